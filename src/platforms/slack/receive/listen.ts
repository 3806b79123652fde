import type { App } from '@slack/bolt';
import type { Command } from '../../../bot/declare/context.ts';
import { personOf } from '../../shared/person.ts';
import { withEnlargedInput } from '../render/enlarge-input.ts';
import { MORE_ROOM } from '../render/render-dialog.ts';
import { HOME_PAGE } from '../render/views.ts';
import { type AnswerDeps, answer } from '../send/answer.ts';
import type { Home } from '../send/home.ts';
import { LINK, receiveCommand, receivePress, receiveShortcut } from './receive.ts';
import { type BlockActions, blockActions, command, shortcut, viewSubmission } from './schema.ts';
import { submit } from './submit.ts';

/** Commands and presses are acknowledged before anything is done, submissions when it is. */
export function listen(
  app: App,
  commands: readonly Command[],
  answering: AnswerDeps,
  home: Home,
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
    await answer(answering, receiveShortcut(shortcut.parse(body)));
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
  const { interaction, place } = received;
  const action = interaction.kind === 'press' ? interaction.action : '';
  if (action === LINK) return;
  if (action === HOME_PAGE && interaction.kind === 'press') {
    return home.show(received, Number(interaction.value) || 0);
  }
  if (action === MORE_ROOM) {
    const view = withEnlargedInput(body, personOf(answering.directory, interaction).reader);
    const client = await answering.workspaces.client(place.tenants);
    if (view && place.view) await client?.apiCall('views.update', { view_id: place.view.id, view });
    return;
  }
  await answer(answering, received);
  home.changed();
}
