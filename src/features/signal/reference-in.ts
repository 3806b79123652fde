import { parseReference } from '../../domain/reference.ts';
import { Refusal } from '../../domain/refusal.ts';

/** How much of what was typed is said back. */
const SAID_BACK_CHARACTERS = 40;

/** @throws Refusal `unknown_signal` for what is no reference. */
export function referenceIn(text: string): string {
  const reference = parseReference(text);
  if (reference) return reference;
  throw new Refusal('unknown_signal', { reference: text.slice(0, SAID_BACK_CHARACTERS) });
}
