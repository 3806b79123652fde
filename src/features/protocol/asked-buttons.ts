import type { Context } from '../../bot/declare/context.ts';
import type { Button } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import { isSide } from '../../domain/people/side.ts';
import type { Protocol } from '../../domain/protocol/protocol.ts';
import { SIGN_PROTOCOL } from './actions.ts';
import { readButton } from './reading/reading-card.ts';
import { SIGNERS } from './rights.ts';
import type { ShownProtocol } from './show-protocol.ts';

/** What is asked of this member: a signature, or to have read it. */
export function askedButtons(shown: ShownProtocol, ctx: Context): Button[] {
  const { words } = ctx;
  const signed = mySignature(shown, ctx);
  const { inForce } = shown;
  const sign = signed && SIGN_PROTOCOL.button(signed.id, signLabel(signed, ctx), 'primary');
  const read = inForce && asksToRead(shown, ctx) ? readButton(inForce, words) : undefined;
  // One primary button: the signature is the rarer thing.
  if (sign && read) return [sign, { ...read, look: 'normal' }];
  return [sign, read].filter((one) => one !== undefined);
}

/** The version that waits for this member's signature. */
export function mySignature(
  { successor }: ShownProtocol,
  { member }: Context,
): Protocol | undefined {
  const { side } = member.organisation;
  if (!hasRight(member, SIGNERS) || !isSide(side)) return undefined;
  return successor?.signatures[side] ? undefined : successor;
}

/** Has this member yet to confirm that they have read the version in force? */
export function asksToRead({ inForce, readings }: ShownProtocol, { member }: Context): boolean {
  return inForce !== undefined && !readings.some(({ by }) => by.memberId === member.id);
}

function signLabel({ number }: Protocol, { words, member }: Context): string {
  return words('protocol.button.sign_for', { number, organisation: member.organisation.name });
}
