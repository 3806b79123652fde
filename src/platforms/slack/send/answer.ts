import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { Directory } from '../../../bot/directory.ts';
import type { Dispatch } from '../../../bot/dispatch.ts';
import type { Button, Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { Log } from '../../../log.ts';
import { personOf } from '../../shared/person.ts';
import { pressAgain } from '../../shared/press-again.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { Received } from '../receive/receive.ts';
import { renderCard, textPieces } from '../render/render-card.ts';
import { renderDialog } from '../render/render-dialog.ts';
import type { Piece } from '../render/split-message.ts';
import { cardView, loadingView } from '../render/views.ts';
import { NO_FILES, type PictureFiles } from './message-pictures.ts';
import { type Asked, openView, showView } from './open-view.ts';
import { answerInPrivate } from './private-answer.ts';
import type { Pictures } from './upload-pictures.ts';

/** A form that is not there by then is opened empty, and filled in when it comes. */
const OPEN_FIRST_MILLISECONDS = 1_200;

export interface AnswerDeps {
  readonly dispatch: Dispatch;
  readonly directory: Directory;
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly log: Log;
}

interface Prepared {
  readonly reply: Reply;
  readonly files: PictureFiles;
}

interface Answering extends Asked {
  readonly interaction: Interaction;
  readonly reader: Reader;
}

/** Answers a command, a press or a shortcut that Slack was already told is in hand. */
export async function answer(deps: AnswerDeps, { interaction, place }: Received): Promise<void> {
  const client = await deps.workspaces.client(place.tenants);
  const reader = personOf(deps.directory, interaction).reader;
  const answering = { client, log: deps.log, place, interaction, reader };
  const work = prepare(deps, client, interaction);
  const early = await Promise.race([work, sleep(OPEN_FIRST_MILLISECONDS, undefined)]);
  if (early) return show(answering, early);
  const opened = await openView(answering, loadingView(reader));
  const prepared = await work;
  if (opened === undefined) return show(answering, prepared);
  await show({ ...answering, place: { ...place, view: { id: opened, type: 'modal' } } }, prepared);
}

async function prepare(
  { dispatch, pictures }: AnswerDeps,
  client: WebClient | undefined,
  interaction: Interaction,
): Promise<Prepared> {
  const reply = await dispatch(interaction);
  return { reply, files: reply.kind === 'card' ? await pictures(client, reply.card) : NO_FILES };
}

async function show(answering: Answering, { reply, files }: Prepared): Promise<void> {
  if (reply.kind === 'dialog') return showDialog(answering, reply);
  const pieces = piecesOf(reply, answering.reader, files);
  const { place, reader } = answering;
  const view = place.view && cardView(pieces, reader, place.channel);
  if (view && (await showView(answering, view)) === 'shown') return;
  const elsewhere = textPieces([wordsFor(reader.language)('slack.too_long_here')], reader);
  const instead = !view && place.view && cardView(elsewhere, reader, place.channel);
  if (instead) await showView(answering, instead);
  await answerInPrivate(answering, pieces);
}

async function showDialog(
  answering: Answering,
  { dialog }: Extract<Reply, { kind: 'dialog' }>,
): Promise<void> {
  const { place, reader } = answering;
  const view = renderDialog(dialog, reader, place.channel);
  const shown = await showView(answering, view);
  if (shown !== 'expired') return;
  await answerInPrivate(answering, openAgain(answering));
}

/** What a reply says, but for a dialog, which is opened. */
export function piecesOf(
  reply: Exclude<Reply, { kind: 'dialog' }>,
  reader: Reader,
  files = NO_FILES,
): Piece[] {
  switch (reply.kind) {
    case 'card':
      return renderCard(reply.card, reader, files);
    case 'notice':
      return textPieces([reply.text], reader);
    case 'field-errors':
      return Object.values(reply.errors).flatMap((text) => textPieces([text], reader));
    default:
      return reply satisfies never;
  }
}

/** A sentence with a button that does the same once more, this time with three seconds of its own. */
function openAgain({ interaction, reader }: Answering): Piece[] {
  const words = wordsFor(reader.language);
  const { action, value } = pressAgain(interaction);
  const kept = value.length <= SLACK_LIMITS.buttonValueCharacters;
  const short = interaction.kind === 'command' ? interaction.name : '';
  const button: Button = {
    action,
    value: kept ? value : short,
    label: words('slack.open_form'),
    look: 'primary',
    opensDialog: true,
  };
  const card: Card = {
    title: words('slack.expired'),
    blocks: kept ? [] : [{ tag: 'text', tone: 'normal', text: [words('slack.too_long_to_keep')] }],
    buttons: [button],
  };
  return renderCard(card, reader);
}
