import { randomUUID } from 'node:crypto';
import { createLog } from '../../../src/log.ts';
import { type Place, receiveCommand } from '../../../src/platforms/slack/receive/receive.ts';
import { command } from '../../../src/platforms/slack/receive/schema.ts';
import { answer } from '../../../src/platforms/slack/send/answer.ts';
import { slackMessenger } from '../../../src/platforms/slack/send/messenger.ts';
import { createTellAlone } from '../../../src/platforms/slack/send/tell-alone.ts';
import { createPictures } from '../../../src/platforms/slack/send/upload-pictures.ts';
import { createClient } from '../../../src/platforms/slack/send/web-client.ts';
import type { AnswerContent } from '../../../src/ports/delivery/messenger.ts';
import {
  BOT_TOKEN,
  type SlackCall,
  type SlackFault,
  startEmulatedSlack,
} from '../../support/slack/emulated-slack.ts';
import { slackFile } from '../../support/slack/slack-app.ts';
import { commandFields } from '../../support/slack/slack-requests.ts';
import {
  ALT,
  createSendings,
  FILE_CARD,
  PICTURE_CARD,
  PUSHED,
  READER,
  SIGNAL,
  standing,
} from './sendings.ts';
import type { Kinds, KindsOfPlatform } from './table.ts';

/** Nobody who hangs is waited for longer. */
const TIMEOUT_MILLISECONDS = 300;
const OFFICER = 'liaison-officer';
const ANSWER = 'the answer';

/** Everything that Slack is sent, tried against its emulator. */
export async function slackSendings(): Promise<KindsOfPlatform<SlackFault>> {
  const slack = await startEmulatedSlack();
  const log = createLog('silent');
  const client = createClient(BOT_TOKEN, slack.apiUrl, TIMEOUT_MILLISECONDS);
  const workspaces = { client: async () => client, refresh: async () => undefined };
  const pictures = createPictures(log);
  const file = slackFile(slack);
  const channels = file.channels.map((one) => ({ ...one, exercise: true }));
  const sendings = await createSendings(
    () => ({ ...file, channels }),
    ({ world: { clock }, pause }) => slackMessenger({ workspaces, pictures, clock, log, pause }),
  );
  const { world, pause, owe } = sendings;
  const patience = { clock: world.clock, pause };
  const deps = { workspaces, pictures, log, ...patience };
  const tellAlone = createTellAlone({ ...deps, owe });
  const user = slack.user(OFFICER);
  const actor = { platform: 'slack', tenant: 'T0POLICE', user };
  const place: Place = {
    tenants: ['T0POLICE'],
    user,
    channel: slack.channel,
    trigger: undefined,
    responseUrl: undefined,
    view: undefined,
  };

  async function inChannel(
    fault: readonly SlackFault[],
    owed: () => Promise<void>,
    { card, says }: { readonly card: string; readonly says: string },
  ) {
    await sendings.clear();
    const before = (await slack.history()).length;
    await owed();
    slack.fail('chat.postMessage', ...fault);
    const state = await sendings.settle('channel', slack.channel, card);
    slack.fail('chat.postMessage');
    const texts = (await slack.history())
      .slice(before)
      .map(({ text }) => text)
      .filter((text) => text.includes(says));
    return standing(state, texts);
  }

  async function alone(
    method: string,
    fault: readonly SlackFault[],
    content: AnswerContent,
    where = place,
  ): Promise<{ came: string; taken: readonly SlackCall[] }> {
    await sendings.clear();
    const before = slack.calls.length;
    for (const one of method.split(' ')) slack.fail(one, ...fault);
    await tellAlone(
      { actor, conversation: slack.channel },
      { place: where, reader: READER, contents: [content] },
    );
    const late = (await world.database.prisma.owedAnswer.count()) > 0;
    const state = late ? await sendings.settle('direct', user) : 'sent';
    for (const one of method.split(' ')) slack.fail(one);
    const taken = slack.calls.slice(before).filter((call) => call.done && isMessage(call));
    const open = taken.some(
      (one) => one.method === 'chat.postMessage' && one.args['channel'] !== user,
    );
    const seen = standing(
      state,
      taken.map(({ args }) => String(args['text'])),
    );
    const came = late && taken.length > 0 ? `${seen}, late` : seen;
    return { came: open ? 'PUBLIC' : came, taken };
  }

  const kinds: Kinds<SlackFault> = {
    card: (fault) => inChannel(fault, sendings.card, SIGNAL),
    pushed: (fault) => inChannel(fault, sendings.pushed, PUSHED),
    async command(fault) {
      const where = { ...place, responseUrl: slack.responseUrl };
      return (await alone('response_url', fault, ANSWER, where)).came;
    },
    async mention(fault) {
      return (await alone('chat.postEphemeral', fault, ANSWER)).came;
    },
    async 'every way'(fault) {
      return (await alone('chat.postEphemeral chat.postMessage', fault, ANSWER)).came;
    },
    async file(fault) {
      const { came, taken } = await alone('chat.postEphemeral', fault, FILE_CARD);
      const linked = taken.every(({ args }) => JSON.stringify(args).includes('/files/once'));
      return linked ? came : `${came} without its link`;
    },
    async picture(fault) {
      const card = { ...PICTURE_CARD, title: randomUUID() };
      const png = Buffer.from(card.title).toString('base64');
      const fresh = { ...card, blocks: [{ tag: 'image', png, alt: ALT } as const] };
      const { came, taken } = await alone('files.getUploadURLExternal', fault, fresh);
      const words = taken.map(({ args }) => JSON.stringify(args['blocks']));
      return words.every((text) => text.includes('slack_file')) ? came : `${came}, in words`;
    },
    async form(fault) {
      await sendings.clear();
      const before = slack.calls.length;
      const fields = commandFields({
        user_id: user,
        channel_id: slack.channel,
        trigger_id: await slack.trigger(OFFICER),
        response_url: slack.responseUrl,
      });
      slack.fail('views.open', ...fault);
      const { dispatch, directory } = world;
      const answering = { ...deps, dispatch, directory, patience, tellAlone };
      await answer(answering, receiveCommand(command.parse(fields), ['signal']));
      slack.fail('views.open');
      const calls = slack.calls.slice(before).filter(({ done }) => done);
      const opened = calls.filter(({ method }) => method === 'views.open').length;
      const [said, ...more] = calls.filter(({ method }) => method === 'response_url');
      const why = said && whyOf(JSON.stringify(said.args));
      const all = [...Array.from({ length: opened }, () => 'form'), why, ...more.map(() => 'more')];
      return all.filter(Boolean).join(', ');
    },
  };
  const stop = async () => {
    await sendings.stop();
    await slack.stop();
  };
  return { kinds, stop };
}

function isMessage({ method }: SlackCall): boolean {
  return ['response_url', 'chat.postEphemeral', 'chat.postMessage'].includes(method);
}

/** Why there is no form, which is said with a button that opens it. */
function whyOf(said: string): string {
  if (!said.includes('Open the form')) return 'no button';
  if (said.includes('did not open the form')) return 'button';
  if (said.includes('install it here again')) return 'button: why';
  return said.includes('too little time') ? 'TOO LITTLE TIME' : 'NO REASON';
}
