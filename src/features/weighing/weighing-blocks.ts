import type { Audience } from '../../bot/declare/context.ts';
import { moment } from '../../cards/blocks.ts';
import type { Block, RichText, StatusBlock } from '../../cards/card.ts';
import { SIDES, type Side } from '../../domain/people/side.ts';
import type { OutcomeKind, Signal } from '../../domain/signal/signal.ts';
import { openSteps } from '../../domain/signal/step.ts';
import { sidesInOrder } from '../../domain/signal/weighing.ts';
import type { Words } from '../../locales/words.ts';

/** "Unfounded", as one reads it in a sentence. */
export function outcomeName(kind: OutcomeKind | undefined, words: Words): string {
  return kind ? words(`signal.outcome.${kind}`) : '';
}

/** The organisations of the other side, by name. */
export function otherName(side: Side, { sides }: Pick<Audience, 'sides'>): string {
  return SIDES.filter((one) => one !== side)
    .map((one) => sides[one])
    .join(', ');
}

/** The side that proposed, by name; and the one that answers. */
export function proposerNames(
  { outcome }: Signal,
  audience: Pick<Audience, 'sides'>,
): { readonly side: string; readonly other: string } {
  const side = SIDES.find((one) => one === outcome?.proposed.by.organisation.side);
  if (!side) return { side: '', other: '' };
  return { side: audience.sides[side], other: otherName(side, audience) };
}

/** How far the weighing is, in one line. */
export function weighingStatus(signal: Signal, audience: Audience): StatusBlock {
  const { words, sides } = audience;
  const { status, outcome, mergedInto: into = '' } = signal;
  const name = outcomeName(outcome?.kind, words);
  if (status === 'closed') return line('done', [words('signal.card.closed', { outcome: name })]);
  if (status === 'merged') return line('done', [words('signal.card.merged', { into })]);
  if (status === 'raised') return line('open', [words('weighing.status.raised')]);
  if (outcome?.agreed) {
    return line('in_hand', [words('weighing.status.agreed', { outcome: name })]);
  }
  if (outcome) return proposedStatus(signal, audience, name);
  const missing = sidesInOrder(signal).filter((side) => !signal.views[side]);
  if (missing.length === 0) return line('in_hand', [words('weighing.status.noted')]);
  const names = missing.map((side) => sides[side]).join(words('list.and'));
  return line('open', [words('weighing.status.missing', { sides: names })]);
}

function proposedStatus(signal: Signal, audience: Audience, outcome: string): StatusBlock {
  const { words, now } = audience;
  const by = signal.outcome?.agreeBy ?? now;
  const late = Temporal.Instant.compare(by, now) <= 0;
  const key = late ? 'weighing.status.proposed_late' : 'weighing.status.proposed';
  const text = words(key, { ...proposerNames(signal, audience), outcome });
  return line(late ? 'overdue' : 'in_hand', [text, ' ', moment(by)]);
}

function line(symbol: StatusBlock['symbol'], text: RichText): StatusBlock {
  return { tag: 'status', symbol, text };
}

/** Of more information: by whom, until when. */
export function moreBlocks({ outcome }: Signal, words: Words): Block[] {
  if (!outcome?.more) return [];
  const { by, until } = outcome.more;
  const more = words('weighing.more', { name: `${by.name} (${by.organisation.name})` });
  const text: RichText = [more, ' ', moment(until)];
  return [{ tag: 'text', tone: 'normal', text }];
}

/** What is still missing until it is closed. */
export function closingBlocks(signal: Signal, { words, sides }: Audience): Block[] {
  if (signal.status !== 'weighed') return [];
  const text = (said: string): Block => ({ tag: 'text', tone: 'normal', text: [said] });
  const open = openSteps(signal).length;
  if (open > 0) return [text(words('weighing.closing.steps', { count: open }))];
  const said = SIDES.find((side) => signal.closing.sides[side]);
  if (!said) return [text(words('weighing.closing.none'))];
  const other = otherName(said, { sides });
  return [text(words('weighing.closing.one', { side: sides[said], other }))];
}
