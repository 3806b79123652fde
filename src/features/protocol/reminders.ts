import { NOTHING_SAID, reminderHandler } from '../../bot/declare/reminder-handler.ts';
import { hasRight } from '../../domain/people/right.ts';
import { PROTOCOL_REMINDERS, UNREAD_CARD } from './protocol-cards.ts';
import { readingsOf } from './reading/reading-blocks.ts';
import { SIGNERS } from './rights.ts';

/** Tells both coordinators who has not confirmed having read the version in force, if anybody has not. */
export const readingReminder = reminderHandler(PROTOCOL_REMINDERS, {
  knows: (occasion) => /^week \d+$/.test(occasion),
  // Nothing is locked: the line in the audit log asks whether that version is in force still.
  async lock({ protocols }, records) {
    const [{ partnershipId } = { partnershipId: '' }] = records;
    const inForce = await protocols.inForce(partnershipId);
    return new Set(records.map(({ recordId }) => recordId).filter((id) => id === inForce?.id));
  },
  // Of a partnership there is one in force.
  read: async ({ stores }, all) => {
    const [
      {
        record: { recordId },
      } = { record: { recordId: '' } },
    ] = all;
    return stores.protocols.listReadings(recordId);
  },
  say({ people }, readings, { record: { recordId }, due }) {
    const { unread } = readingsOf(people, readings);
    const last = due.at(-1);
    if (unread.length === 0 || !last) return NOTHING_SAID;
    const coordinators = people.filter((person) => hasRight(person, SIGNERS));
    // A reminder is a message of its own: nobody hears of one that changes in place.
    const told = { card: UNREAD_CARD, recordId: last.id, revision: 1 };
    const detail = { unread: unread.map(({ id }) => id), told: coordinators.map(({ id }) => id) };
    return {
      audit: [{ action: 'protocol.reminded', model: 'protocol', recordId, detail }],
      channelCards: [],
      memberCards: coordinators.map(({ id: memberId }) => ({ ...told, memberId })),
    };
  },
});
