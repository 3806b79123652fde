import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Command } from '../../../bot/declare/context.ts';
import { wordsFor } from '../../../locales/words.ts';
import { tryAgain } from '../../shared/again.ts';
import { personOf, strangerOf } from '../../shared/person.ts';
import { withEnlargedInput } from '../render/enlarge-input.ts';
import { MORE_ROOM } from '../render/render-dialog.ts';
import { HOME_PAGE } from '../render/views.ts';
import { type AnswerDeps, answer } from '../send/answer.ts';
import { faultCode, waitOf } from '../send/faults.ts';
import type { Home } from '../send/home.ts';
import { LINK, type Received, receiveCommand, receivePress, receiveShortcut } from './receive.ts';
import { type BlockActions, blockActions, command, shortcut, viewSubmission } from './schema.ts';
import { submit } from './submit.ts';
import type { TeamOf } from './team-of.ts';

/** Commands and presses are acknowledged before anything is done, submissions when it is. */
export function listen(
  app: App,
  commands: readonly Command[],
  answering: AnswerDeps,
  home: Home,
  teamOf: TeamOf,
): void {
  const names = commands.map(({ name }) => name);
  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    await answer(answering, receiveCommand(command.parse(body), names));
    home.changed();
  });
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    await press(answering, home, blockActions.parse(body));
  });
  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    await takeShortcut(answering, shortcut.parse(body), teamOf);
  });
  app.view(/.*/, async ({ ack, body }) => {
    const submission = viewSubmission.safeParse(body).data;
    if (!submission) return ack();
    await submit(answering, submission, async (reply) => ack(reply));
    home.changed();
  });
}

async function press(answering: AnswerDeps, home: Home, body: BlockActions): Promise<void> {
  const received = receivePress(body);
  const { interaction } = received;
  const action = interaction.kind === 'press' ? interaction.action : '';
  if (action === LINK) return;
  if (action === HOME_PAGE && interaction.kind === 'press') {
    return home.show(received, Number(interaction.value) || 0);
  }
  if (action === MORE_ROOM) {
    return enlarge(answering, body, received);
  }
  await answer(answering, received);
  home.changed();
}

/** Whoever chose it is asked for where Slack did not name their workspace; without it they are nobody. */
async function takeShortcut(
  answering: AnswerDeps,
  body: z.infer<typeof shortcut>,
  teamOf: TeamOf,
): Promise<void> {
  const { user, team: place } = body;
  const team = user.team_id ?? (await teamOf(place?.id ?? '', user.id));
  if (team) return answer(answering, receiveShortcut(body, team));
  const reader = strangerOf(undefined);
  const contents = [wordsFor(reader.language)('slack.unknown_workspace')];
  const { place: where } = receiveShortcut(body, place?.id ?? '');
  await answering.tellAlone(undefined, { place: where, reader, contents });
}

/** More room for a long text. Where Slack gives none, the form stays as it is, and they hear it. */
async function enlarge(
  { directory, workspaces, patience, tellAlone, log }: AnswerDeps,
  body: BlockActions,
  { interaction, place }: Received,
): Promise<void> {
  const { reader } = personOf(directory, interaction);
  const view = withEnlargedInput(body, reader);
  const client = await workspaces.client(place.tenants);
  if (!view || !place.view) return;
  const update = { view_id: place.view.id, view };
  try {
    await tryAgain(patience, async () => client?.apiCall('views.update', update), waitOf);
  } catch (error) {
    log.warn({ platform: 'slack', error: faultCode(error) }, 'view not updated');
    const contents = [wordsFor(reader.language)('slack.no_more_room')];
    await tellAlone(interaction, { place, reader, contents });
  }
}
