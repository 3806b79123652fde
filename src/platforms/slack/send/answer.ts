import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { Directory } from '../../../bot/directory.ts';
import type { Dispatch } from '../../../bot/dispatch.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { Log } from '../../../log.ts';
import type { AnswerContent } from '../../../ports/delivery/messenger.ts';
import type { Asker } from '../../../ports/delivery/private-answer.ts';
import type { Patience } from '../../shared/again.ts';
import { personOf } from '../../shared/person.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import type { Place, Received } from '../receive/receive.ts';
import { textPieces } from '../render/render-card.ts';
import { contentsOf, renderContents } from '../render/render-contents.ts';
import { renderDialog } from '../render/render-dialog.ts';
import { cardView, loadingView } from '../render/views.ts';
import { NO_FILES, type PictureFiles } from './message-pictures.ts';
import { openAgain } from './open-again.ts';
import { type Asked, type NotShownWhy, openView, showView } from './open-view.ts';
import type { Pictures } from './upload-pictures.ts';

/** A form that is not there by then is opened empty, and filled in when it comes. */
const OPEN_FIRST_MILLISECONDS = 1_200;

/** Shows something to one person alone, now or, to whoever is known, as soon as it can be. */
export type TellAlone = (
  asker: Asker | undefined,
  said: {
    readonly place: Place;
    readonly reader: Reader;
    readonly contents: readonly AnswerContent[];
  },
) => Promise<void>;

export interface AnswerDeps {
  readonly dispatch: Dispatch;
  readonly directory: Directory;
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly patience: Patience;
  readonly tellAlone: TellAlone;
  readonly log: Log;
}

interface Prepared {
  readonly reply: Reply;
  readonly files: PictureFiles;
}

interface Answering extends Asked {
  readonly interaction: Interaction;
  readonly reader: Reader;
  readonly tellAlone: TellAlone;
  /** Why no view could be opened before. */
  readonly before?: NotShownWhy;
}

/** Answers a command, a press or a shortcut that Slack was already told is in hand. */
export async function answer(deps: AnswerDeps, { interaction, place }: Received): Promise<void> {
  const client = await deps.workspaces.client(place.tenants);
  const reader = personOf(deps.directory, interaction).reader;
  const answering = { ...deps, client, place, interaction, reader };
  const work = prepare(deps, client, interaction);
  const early = await Promise.race([work, sleep(OPEN_FIRST_MILLISECONDS, undefined)]);
  if (early) return show(answering, early);
  const opened = await openView(answering, loadingView(reader));
  const prepared = await work;
  if (typeof opened === 'string') return show({ ...answering, before: opened }, prepared);
  await show({ ...answering, place: { ...place, view: { ...opened, type: 'modal' } } }, prepared);
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
  const contents = contentsOf(reply);
  const { reader } = answering;
  const instead = reply.kind === 'card' && reply.instead;
  const place = { ...answering.place, ...(instead && { instead }) };
  const pieces = renderContents(contents, reader, files);
  const view = place.view && cardView(pieces, reader, place.channel);
  if (view && (await showView(answering, view)) === 'shown') return;
  const elsewhere = textPieces([wordsFor(reader.language)('slack.too_long_here')], reader);
  const short = !view && place.view && cardView(elsewhere, reader, place.channel);
  if (short) await showView(answering, short);
  await tell({ ...answering, place }, contents);
}

async function showDialog(
  answering: Answering,
  { dialog }: Extract<Reply, { kind: 'dialog' }>,
): Promise<void> {
  const { place, reader, interaction, before } = answering;
  const shown = await showView(answering, renderDialog(dialog, reader, place.channel));
  if (shown === 'shown') return;
  await tell(answering, [openAgain(interaction, reader, before ?? shown)]);
}

function tell(
  { tellAlone, interaction, place, reader }: Answering,
  contents: readonly AnswerContent[],
): Promise<void> {
  return tellAlone(interaction, { place, reader, contents });
}
