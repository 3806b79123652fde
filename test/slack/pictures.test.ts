import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../src/bot/directory.ts';
import type { Card } from '../../src/cards/card.ts';
import { createLog } from '../../src/log.ts';
import type { Place, Received } from '../../src/platforms/slack/receive/receive.ts';
import { type AnswerDeps, answer } from '../../src/platforms/slack/send/answer.ts';
import { createHome } from '../../src/platforms/slack/send/home.ts';
import { createTellAlone } from '../../src/platforms/slack/send/tell-alone.ts';
import { createPictures } from '../../src/platforms/slack/send/upload-pictures.ts';
import { createClient } from '../../src/platforms/slack/send/web-client.ts';
import {
  BOT_TOKEN,
  type EmulatedSlack,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';

const ALT = 'Three came, then two.';
const REFUSED = { status: 200, body: { ok: false, error: 'invalid_blocks' } };

describe('a picture in what one person alone is shown in Slack', () => {
  let slack: EmulatedSlack;
  let before: number;

  beforeAll(async () => {
    slack = await startEmulatedSlack();
  });
  beforeEach(() => {
    before = slack.calls.length;
  });
  afterAll(() => slack.stop());

  /** Every answer shows a picture that was never uploaded. */
  function deps(): AnswerDeps {
    const png = Buffer.from(randomUUID()).toString('base64');
    const card: Card = { title: 'Plot', blocks: [{ tag: 'image', png, alt: ALT }], buttons: [] };
    const client = createClient(BOT_TOKEN, slack.apiUrl);
    const log = createLog('silent');
    const workspaces = { client: async () => client, refresh: async () => undefined };
    const pictures = createPictures(log);
    const patience = { clock: { now: () => Temporal.Now.instant() }, pause: sleep };
    const owe = async () => false;
    return {
      dispatch: async () => ({ kind: 'card', card }),
      // Nobody is known: it is shown in English.
      directory: {} as Directory,
      ...{ workspaces, pictures, patience, log },
      tellAlone: createTellAlone({ ...patience, workspaces, pictures, owe, log }),
    };
  }

  function received(place: Partial<Place>): Received {
    const user = slack.user('liaison-officer');
    return {
      interaction: {
        kind: 'command',
        id: randomUUID(),
        actor: { platform: 'slack', tenant: 'T0POLICE', user },
        conversation: undefined,
        locale: undefined,
        name: 'liaison',
        text: '',
      },
      place: {
        tenants: ['T0POLICE'],
        user,
        channel: slack.channel,
        trigger: undefined,
        responseUrl: undefined,
        view: undefined,
        ...place,
      },
    };
  }

  /** A press on the App Home is answered in a modal. */
  async function pressedOnHome(): Promise<Received> {
    const trigger = await slack.trigger('liaison-officer');
    return received({ trigger, view: { id: 'V0HOME', type: 'home' } });
  }

  const made = (...methods: string[]) =>
    slack.calls.slice(before).filter(({ method }) => methods.includes(method));
  const blocksOf = (args: Readonly<Record<string, unknown>> | undefined) =>
    JSON.stringify(args?.['view'] ?? args?.['blocks']);
  const PICTURE = /"type":"image","slack_file":\{"id":"F\w+"\},"alt_text":"Three came, then two."/;

  it('comes into a modal that was opened with its words, since a trigger works once', async () => {
    await answer(deps(), await pressedOnHome());
    const [opened, updated, ...more] = made('views.open', 'views.update');
    expect(blocksOf(opened?.args)).toContain(ALT);
    expect(blocksOf(opened?.args)).not.toMatch(PICTURE);
    expect(updated?.answer).toMatchObject({ ok: true });
    expect(blocksOf(updated?.args)).toMatch(PICTURE);
    expect(more).toEqual([]);
  });

  it('leaves a modal alone that shows something else by now', async () => {
    const refused = { status: 200, body: { ok: false, error: 'hash_conflict' } };
    slack.fail('views.update', refused);
    await answer(deps(), await pressedOnHome());
    const [updated, ...more] = made('views.update', 'chat.postEphemeral', 'response_url');
    expect(updated?.args).toHaveProperty('hash');
    expect(more).toEqual([]);
  });

  it('stands in a private answer, offered again while Slack examines the file', async () => {
    slack.fail('chat.postEphemeral', REFUSED);
    await answer(deps(), received({}));
    const answers = made('chat.postEphemeral');
    expect(answers.map((one) => one.answer['ok'])).toEqual([false, true]);
    expect(blocksOf(answers[1]?.args)).toMatch(PICTURE);
    expect(made('chat.postMessage')).toEqual([]);
  });

  it('stands on the App Home, in words where it cannot be uploaded', async () => {
    const own = deps();
    const home = createHome(own);
    slack.fail('files.getUploadURLExternal', { status: 503 });
    await home.show(received({}));
    await home.show(received({}));
    home.stop();
    const [first, second] = made('views.publish');
    expect(blocksOf(first?.args)).toContain(ALT);
    expect(blocksOf(first?.args)).not.toMatch(PICTURE);
    expect(blocksOf(second?.args)).toMatch(PICTURE);
  });
});
