import type { LegacyReminderHandler as ReminderHandler } from '../../../bot/legacy.ts';
import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { categoryNames } from '../../../bot/signals/signal-words.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Button, ListRow } from '../../../cards/card.ts';
import { currentContacts } from '../../../domain/signal/lead.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { canDo, OPEN_STATUSES } from '../../../domain/signal/signal-life.ts';
import { openSteps } from '../../../domain/signal/step.ts';
import type { ReminderRecord } from '../../../ports/delivery/reminder-store.ts';
import { LEFT_REMINDERS } from '../../../ports/people/register-writer.ts';
import type { Stores } from '../../../ports/stores.ts';
import { line, seeButton } from '../card-frame.ts';
import { coordinates, coordinators } from '../rights.ts';
import { LEFT_CARD } from '../tell-lead.ts';

/** More than these nobody reads at once. */
const MOST_ROWS = 20;
const MOST_LOOKED_AT = 500;

/** A member left: both sides' coordinators hear at once what still names them. Nothing does: nobody hears. */
export const leftReminder: ReminderHandler = {
  lock: async () => true,
  async remind({ stores, people }, record, due) {
    const signals = await leftBehind(stores, record);
    const [last] = due.slice(-1);
    if (signals.length === 0 || !last) return { audit: [], shows: [] };
    const told = coordinators(people).filter(({ id }) => id !== record.recordId);
    return {
      audit: signals.map(({ id, reference }) => {
        const detail = { reference, member: record.recordId };
        return { action: 'signal.member_left', model: 'signal', recordId: id, detail };
      }),
      shows: [],
      tells: told.map(({ id: memberId }) => {
        return { card: LEFT_CARD, recordId: last.id, revision: 1, memberId };
      }),
    };
  },
};

/** What the member who left still leads, is asked to lead or has a step in, each with who could do something. */
export const buildLeftCard: CardBuilder = async (stores, reminderId, audience) => {
  const reminder = await stores.reminders.find(reminderId);
  if (!reminder || reminder.kind !== LEFT_REMINDERS) return undefined;
  const signals = await leftBehind(stores, reminder);
  const [first] = signals;
  if (!first) return undefined;
  const { words, partnership } = audience;
  const memberId = reminder.recordId;
  const left = Math.max(0, signals.length - MOST_ROWS);
  const rows = signals.slice(0, MOST_ROWS).map((one) => leftRow(one, memberId, audience));
  return {
    title: words('lead.left.title', { name: nameIn(first, memberId), count: signals.length }),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      line(words('lead.left.help')),
      { tag: 'list', rows },
      ...(left > 0 ? [line(words('lead.left.more', { count: left }))] : []),
    ],
    buttons: [],
  };
};

function leftBehind(
  { signals }: Pick<Stores, 'signals'>,
  { partnershipId, recordId: memberId }: ReminderRecord,
): Promise<readonly Signal[]> {
  const filter = { partnershipId, statuses: OPEN_STATUSES, memberId };
  return signals.list(filter, { most: MOST_LOOKED_AT, skip: 0 });
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
    text: [{ run: 'strong', text: `${reference} · ${categoryNames(categories, words)}` }],
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
  const dialog = { opensDialog: true };
  const own = member && contact && coordinates(member, contact.side);
  if (contact?.state === 'accepted' && own && !contact.handover) {
    return button('lead.handover', reference, words('lead.button.hand_over'), dialog);
  }
  if (contact?.state === 'asked' && canDo(signal, 'choose_lead')) {
    return button('lead.choose', reference, words('lead.button.choose_again'), dialog);
  }
  if (!contact && steps) return button('step.open', reference, words('signal.button.step'));
  return seeButton(reference, words);
}
