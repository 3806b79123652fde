import { randomUUID } from 'node:crypto';
import type { Command } from '../../../bot/declare/context.ts';
import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { FormValues } from '../../../cards/dialog.ts';
import { receiveButton } from '../../shared/press-again.ts';
import type { DialogState } from '../render/dialog-state.ts';
import { VIEW } from '../render/refresh.ts';
import { plainOfHtml } from './plain-text.ts';
import { keepPublic } from './public-text.ts';
import type { Envelope, ExtensionFetch, Message } from './schema.ts';
import { typedText } from './typed-text.ts';

/** Where an interaction came from, and where it can be answered. */
export interface Place {
  readonly serviceUrl: string;
  /** To post to: a thread of a channel is a conversation of its own. */
  readonly conversation: string;
  /** Shared with others: a channel or a group chat. */
  readonly shared: boolean;
  /** Of the conversation's host; nothing if Teams did not say. */
  readonly host: string | undefined;
  /** `29:…`, known to this bot alone. */
  readonly user: string;
  readonly bot: string;
}

export interface Received {
  readonly interaction: Interaction;
  readonly place: Place;
  /** What was written for all to see and was not taken over. */
  readonly discarded: boolean;
}

/** Who acts: their own tenant, not that of the conversation's host. */
export interface Who {
  readonly tenant: string;
  readonly object: string;
}

const PLACE_IN_LIST = /~\d+$/;
const FIRST_WORD = /^\s*\/?(\S*)\s*([\s\S]*)$/;
/** Words that lead to the page of what waits, in a chat with Tandem alone. */
const HOME = /^\s*\/?(?:home|tandem)?\s*$/i;

/** A message is a command, or asks for the page of what waits. */
export function receiveMessage(
  activity: Message,
  who: Who,
  commands: readonly Command[],
): Received {
  const place = placeOf(activity);
  const about = envelopeOf(activity, who);
  const { text, left } = typedText(activity);
  const heard = !place.shared || activity.recipient.isTargeted === true;
  if (!place.shared && HOME.test(text)) {
    return { interaction: { kind: 'home', ...about }, place, discarded: false };
  }
  const command = commandIn(text, commands);
  const kept = heard ? command.text : keepPublic(command, commands);
  return {
    interaction: { kind: 'command', ...about, name: command.name, text: kept },
    place,
    discarded: kept !== command.text || (left && !heard),
  };
}

/** @param data of the button: what it does and what it is about. */
export function receivePress(
  activity: Envelope,
  data: { readonly action: string; readonly value: string },
  who: Who,
): Received {
  const place = placeOf(activity);
  const about = envelopeOf(activity, who);
  const interaction: Interaction =
    data.action === VIEW
      ? { kind: 'view', ...about, delivery: data.value }
      : receiveButton(about, data);
  return { interaction, place, discarded: false };
}

/** A message extension is a press; its value is the text of the chosen message. */
export function receiveExtension(activity: ExtensionFetch, who: Who): Received {
  const { commandId, messagePayload } = activity.value;
  const { contentType, content } = messagePayload?.body ?? {};
  const text = content ?? '';
  const value = contentType === 'text' ? text : plainOfHtml(text);
  return receivePress(activity, { action: commandId.replace(PLACE_IN_LIST, ''), value }, who);
}

/** A dialog that came back with what was typed. */
export function receiveSubmission(
  activity: Envelope,
  { dialog, values }: { readonly dialog: DialogState; readonly values: FormValues },
  who: Who,
): Received {
  const { action, key, about } = dialog;
  return {
    interaction: {
      kind: 'submission',
      ...envelopeOf(activity, who),
      action,
      key,
      about,
      values,
    },
    place: placeOf(activity),
    discarded: false,
  };
}

/** Where an activity came from. */
export function placeOf({ serviceUrl, conversation, from, recipient }: Envelope): Place {
  return {
    serviceUrl,
    conversation: conversation.id,
    shared: isShared(conversation),
    host: conversation.tenantId ?? undefined,
    user: from.id,
    bot: recipient.id,
  };
}

/** Of a chat with a bot alone; channels and groups begin with `19:`. */
const ALONE = 'a:';

/** Do others read along, in a channel or a group chat? What Teams does not name may be one. */
export function isShared({ conversationType, id }: Envelope['conversation']): boolean {
  if (conversationType) return conversationType !== 'personal';
  return !id.startsWith(ALONE);
}

/** The conversation's id without that of a thread in it. */
export function channelOf(conversation: string): string {
  return conversation.split(';')[0] ?? conversation;
}

function envelopeOf(activity: Envelope, { tenant, object }: Who) {
  const { id, conversation, locale } = activity;
  return {
    id: id ?? randomUUID(),
    actor: { platform: 'teams', tenant, user: object },
    conversation: isShared(conversation) ? channelOf(conversation.id) : undefined,
    locale: locale ?? undefined,
  };
}

/** `tandem signal …` is `signal …`; what begins with no command is for `tandem` to answer. */
function commandIn(
  text: string,
  commands: readonly Command[],
): { readonly name: string; readonly text: string } {
  const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  const found = commands.find(({ name, under }) => !under && name === first.toLowerCase());
  if (!found) return { name: 'tandem', text };
  if (found.name !== 'tandem') return { name: found.name, text: rest };
  const behind = commandIn(rest, commands);
  return behind.name === 'tandem' ? { name: 'tandem', text: rest } : behind;
}
