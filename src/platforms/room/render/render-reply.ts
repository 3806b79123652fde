import type { NoticeReply, Reply } from '../../../bot/declare/reply.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import type { Reader } from '../../../cards/format-time.ts';
import type { RoomMessage } from '../../../ports/people/room-store.ts';
import { renderCard } from '../../adaptive/render-card.ts';
import { renderDialogFields } from '../../adaptive/render-dialog.ts';
import type { DialogView, MessageView, ReplyView } from '../protocol.ts';

/** What the page is answered. */
export function renderReply(reply: Reply, reader: Reader): ReplyView {
  switch (reply.kind) {
    case 'card':
      return {
        kind: 'card',
        title: reply.card.title,
        card: { ...renderCard(reply.card, reader) },
        ...(reply.instead && { instead: true }),
      };
    case 'dialog':
      return { kind: 'dialog', dialog: renderDialog(reply.dialog, reader) };
    case 'notice':
      return { kind: 'notice', tone: toneOf(reply), text: reply.text };
    case 'field-errors':
      return { kind: 'field-errors', errors: reply.errors };
    default:
      return reply satisfies never;
  }
}

/** "Refused" is a word for rights alone. */
function toneOf({ tone, rights }: NoticeReply): Extract<ReplyView, { kind: 'notice' }>['tone'] {
  return tone === 'refused' && !rights ? 'not_done' : tone;
}

/** A message with its thread, its times as ISO 8601 instants. */
export function renderMessage(
  message: RoomMessage,
  thread: readonly RoomMessage[],
  reader: Reader,
): MessageView {
  return {
    id: message.id,
    order: message.order,
    postedAt: message.postedAt.toString(),
    changedAt: message.changedAt.toString(),
    title: message.card.title,
    card: { ...renderCard(message.card, reader) },
    thread: thread.map((reply) => renderMessage(reply, [], reader)),
  };
}

function renderDialog(dialog: Dialog, reader: Reader): DialogView {
  const { action, key, about, title, submit, fields } = dialog;
  return {
    action,
    key,
    ...(about !== undefined && { about }),
    title,
    submit,
    card: { ...renderDialogFields(dialog, reader) },
    several: fields.flatMap((field) =>
      field.tag === 'choice' && field.most > 1 ? [field.name] : [],
    ),
    limits: Object.fromEntries(
      fields.flatMap((field) => (field.tag === 'text' ? [[field.name, field.maxLength]] : [])),
    ),
  };
}
