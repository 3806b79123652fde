import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { CHOOSE_LEAD, OPEN_STEPS } from '../../../bot/signals/actions.ts';
import { allSignals } from '../../../bot/signals/all-signals.ts';
import { categoryNames } from '../../../bot/signals/signal-words.ts';
import { line, strong } from '../../../cards/blocks.ts';
import type { Button, ListRow } from '../../../cards/card.ts';
import { currentContacts, leadIds } from '../../../domain/signal/lead.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { canDo, OPEN_STATUSES } from '../../../domain/signal/signal-life.ts';
import { openSteps } from '../../../domain/signal/step.ts';
import type { ReminderRecord } from '../../../ports/delivery/reminder-store.ts';
import { LEFT_REMINDERS } from '../../../ports/people/register-writer.ts';
import type { ReadingStores } from '../../../ports/stores.ts';
import { HAND_OVER } from '../actions.ts';
import { seeButton } from '../card-frame.ts';
import { coordinates } from '../rights.ts';
import { LEFT_CARD } from '../tell-lead.ts';

/** More than these nobody reads at once. */
const MOST_ROWS = 20;

/** What the member who left still leads, is asked to lead or has a step in, each with who could do something. */
export const departedCard = postedCard(LEFT_CARD, async (stores, reminderId, audience) => {
  const reminder = await stores.reminders.find(reminderId);
  if (!reminder || reminder.kind !== LEFT_REMINDERS) return undefined;
  const signals = (await leftBehind(stores, [reminder]))(reminder.recordId);
  const [first] = signals;
  if (!first) return undefined;
  const { words, partnership } = audience;
  const memberId = reminder.recordId;
  const left = Math.max(0, signals.length - MOST_ROWS);
  const rows = signals.slice(0, MOST_ROWS).map((one) => leftRow(one, memberId, audience));
  return {
    ...cardHead(
      words('lead.left.title', { name: nameIn(first, memberId), count: signals.length }),
      { words, partnership },
    ),
    blocks: [
      line(words('lead.left.help')),
      { tag: 'list', rows },
      ...(left > 0 ? [line(words('lead.left.more', { count: left }))] : []),
    ],
    buttons: [],
  };
});

/**
 * Open signals that still name the members whom reminders of one partnership are about, what waits longest first.
 *
 * @returns those that name one of them.
 */
export async function leftBehind(
  stores: Pick<ReadingStores, 'signals'>,
  records: readonly ReminderRecord[],
): Promise<(memberId: string) => readonly Signal[]> {
  const [{ partnershipId } = { partnershipId: '' }] = records;
  const memberIds = records.map(({ recordId }) => recordId);
  const signals = await allSignals(stores, { partnershipId, statuses: OPEN_STATUSES, memberIds });
  return (memberId) => signals.filter((one) => stillNames(one, memberId));
}

function stillNames(signal: Signal, memberId: string): boolean {
  return (
    leadIds(signal).includes(memberId) ||
    openSteps(signal).some(({ owner }) => owner.memberId === memberId)
  );
}

function nameIn({ lead, steps }: Signal, memberId: string): string {
  const named = [
    ...currentContacts(lead).flatMap(({ contact, handover }) => [
      contact,
      ...(handover ? [handover.to] : []),
    ]),
    ...steps.map(({ owner }) => owner),
  ];
  return named.find((one) => one.memberId === memberId)?.name ?? '';
}

function leftRow(signal: Signal, memberId: string, audience: Audience): ListRow {
  const { words } = audience;
  const { reference, categories } = signal;
  const contact = currentContacts(signal.lead).find((one) => one.contact.memberId === memberId);
  const taking = currentContacts(signal.lead).some(
    ({ handover }) => handover?.to.memberId === memberId,
  );
  const steps = openSteps(signal).some(({ owner }) => owner.memberId === memberId);
  const was = [
    ...(contact?.state === 'accepted' ? [words('lead.left.leads')] : []),
    ...(contact?.state === 'asked' ? [words('lead.left.asked')] : []),
    ...(taking ? [words('lead.left.taking')] : []),
    ...(steps ? [words('lead.left.step')] : []),
  ];
  return {
    text: [strong(`${reference} · ${categoryNames(categories, words)}`)],
    detail: [was.join(words('list.and'))],
    button: leftButton(signal, contact, steps, audience),
  };
}

/** What this reader can do about it; where only others can, how it stands. */
function leftButton(
  signal: Signal,
  contact: LeadContact | undefined,
  steps: boolean,
  { words, member }: Audience,
): Button {
  const { reference } = signal;
  const own = member && contact && coordinates(member, contact.side);
  if (contact?.state === 'accepted' && own && !contact.handover) {
    return HAND_OVER.button(reference, words('lead.button.hand_over'));
  }
  if (contact?.state === 'asked' && canDo(signal, 'choose_lead')) {
    return CHOOSE_LEAD.button(reference, words('lead.button.choose_again'));
  }
  if (!contact && steps) return OPEN_STEPS.button(reference, words('signal.button.step'));
  return seeButton(reference, words);
}
