import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { createLog } from '../../src/log.ts';
import { plainOf } from '../../src/platforms/slack/receive/plain-text.ts';
import { slackMessenger } from '../../src/platforms/slack/send/messenger.ts';
import { createPictures } from '../../src/platforms/slack/send/upload-pictures.ts';
import { createClient } from '../../src/platforms/slack/send/web-client.ts';
import type { Messenger } from '../../src/ports/delivery/messenger.ts';
import {
  BOT_TOKEN,
  type EmulatedSlack,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';
import { type TestClock, testClock } from '../support/world.ts';
import { MESSENGER_CONTRACT, type MessengerUnderTest, type SeenPicture } from './messenger.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

describe('the messenger of Slack', () => {
  let slack: EmulatedSlack;
  let given: MessengerUnderTest;
  let clock: TestClock;
  const pauses: number[] = [];
  /** Called as often as somebody waits. */
  let atPause = (): void => undefined;

  beforeAll(async () => {
    slack = await startEmulatedSlack(['second', 'third', 'fourth']);
    clock = testClock('2026-11-24T09:00:00Z');
    given = {
      messenger: messenger(['T0POLICE', 'T0COUNCIL']),
      conversation: conversation(slack.channel),
      titles: async () => (await slack.history()).map(({ text }) => plainOf(text)),
      pictures,
    };
  });
  afterAll(() => slack.stop());

  function messenger(tenants: readonly string[]): Messenger {
    const client = createClient(BOT_TOKEN, slack.apiUrl);
    return slackMessenger({
      workspaces: {
        client: async (asked) => (asked.some((one) => tenants.includes(one)) ? client : undefined),
        refresh: async () => undefined,
      },
      pictures: createPictures(createLog('silent')),
      clock,
      log: createLog('silent'),
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
        clock.move({ milliseconds });
        atPause();
      },
    });
  }

  async function pictures(): Promise<SeenPicture[]> {
    const images = (await slack.history()).at(-1)?.blocks.filter(({ type }) => type === 'image');
    return Promise.all(
      (images ?? []).map(async ({ slack_file, alt_text }) => ({
        png: (await slack.file(Object(slack_file).id)).toString('base64'),
        alt: String(alt_text),
      })),
    );
  }

  it.for(MESSENGER_CONTRACT)('$name', ({ run }) => run(given));

  it('posts the rest of a long card in its thread, changes it there, and takes back what is too much', async () => {
    const row = (index: number) => ({ text: [`Row ${index} ${'x'.repeat(50)}`] });
    const rows = Array.from({ length: 200 }, (_, index) => row(index));
    const card = (most: number): Card => ({
      title: 'Long',
      blocks: [{ tag: 'list', rows: rows.slice(0, most) }],
      buttons: [],
    });
    const sent = await given.messenger.post(sending({ card: card(200) }));
    if (sent.outcome !== 'sent') throw new Error(sent.outcome);
    const [ts = ''] = sent.messageId.split('+');
    const thread = await slack.thread(ts);
    expect(thread.length).toBeGreaterThan(3);
    expect(thread.map(({ text }) => text).join('\n')).toContain('Row 199');
    for (const { blocks, text } of thread) {
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(text.length).toBeLessThanOrEqual(4_000);
    }
    const changed = await given.messenger.update(sending({ card: card(1) }), sent.messageId);
    expect(changed).toEqual({ outcome: 'sent', messageId: ts });
    expect(await slack.thread(ts)).toHaveLength(1);
  });

  describe('a long card that is interrupted', () => {
    const rows = Array.from({ length: 200 }, (_, row) => ({
      text: [`Row ${row} ${'x'.repeat(50)}`],
    }));
    const long: Card = { title: 'Long', blocks: [{ tag: 'list', rows }], buttons: [] };
    const posts = (from: number) =>
      slack.calls.slice(from).filter(({ method }) => method === 'chat.postMessage');

    /** The second part is posted after a pause. */
    function failSecond(fault: Parameters<EmulatedSlack['fail']>[1]): void {
      clock.move({ minutes: 5 });
      pauses.length = 0;
      atPause = () => {
        atPause = () => undefined;
        if (fault) slack.fail('chat.postMessage', fault);
      };
    }

    it('goes on where it stopped when it must wait in the middle, and posts no part twice', async () => {
      const whole = await given.messenger.post(sending({ card: long }));
      const parts = whole.outcome === 'sent' ? whole.messageId.split('+').length : 0;
      const before = slack.calls.length;
      const one = sending({ card: long });
      failSecond({ status: 429, headers: { 'retry-after': '9' } });
      expect(await given.messenger.post(one)).toEqual({ outcome: 'later', seconds: 9 });
      // It waited its turn, and not as long as it was told to: others have theirs.
      expect(pauses).toEqual([1_000]);
      clock.move({ seconds: 10 });
      const sent = await given.messenger.post(one);
      if (sent.outcome !== 'sent') throw new Error(sent.outcome);
      // One of them was refused.
      expect(posts(before)).toHaveLength(parts + 1);
      const [ts = ''] = sent.messageId.split('+');
      const thread = await slack.thread(ts);
      expect(thread).toHaveLength(parts);
      expect(thread.map(({ text }) => text).join('\n')).toContain('Row 199');
    });

    it('finds the part that stands when the answer to another was lost', async () => {
      const one = sending({ card: long });
      failSecond({ status: 0 });
      expect(await given.messenger.post(one)).toEqual({ outcome: 'unknown' });
      const found = await given.messenger.lookUp(one.conversation, one.deliveryId);
      if (found.found !== 'yes') throw new Error(found.found);
      const sent = await given.messenger.update(one, found.messageId);
      expect(sent.outcome === 'sent' && sent.messageId.split('+')[0]).toBe(found.messageId);
      expect(await given.messenger.lookUp(one.conversation, one.deliveryId)).toEqual({
        found: 'cannot_look',
      });
    });

    it('is posted from its beginning after a kill, as sent again: nobody else knows how far it got', async () => {
      const one = sending({ card: long });
      failSecond({ status: 0 });
      await given.messenger.post(one);
      const next = messenger(['T0POLICE']);
      const found = await next.lookUp(one.conversation, one.deliveryId);
      expect(found).toEqual({ found: 'cannot_look' });
      const card = { ...long, title: 'Long (sent again)' };
      const sent = await next.post({ ...one, card });
      const [ts = ''] = sent.outcome === 'sent' ? sent.messageId.split('+') : [];
      const thread = await slack.thread(ts);
      const text = `${thread.map((part) => part.text).join('\n')}\n`;
      expect(text).toContain('Long (sent again)');
      for (const {
        text: [row = ''],
      } of rows)
        expect(text.split(`${row}\n`)).toHaveLength(2);
    });

    it('of which an answer to somebody is in doubt says so where it goes on, and is cut as before', async () => {
      const place = { tenants: ['T0POLICE'], user: slack.user('liaison-officer') };
      const answer = { contents: [long], reader: READER, place };
      const shownFrom = async (shown: number, doubtful: boolean) => {
        const before = slack.calls.length;
        await given.messenger.answer?.({ ...answer, shown, doubtful });
        return posts(before).map(({ args }) => args);
      };
      const whole = await shownFrom(0, false);
      const rest = await shownFrom(1, true);
      expect(rest).toHaveLength(whole.length - 1);
      expect(String(rest[0]?.['text'])).toMatch(/^\(sent again; the first may have arrived\)\n/);
      expect(String(rest[0]?.['text'])).toContain(String(whole[1]?.['text']));
      expect(rest.slice(1)).toEqual(whole.slice(2));
      for (const { blocks } of await shownFrom(0, true)) {
        expect(Array.from(Object(blocks)).length).toBeLessThanOrEqual(50);
      }
    });

    it('goes on in another try where one would take long, and waits for no turn that is far off', async () => {
      clock.move({ minutes: 5 });
      const many = Array.from({ length: 1_500 }, (_, row) => ({
        text: [`Row ${row} ${'x'.repeat(50)}`],
      }));
      const one = sending({ card: { ...long, blocks: [{ tag: 'list', rows: many }] } });
      const before = slack.calls.length;
      const outcomes: string[] = [];
      for (;;) {
        const started = clock.now();
        const result = await given.messenger.post(one);
        expect(clock.now().since(started).total('seconds')).toBeLessThan(10);
        outcomes.push(result.outcome);
        if (result.outcome !== 'later') {
          const parts = result.outcome === 'sent' ? result.messageId.split('+').length : 0;
          expect(posts(before)).toHaveLength(parts);
          break;
        }
        clock.move({ seconds: result.seconds });
      }
      expect(outcomes.length).toBeGreaterThan(2);
      expect(outcomes.at(-1)).toBe('sent');
    });
  });

  it('posts into a thread, and to a person, and changes what it posted there', async () => {
    const parent = await given.messenger.post(sending());
    const thread = parent.outcome === 'sent' ? parent.messageId : '';
    await given.messenger.post(sending({ thread }));
    expect(await slack.thread(thread)).toHaveLength(2);
    const direct = { ...conversation(slack.user('liaison-officer')), kind: 'direct' as const };
    const sent = await given.messenger.post(sending({ conversation: direct }));
    expect(sent).toMatchObject({ outcome: 'sent' });
    const messageId = sent.outcome === 'sent' ? sent.messageId : '';
    expect(await given.messenger.update(sending({ conversation: direct }), messageId)).toEqual(
      sent,
    );
  });

  it('posts once a second into one channel, without holding up another', async () => {
    pauses.length = 0;
    clock.move({ seconds: 10 });
    await given.messenger.post(sending());
    expect(pauses).toEqual([]);
    await given.messenger.post(sending({ conversation: conversation('C0ELSEWHERE') }));
    expect(pauses).toEqual([]);
    await given.messenger.post(sending());
    expect(pauses).toEqual([1_000]);
  });

  const refusedFor = (seconds: number) => {
    const headers = { 'retry-after': String(seconds) };
    slack.fail('chat.postMessage', { status: 429, headers });
  };
  const to = (channel: string, tenant = 'T0POLICE') =>
    given.messenger.post(sending({ conversation: { ...conversation(channel), tenant } }));

  it('waits as long as Slack asks, in that conversation alone', async () => {
    clock.move({ minutes: 5 });
    refusedFor(9);
    expect(await to(slack.channel)).toEqual({ outcome: 'later', seconds: 9 });
    const calls = slack.calls.length;
    clock.move({ seconds: 4 });
    expect(await to(slack.channel)).toEqual({ outcome: 'later', seconds: 5 });
    expect(slack.calls).toHaveLength(calls);
    expect(await to(slack.channelOf('second'))).toMatchObject({ outcome: 'sent' });
    clock.move({ seconds: 6 });
    expect(await to(slack.channel)).toMatchObject({ outcome: 'sent' });
  });

  it('holds a workspace once two conversations of it are refused within 10 s, and no other', async () => {
    clock.move({ minutes: 5 });
    refusedFor(30);
    await to(slack.channel);
    clock.move({ seconds: 10 });
    refusedFor(20);
    expect(await to(slack.channelOf('second'))).toEqual({ outcome: 'later', seconds: 20 });
    const calls = slack.calls.length;
    expect(await to(slack.channelOf('third'))).toEqual({ outcome: 'later', seconds: 20 });
    expect(slack.calls).toHaveLength(calls);
    expect(await to(slack.channel, 'T0COUNCIL')).toMatchObject({ outcome: 'sent' });
    clock.move({ seconds: 21 });
    expect(await to(slack.channelOf('third'))).toMatchObject({ outcome: 'sent' });
  });

  it('holds each for itself where two are refused further apart, or one is twice', async () => {
    clock.move({ minutes: 5 });
    refusedFor(3);
    await to(slack.channel);
    clock.move({ seconds: 4 });
    refusedFor(60);
    await to(slack.channel);
    expect(await to(slack.channelOf('third'))).toMatchObject({ outcome: 'sent' });
    clock.move({ seconds: 11 });
    refusedFor(60);
    await to(slack.channelOf('second'));
    expect(await to(slack.channelOf('fourth'))).toMatchObject({ outcome: 'sent' });
  });

  it.each([
    [{ status: 500 }, { outcome: 'unknown' }],
    [{ status: 503, body: 'upstream' }, { outcome: 'unknown' }],
    [{ status: 0 }, { outcome: 'unknown' }],
    [{ status: 408 }, { outcome: 'unknown' }],
    [refusal('internal_error'), { outcome: 'unknown' }],
    [refusal('fatal_error'), { outcome: 'unknown' }],
    [refusal('service_unavailable'), { outcome: 'unknown' }],
    [refusal('ratelimited'), { outcome: 'later', seconds: 5 }],
    [refusal('rate_limited'), { outcome: 'later', seconds: 5 }],
    [refusal('team_added_to_org'), { outcome: 'later', seconds: 60 }],
    [refusal('cant_update_message'), { outcome: 'gone' }],
    [{ status: 403 }, { outcome: 'unreachable', reason: 'http_403' }],
    [
      { status: 413, body: 'too large' },
      { outcome: 'unreachable', reason: 'http_413' },
    ],
    [refusal('message_not_found'), { outcome: 'gone' }],
    [refusal('edit_window_closed'), { outcome: 'gone' }],
    [refusal('channel_not_found'), { outcome: 'unreachable', reason: 'channel_not_found' }],
    [refusal('not_in_channel'), { outcome: 'unreachable', reason: 'not_in_channel' }],
    [refusal('is_archived'), { outcome: 'unreachable', reason: 'is_archived' }],
    [refusal('account_inactive'), { outcome: 'unreachable', reason: 'account_inactive' }],
    [refusal('token_revoked'), { outcome: 'unreachable', reason: 'token_revoked' }],
  ])('tells what came of %j', async (fault, result) => {
    clock.move({ minutes: 5 });
    slack.fail('chat.update', fault);
    expect(await given.messenger.update(sending(), '1.1')).toEqual(result);
  });

  it.each([
    'restricted_action_read_only_channel',
    'message_limit_exceeded',
    'ekm_access_denied',
    'no_permission',
    'invalid_arguments',
    'a_code_of_next_year',
  ])('takes %s for the plain no it is, though its word is on no list', async (reason) => {
    clock.move({ minutes: 5 });
    slack.fail('chat.postMessage', refusal(reason));
    expect(await given.messenger.post(sending())).toEqual({ outcome: 'unreachable', reason });
  });

  it('tries once and no more', async () => {
    slack.fail('chat.postMessage', { status: 500 }, { status: 500 });
    const before = slack.calls.length;
    await given.messenger.post(sending());
    expect(slack.calls.slice(before)).toHaveLength(1);
  });

  describe('a card with a picture', () => {
    const alt = 'Three came, then two.';
    let pictured: () => object;
    let before: number;
    beforeEach(() => {
      const png = Buffer.from(`not yet uploaded ${randomUUID()}`).toString('base64');
      const blocks = [{ tag: 'image', png, alt }] as const;
      pictured = () => sending({ card: { title: randomUUID(), blocks, buttons: [] } });
      before = slack.calls.length;
    });
    const made = (method: string) =>
      slack.calls.slice(before).filter((one) => one.method === method);
    const newest = async () => (await slack.history()).at(-1);

    it('is uploaded once, to no conversation, however many cards show it', async () => {
      const posts = [pictured(), pictured()];
      await Promise.all(posts.map((one) => given.messenger.post(Object(one))));
      expect(made('chat.postMessage')).toHaveLength(2);
      expect(made('files.getUploadURLExternal')).toHaveLength(1);
      const [completed, ...more] = made('files.completeUploadExternal');
      expect(more).toEqual([]);
      expect(completed?.args).not.toHaveProperty('channel_id');
    });

    it('is offered again while Slack examines the file, and stands there once', async () => {
      pauses.length = 0;
      clock.move({ seconds: 10 });
      slack.fail('chat.postMessage', refusal('invalid_blocks'));
      const count = (await slack.history()).length;
      expect(await given.messenger.post(Object(pictured()))).toMatchObject({ outcome: 'sent' });
      expect(await slack.history()).toHaveLength(count + 1);
      expect(await pictures()).toMatchObject([{ alt }]);
      expect(pauses).toEqual([1_000]);
    });

    it('says it in words where Slack does not take the file', async () => {
      slack.fail('chat.postMessage', ...Array.from({ length: 3 }, () => refusal('invalid_blocks')));
      expect(await given.messenger.post(Object(pictured()))).toMatchObject({ outcome: 'sent' });
      expect(await pictures()).toEqual([]);
      expect(JSON.stringify((await newest())?.blocks)).toContain(alt);
    });

    it.each([
      ['files.getUploadURLExternal', { status: 500 }],
      ['files.getUploadURLExternal', refusal('missing_scope')],
      ['files.completeUploadExternal', { status: 0 }],
      ['files.completeUploadExternal', { status: 429, headers: { 'retry-after': '20' } }],
    ])('says it in words where %s fails like %j, which is tried once', async (method, fault) => {
      slack.fail(method, fault);
      expect(await given.messenger.post(Object(pictured()))).toMatchObject({ outcome: 'sent' });
      expect(made('files.getUploadURLExternal')).toHaveLength(1);
      expect(made('files.completeUploadExternal').length).toBeLessThanOrEqual(1);
      expect(await pictures()).toEqual([]);
      expect(JSON.stringify((await newest())?.blocks)).toContain(alt);
      expect(await given.messenger.post(Object(pictured()))).toMatchObject({ outcome: 'sent' });
      expect(await pictures()).toMatchObject([{ alt }]);
    });

    it('tells what came of it where nobody knows, and repeats nothing', async () => {
      slack.fail('chat.postMessage', { status: 500 });
      expect(await given.messenger.post(Object(pictured()))).toEqual({ outcome: 'unknown' });
      expect(made('chat.postMessage')).toHaveLength(1);
    });
  });

  it('parks what belongs to a workspace without an installation', async () => {
    const nowhere = { ...conversation(slack.channel), tenant: 'T0GONE' };
    expect(await given.messenger.post(sending({ conversation: nowhere }))).toEqual({
      outcome: 'unreachable',
      reason: 'not_installed',
    });
  });

  function sending(more: object = {}) {
    const card: Card = { title: `Card ${randomUUID()}`, blocks: [], buttons: [] };
    const base = { deliveryId: randomUUID(), conversation: conversation(slack.channel), card };
    return { ...base, reader: READER, thread: undefined, ...more };
  }
});

function conversation(external: string) {
  return {
    id: randomUUID(),
    platform: 'slack',
    tenant: 'T0POLICE',
    kind: 'channel' as const,
    external,
  };
}

function refusal(error: string) {
  return { status: 200, body: { ok: false, error } };
}
