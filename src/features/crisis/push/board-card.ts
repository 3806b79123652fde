import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { line, moment, quiet } from '../../../cards/blocks.ts';
import type { Block, Button, Card } from '../../../cards/card.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { type Push, type Standing, standings } from '../../../domain/crisis/push.ts';
import { BOARD_CARD } from '../../../ports/crisis/push-store.ts';
import { STOP_PUSH } from '../actions.ts';
import { crisisCard } from '../crisis-card-frame.ts';
import { boardFacts, boardRows } from './board-rows.ts';

/** How a push stands: what needs somebody first, then where it is. It changes in place. */
export const boardCard = postedCard(BOARD_CARD, async (stores, versionId, audience) => {
  const push = await stores.pushes.findForBoard(versionId);
  const version = push && (await stores.crisisMessages.findVersion(versionId));
  return push && version && boardOf(push, version, audience);
});

/** The board of a push, to whoever reads it. */
export function boardOf(push: Push, { content }: MessageVersion, audience: Audience): Card {
  const all = standings(content.targets, push);
  const [rows, facts] = [boardRows(all, push, audience), boardFacts(all, audience)];
  return crisisCard(content, titleOf(content.reference, all, audience), audience, {
    blocks: [
      ...deeds(push, audience),
      ...(rows.length > 0 ? [{ tag: 'list' as const, rows }] : []),
      ...(facts.length > 0 ? [{ tag: 'facts' as const, facts }] : []),
    ],
    buttons: stopButton(all, push, audience),
  });
}

function titleOf(reference: string, all: readonly Standing[], { words }: Audience): string {
  const count = (...states: Standing['state'][]) =>
    all.filter(({ state }) => states.includes(state)).length;
  const confirmed = count('confirmed');
  const numbers = { reference, arrived: confirmed + count('sent'), total: all.length, confirmed };
  const held = count('held');
  return held > 0
    ? words('push.board.title_held', { ...numbers, count: held })
    : words('push.board.title', numbers);
}

function deeds({ pushed, stopped, replacedBy }: Push, { words }: Audience): Block[] {
  const said = (key: 'sent_off' | 'stopped', { by, at }: Push['pushed']): Block => {
    const names = { name: by.name, organisation: by.organisation.name };
    return line(words(`push.board.${key}`, names), ' ', moment(at));
  };
  return [
    said('sent_off', pushed),
    ...(stopped ? [said('stopped', stopped), quiet(words('push.board.stopped_meaning'))] : []),
    ...(replacedBy ? [quiet(words('push.board.replaced', { reference: replacedBy }))] : []),
  ];
}

function stopButton(all: readonly Standing[], push: Push, { words }: Audience): Button[] {
  const waits = all.some(({ state }) => state === 'waiting');
  if (!waits || push.stopped || push.replacedBy !== undefined) return [];
  return [STOP_PUSH.button(push.versionId, words('push.button.stop'))];
}
