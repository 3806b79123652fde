import type { Reply } from '../../../src/bot/declare/reply.ts';
import { renderCard } from '../../../src/platforms/slack/render/render-card.ts';
import { renderDialog } from '../../../src/platforms/slack/render/render-dialog.ts';
import { splitMessage } from '../../../src/platforms/slack/render/split-message.ts';
import { cardView, homeView, loadingView } from '../../../src/platforms/slack/render/views.ts';
import { passedLimits } from './slack-limits.ts';
import { createShapeCheck } from './slack-shape.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const check = createShapeCheck();

/** @returns what Slack would have against it. */
export function slackFaults(reply: Reply): unknown[] {
  if (reply.kind === 'field-errors') return [];
  if (reply.kind === 'dialog') return viewFaults(renderDialog(reply.dialog, READER, 'C0JOINT'));
  const card = reply.kind === 'card' ? reply.card : { title: reply.text, blocks: [], buttons: [] };
  const pieces = renderCard(card, READER);
  const messages = splitMessage(pieces).flatMap((part) => [
    ...check('Message', part),
    ...passedLimits(part.blocks),
  ]);
  const view = cardView(pieces, READER, 'C0JOINT') ?? loadingView(READER);
  return [...messages, ...viewFaults(view), ...viewFaults(homeView(pieces, 0, READER))];
}

function viewFaults(view: object): unknown[] {
  return [...check('SlackView', view), ...passedLimits(view)];
}
