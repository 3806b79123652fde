import {
  AdaptiveCard,
  CardElement,
  HostConfig,
  SerializationContext,
  Versions,
} from 'adaptivecards';
import type { Reply } from '../../../src/bot/declare/reply.ts';
import type { Card } from '../../../src/cards/card.ts';
import type { Dialog } from '../../../src/cards/dialog.ts';
import { TEAMS_LIMITS } from '../../../src/platforms/teams/limits.ts';
import { cardMessage, messageBytes } from '../../../src/platforms/teams/render/card-message.ts';
import { refreshOf } from '../../../src/platforms/teams/render/refresh.ts';
import { renderDialog } from '../../../src/platforms/teams/render/render-dialog.ts';
import { splitCard } from '../../../src/platforms/teams/render/split-message.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

/** As many as there can be who see it in their own way, with ids as long as Teams' are. */
const VIEWERS = Array.from({ length: 80 }, (_, index) => `29:1${String(index).padEnd(92, 'x')}`);
export const REFRESH = refreshOf('7a1d5c1e-0000-4000-8000-000000000001', VIEWERS);

/** As Teams' own host shows them. */
const TEAMS_MOST_ACTIONS = 6;

/** @returns what Teams would have against it. */
export function teamsFaults(reply: Reply): string[] {
  if (reply.kind === 'dialog') return dialogFaults(reply.dialog);
  return reply.kind === 'card' ? cardFaults(reply.card) : [];
}

/** @returns what Teams would have against its messages. */
export function cardFaults(card: Card): string[] {
  return splitCard(card, READER, REFRESH).flatMap((page, index) => {
    const message = cardMessage(page, READER, index === 0 ? REFRESH : undefined);
    const faults = message.attachments.flatMap(({ content }) => parseFaults(content));
    return [...faults, ...sizeFaults(messageBytes(message))];
  });
}

/** A form is no message: it goes as the body of an answer, and is counted as that. */
function dialogFaults(dialog: Dialog): string[] {
  const task = renderDialog(dialog, READER);
  const bytes = Buffer.byteLength(JSON.stringify(task));
  return [...parseFaults(task.card.content), ...sizeFaults(bytes)];
}

function sizeFaults(bytes: number): string[] {
  return bytes > TEAMS_LIMITS.messageBytes ? [`${bytes} bytes`] : [];
}

/** Of Microsoft's own renderer: what it does not know in 1.5, and what is missing. */
export function parseFaults(json: object): string[] {
  // The renderer's own pattern remembers where its last match ended, and then misses the next.
  if (CardElement.langProperty.regEx) CardElement.langProperty.regEx.lastIndex = 0;
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({ actions: { maxActions: TEAMS_MOST_ACTIONS } });
  card.parse(json, context);
  const unread = Array.from({ length: context.eventCount }, (_, index) =>
    context.getEventAt(index),
  );
  const invalid = card.validateProperties().validationEvents;
  return [...unread, ...invalid].map((event) => event.message);
}
