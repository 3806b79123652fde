import { CONFIRM_PUSH } from '../../../bot/crisis/render-target.ts';
import { postedAlarm } from '../../../bot/declare/posted-card.ts';
import { line } from '../../../cards/blocks.ts';
import { SHOW_BOARD } from '../actions.ts';
import { crisisCard } from '../crisis-card-frame.ts';
import { PUSH_REMINDERS, UNCONFIRMED_CARD } from '../stored-names.ts';
import { THE_REST, unconfirmedOf } from './confirmations.ts';

/** Asks one member, as of now, about the place that they see to, or about all that nobody else sees to. */
export const unconfirmedCard = postedAlarm(
  UNCONFIRMED_CARD,
  async (stores, reminderId, audience) => {
    const { words } = audience;
    const reminder = await stores.reminders.find(reminderId);
    if (reminder?.kind !== PUSH_REMINDERS) return undefined;
    const push = await stores.pushes.find(reminder.recordId);
    const version = push && (await stores.crisisMessages.findVersion(push.versionId));
    const mine = push && version ? unconfirmedOf(push, version)(reminder.subject) : [];
    const [first] = mine;
    if (!version || !first) return undefined;
    const { reference } = version.content;
    const { name: place, key } = first.target;
    if (reminder.subject === THE_REST) {
      const title = words('push.asked.rest', { reference, count: mine.length });
      return crisisCard(version.content, title, audience, {
        blocks: [line(words('push.asked.see'))],
        buttons: [SHOW_BOARD.button(version.id, words('push.button.board'), 'primary')],
      });
    }
    return crisisCard(version.content, words('push.asked.title', { reference, place }), audience, {
      blocks: [line(words('push.asked.help'))],
      buttons: [CONFIRM_PUSH.button({ reference, key }, words('push.button.confirm'), 'primary')],
    });
  },
);
