import type { TaskModuleResponse } from 'botbuilder';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import { strangerOf } from '../../shared/person.ts';
import { withTimeout } from '../../shared/with-timeout.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { readDialogState } from '../render/dialog-state.ts';
import { attachmentOf, renderCard } from '../render/render-card.ts';
import { renderDialog, type TaskInfo } from '../render/render-dialog.ts';
import { splitCard } from '../render/split-message.ts';
import { type AnswerDeps, recipientOf } from '../send/answer.ts';
import { answerInPrivate } from '../send/private-answer.ts';
import { type Received, receivePress, receiveSubmission, type Who } from './receive.ts';
import { type Envelope, pressData } from './schema.ts';

const NAME = 'Tandem';

/** Answers with a dialog: the form that was asked for, or what there is to say instead. */
export async function fetchDialog(
  deps: AnswerDeps,
  received: Received,
): Promise<TaskModuleResponse> {
  const { reader } = recipientOf(deps.directory, received);
  const reply = await withTimeout(
    deps.dispatch(received.interaction),
    TEAMS_LIMITS.workMilliseconds,
  );
  if (!reply) return closing(wordsFor(reader.language)('teams.not_ready'));
  return dialogAnswer(deps, reply, received);
}

/**
 * Answers a submission once it is recorded. A dialog that cannot be recorded comes back with all that
 * was typed, and says why. A button of a card in a dialog is submitted too, and is a press.
 */
export async function submitDialog(
  deps: AnswerDeps,
  activity: Envelope,
  data: Readonly<Record<string, unknown>>,
  who: Who,
): Promise<TaskModuleResponse> {
  const submitted = readDialogState(data);
  if (!submitted) {
    const pressed = pressData.safeParse(data).data ?? { action: '', value: '' };
    return fetchDialog(deps, receivePress(activity, pressed, who));
  }
  const received = receiveSubmission(activity, submitted, who);
  const { reader } = recipientOf(deps.directory, received);
  const reply = await deps.dispatch(received.interaction);
  const { dialog, values } = submitted;
  if (reply.kind === 'field-errors') {
    return open(renderDialog(dialog, reader, { values, errors: reply.errors }));
  }
  if (reply.kind === 'notice' && reply.tone === 'refused') {
    return open(renderDialog(dialog, reader, { values, errors: {}, word: reply.text }));
  }
  return dialogAnswer(deps, reply, received);
}

/** What somebody sent of whom it could not be said who they are: nothing that they typed is lost. */
export function openAgain(
  { locale }: Envelope,
  data: Readonly<Record<string, unknown>>,
  word: string,
): TaskModuleResponse {
  const submitted = readDialogState(data);
  if (!submitted) return closing(word);
  const { dialog, values } = submitted;
  return open(renderDialog(dialog, strangerOf(locale), { values, errors: {}, word }));
}

/** The dialog closes, and a sentence is said. */
export function closing(value: string): TaskModuleResponse {
  return { task: { type: 'message', value } };
}

function open(info: TaskInfo): TaskModuleResponse {
  return { task: { type: 'continue', value: { ...info } } };
}

async function dialogAnswer(
  deps: AnswerDeps,
  reply: Reply,
  received: Received,
): Promise<TaskModuleResponse> {
  const recipient = recipientOf(deps.directory, received);
  const { reader } = recipient;
  switch (reply.kind) {
    case 'dialog':
      return open(renderDialog(reply.dialog, reader));
    case 'notice':
      return closing(reply.text);
    case 'field-errors':
      return closing(Object.values(reply.errors).join(' '));
    case 'card': {
      if (splitCard(reply.card, reader).length === 1) return open(cardInfo(reply.card, reader));
      const showing = answerInPrivate(deps, recipient, [reply.card]);
      await withTimeout(showing, TEAMS_LIMITS.showMilliseconds);
      return closing(wordsFor(reader.language)('teams.too_long_here'));
    }
    default:
      return reply satisfies never;
  }
}

function cardInfo(card: Card, reader: Reader): TaskInfo {
  const content = attachmentOf(renderCard(card, reader, 'dialog'));
  return { title: NAME, width: 'medium', height: 'medium', card: content };
}
