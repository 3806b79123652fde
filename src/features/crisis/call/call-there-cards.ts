import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { postedCall } from '../../../bot/declare/posted-card.ts';
import { quiet } from '../../../cards/blocks.ts';
import type { CalledPerson } from '../../../cards/card.ts';
import { isCalled } from '../../../domain/crisis/calls/call-reminders.ts';
import { callSubject } from '../../../domain/crisis/calls/calling.ts';
import { isOpenUnit } from '../../../domain/crisis/unit.ts';
import { SHOW_UNIT } from '../actions.ts';
import { crisisCard } from '../crisis-card-frame.ts';
import { CALL_ALONE_CARD, CALL_MENTION_CARD, CRISIS_REMINDERS } from '../stored-names.ts';
import { callOf } from '../unit/call-card.ts';

/** Calls somebody where both sides are, seen by them alone. Whoever else asks for it gets nothing. */
export const callAloneCard = postedCall(CALL_ALONE_CARD, async (stores, recordId, audience) => {
  const found = await findCalled(stores, recordId, audience);
  if (!found) return undefined;
  const { whole, member, person } = found;
  if (audience.member && audience.member.id !== member.id) return undefined;
  const card = await callOf(stores, whole, { ...audience, member });
  return { ...card, calls: person('alone') };
});

/** Calls somebody by a mention that all see: not a word of what it is about. */
export const callMentionCard = postedCall(CALL_MENTION_CARD, async (stores, recordId, audience) => {
  const found = await findCalled(stores, recordId, audience);
  if (!found) return undefined;
  const { whole, person } = found;
  const { unit } = whole;
  const { words } = audience;
  const card = crisisCard(unit, words('crisis.call.mention'), audience, {
    blocks: [quiet(words('crisis.call.mention_help'))],
    buttons: [SHOW_UNIT.button(unit.id, words('crisis.call.mention_button'), 'primary')],
  });
  return { ...card, calls: person('mention') };
});

/** Whom a reminder calls; nothing if they are in by now, or it is somebody else's place. */
async function findCalled(stores: CardStores, reminderId: string, { members }: Audience) {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== CRISIS_REMINDERS) return undefined;
  const whole = await stores.crisisUnits.findWhole(reminder.recordId);
  const seat = whole?.unit.seats.find(
    (one) => isCalled(one) && callSubject(one) === reminder.subject,
  );
  const member = members.find(({ id }) => id === seat?.holder.memberId);
  if (!whole || !member || !isOpenUnit(whole.unit)) return undefined;
  const accounts = await stores.sentCards.accounts(member.id);
  const person = (how: CalledPerson['how']): CalledPerson => ({ how, name: member.name, accounts });
  return { whole, member, person };
}
