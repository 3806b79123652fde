import { CONFIRM_ACTION } from '../../../bot/crisis/render-target.ts';
import type { LegacyFeature } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { BOARD_CARD, PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import { buildBoardCard } from './board-card.ts';
import { confirmPush } from './confirm-push.ts';
import {
  AGAIN_ACTION,
  BOARD_ACTION,
  PUSH_REMINDERS as REMINDERS,
  STOP_ACTION,
  THERE_ACTION,
  TOLD_ACTION,
  UNCONFIRMED_CARD,
} from './push-names.ts';
import { pushedCard } from './pushed-card.ts';
import { buildUnconfirmedCard, remindOfConfirmation } from './remind-confirmation.ts';
import { recordTold, settleHeld, stopPush } from './settle-push.ts';
import { showBoard } from './show-board.ts';

/** What comes after a push, for the feature that pushes. */
export const PUSH_PRESSES: LegacyFeature['presses'] = {
  [BOARD_ACTION]: async (turn, id) => board(turn, id),
  async [STOP_ACTION](turn, id) {
    await turn.perform(stopPush, { id });
    return done(turn.words('push.done.stopped'));
  },
  async [THERE_ACTION](turn, targetId) {
    await turn.perform(settleHeld, { targetId, as: 'there' });
    return done(turn.words('push.done.there'));
  },
  async [AGAIN_ACTION](turn, targetId) {
    await turn.perform(settleHeld, { targetId, as: 'again' });
    return done(turn.words('push.done.again'));
  },
  async [TOLD_ACTION](turn, targetId) {
    await turn.perform(recordTold, { targetId });
    return done(turn.words('push.done.told'));
  },
  [CONFIRM_ACTION]: confirm,
};

export const PUSH_CARDS: LegacyFeature['cards'] = {
  [BOARD_CARD]: buildBoardCard,
  [UNCONFIRMED_CARD]: buildUnconfirmedCard,
};

export const PUSHED: NonNullable<LegacyFeature['pushed']> = { [PUSH_CARD]: pushedCard };

export const PUSH_REMINDERS: NonNullable<LegacyFeature['reminders']> = {
  [REMINDERS]: remindOfConfirmation,
};

export const PUSH_USE_CASES: LegacyFeature['useCases'] = [
  stopPush,
  settleHeld,
  recordTold,
  confirmPush,
  showBoard,
];

async function board(turn: Turn, id: string): Promise<Reply> {
  return { kind: 'card', card: await turn.perform(showBoard, { id, audience: turn }) };
}

/** The value names the message and the place: `C-2026-0001/3` and the target's key. */
async function confirm(turn: Turn, value: string): Promise<Reply> {
  const [reference = '', key = ''] = value.split(' ');
  const { words, member } = turn;
  const result = await turn.perform(confirmPush, { reference, key });
  const { place, confirmed, replacedBy } = result;
  if (replacedBy) return done(words('push.done.confirmed_past', { reference, next: replacedBy }));
  const { memberId, name } = confirmed.by;
  return done(
    memberId === member.id
      ? words('push.done.confirmed', { reference, place })
      : words('push.done.confirmed_before', { reference, place, name }),
  );
}

function done(text: string): Reply {
  return { kind: 'notice', tone: 'done', text };
}
