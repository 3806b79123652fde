import { reminderHandler } from '../../bot/declare/contributions.ts';
import { hasRight } from '../../domain/people/right.ts';
import { PROTOCOL_REMINDERS, UNREAD_CARD } from './protocol-cards.ts';
import { readingsOf } from './reading/reading-blocks.ts';
import { SIGNERS } from './rights.ts';

/** Tells both coordinators who has not confirmed having read the version in force, if anybody has not. */
export const readingReminder = reminderHandler(PROTOCOL_REMINDERS, {
  knows: (occasion) => /^week \d+$/.test(occasion),
  async lock({ protocols }, { partnershipId, recordId }) {
    await protocols.newestForUpdate(partnershipId);
    return (await protocols.inForce(partnershipId))?.id === recordId;
  },
  async remind({ stores, people }, { recordId }, due) {
    const { unread } = readingsOf(people, await stores.protocols.listReadings(recordId));
    const last = due.at(-1);
    if (unread.length === 0 || !last) return { audit: [], channelCards: [] };
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
