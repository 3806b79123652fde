import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createUnderway } from '../../src/bot/stopping.ts';
import type { Card } from '../../src/cards/card.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Connector, createConnector } from '../../src/platforms/teams/send/connector.ts';
import { type MessengerDeps, teamsMessenger } from '../../src/platforms/teams/send/messenger.ts';
import { answerInPrivate } from '../../src/platforms/teams/send/private-answer.ts';
import { createRateLimit } from '../../src/platforms/teams/send/rate-limit.ts';
import type { Conversation, Messenger, SendResult } from '../../src/ports/delivery/messenger.ts';
import type {
  ConversationReference,
  ReferenceStore,
} from '../../src/ports/people/conversation-reference-store.ts';
import { picturesOf } from '../support/shown/pictures-of.ts';
import { listenAnywhere } from '../support/slack/emulated-slack.ts';
import {
  type EmulatedTeams,
  startEmulatedTeams,
  type TeamsMessage,
} from '../support/teams/emulated-teams.ts';
import { memoryReferences } from '../support/teams/teams-references.ts';
import { type TestClock, testClock } from '../support/world.ts';
import { MESSENGER_CONTRACT, type MessengerUnderTest } from './messenger.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const START = '2026-11-24T09:00:00Z';

describe('the messenger of Teams', () => {
  let teams: EmulatedTeams;
  let connector: Connector;
  let references: ReferenceStore;
  let clock: TestClock;
  let messenger: Messenger;
  const pauses: number[] = [];

  beforeAll(async () => {
    teams = await startEmulatedTeams();
    connector = createConnector({ teams: config(teams), log: createLog('silent') });
  });
  beforeEach(() => {
    clock = testClock(START);
    pauses.length = 0;
    references = memoryReferences(channelReference());
    messenger = createMessenger(references);
  });
  afterEach(() => {
    for (const kind of ['post', 'update', 'remove', 'open', 'token'] as const) teams.fail(kind);
  });
  afterAll(() => teams.stop());

  function createMessenger(
    from: ReferenceStore,
    through = connector,
    viewers?: MessengerDeps['viewers'],
  ): Messenger {
    return teamsMessenger({
      connector: through,
      references: from,
      clock,
      log: createLog('silent'),
      random: () => 0,
      pace: createRateLimit(clock, async (milliseconds) => {
        pauses.push(milliseconds);
        clock.move({ milliseconds });
      }),
      ...(viewers && { viewers }),
    });
  }

  describe('as every messenger', () => {
    it.for(MESSENGER_CONTRACT)('$name', ({ run }) => {
      const given: MessengerUnderTest = {
        messenger,
        conversation: channel(),
        titles: async () => teams.messages().map(titleOf),
        pictures: async () => picturesOf(teams.messages().at(-1)?.activity.attachments),
      };
      return run(given);
    });
  });

  describe('where it posts', () => {
    it('posts a card that says itself again where it cannot be shown, and no text beside it', async () => {
      const { id } = await sent(messenger.post(sending({ card: card('Raised', 'In short') })));
      const { activity } = message(id);
      expect(activity).toMatchObject({ type: 'message', summary: 'Raised' });
      expect(activity.text).toBeUndefined();
      expect(activity.attachments).toHaveLength(1);
      expect(activity.attachments[0]).toMatchObject({
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.5', fallbackText: 'Raised\nIn short' },
      });
    });

    it('fetches the dialog of a button that opens one, and executes the others', async () => {
      const button = { value: 'S-2026-0001', label: 'Do it', look: 'normal' } as const;
      const buttons = [
        { ...button, action: 'signal.acknowledge', opensDialog: false },
        { ...button, action: 'signal.feedback', opensDialog: true },
      ];
      const { id } = await sent(messenger.post(sending({ card: { ...card('One'), buttons } })));
      expect(contentOf(message(id))['actions']).toMatchObject([
        { type: 'Action.Execute', verb: 'signal.acknowledge' },
        {
          type: 'Action.Submit',
          data: { action: 'signal.feedback', msteams: { type: 'task/fetch' } },
        },
      ]);
    });

    it('answers in the thread of a message, and in the same one for an answer to an answer', async () => {
      const first = await sent(messenger.post(sending()));
      const second = await sent(messenger.post(sending({ thread: first.messageId })));
      const third = await sent(messenger.post(sending({ thread: second.messageId })));
      expect(message(second.id).root).toBe(first.id);
      expect(message(third.id).root).toBe(first.id);
      const changed = await messenger.update(sending({ card: card('Now') }), third.messageId);
      expect(changed).toEqual({ outcome: 'sent', messageId: third.messageId });
      expect(titleOf(message(third.id))).toBe('Now');
    });

    it('asks who has a view of their own only of a card that not all see alike', async () => {
      const asked: string[] = [];
      const viewers: NonNullable<MessengerDeps['viewers']> = {
        of: async (_at, { external }) => {
          asked.push(external);
          return ['29:viewer'];
        },
      };
      const viewing = createMessenger(references, connector, viewers);
      const own = await sent(viewing.post(sending()));
      const same = await sent(viewing.post(sending({ sameForAll: true })));
      expect(contentOf(message(own.id))['refresh']).toMatchObject({ userIds: ['29:viewer'] });
      expect(contentOf(message(same.id))['refresh']).toBeUndefined();
      expect(asked).toEqual([teams.channel]);
    });

    it('begins a thread of its own where the one to answer in is gone', async () => {
      const first = await sent(messenger.post(sending()));
      teams.takeMessage(teams.channel, first.id);
      const second = await sent(messenger.post(sending({ thread: first.messageId })));
      expect(message(second.id).root).toBeUndefined();
    });

    it('writes to a person who wrote before, and changes it there', async () => {
      const id = `a:1${randomUUID()}`;
      const kind = 'direct' as const;
      const members = ['safety-coordinator'];
      teams.addConversation({ id, tenant: teams.tenants.council, kind, members });
      const person = direct('safety-coordinator');
      await references.save({ ...channelReference(), ...whereIs(person), conversation: id });
      const { messageId } = await sent(messenger.post(sending({ conversation: person })));
      expect(teams.messages(id)).toHaveLength(1);
      const next = sending({ conversation: person, card: card('Now') });
      expect(await messenger.update(next, messageId)).toEqual({ outcome: 'sent', messageId });
      expect(teams.messages(id).map(titleOf)).toEqual(['Now']);
      await sent(messenger.post(sending({ conversation: person, thread: messageId })));
      expect(teams.messages(id).map(({ root }) => root)).toEqual([undefined, undefined]);
    });

    it('opens the conversation with a person once, from where their organisation has Tandem', async () => {
      const person = direct('community-officer');
      const before = teams.calls.length;
      await sent(messenger.post(sending({ conversation: person })));
      await sent(messenger.post(sending({ conversation: person })));
      const kinds = teams.calls.slice(before).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind !== 'token')).toEqual(['open', 'post', 'post']);
      expect(teams.messages(teams.direct('community-officer'))).toHaveLength(2);
    });

    it('opens it anew after it was deleted', async () => {
      const person = direct('community-officer');
      await sent(messenger.post(sending({ conversation: person })));
      teams.removeConversation(teams.direct('community-officer') ?? '');
      const result = await messenger.post(sending({ conversation: person }));
      expect(result).toEqual({ outcome: 'unreachable', reason: 'ConversationNotFound' });
      await sent(messenger.post(sending({ conversation: person })));
    });

    it('parks what goes to a place or an organisation that never installed it', async () => {
      const before = teams.calls.length;
      const elsewhere = { ...channel(), external: '19:elsewhere@thread.tacv2' };
      for (const conversation of [elsewhere, direct('stranger'), direct('mayors-office')]) {
        const result = await messenger.post(sending({ conversation }));
        expect(result).toEqual({ outcome: 'unreachable', reason: 'not_installed' });
      }
      expect(teams.calls).toHaveLength(before);
    });

    it('writes every id into the path so that it stays one', async () => {
      const { id } = await sent(messenger.post(sending()));
      await sent(messenger.update(sending(), id));
      const { path } = teams.calls.at(-1) ?? { path: '' };
      expect(path).toBe(
        `/emea/v3/conversations/${encodeURIComponent(teams.channel)}/activities/${id}`,
      );
      const odd = '../../other?x=1#y';
      const named = encodeURIComponent(odd);
      expect(await messenger.update(sending(), named)).toEqual({ outcome: 'gone' });
      expect(teams.calls.at(-1)).toMatchObject({ conversation: teams.channel, activity: odd });
      const calls = teams.calls.length;
      for (const none of ['', '..', '../1']) {
        expect(await messenger.update(sending(), none)).toEqual({ outcome: 'gone' });
      }
      expect(teams.calls).toHaveLength(calls);
    });
  });

  describe('a card longer than a message', () => {
    const long = (rows: number): Card => ({
      title: 'Long',
      banner: 'EXERCISE',
      blocks: [
        {
          tag: 'list',
          rows: Array.from({ length: rows }, (_, row) => ({
            text: [`Row ${row} ${'x'.repeat(50)}`],
          })),
        },
      ],
      buttons: [
        { action: 'signal.show', value: '1', label: 'Show', look: 'normal', opensDialog: false },
      ],
    });

    it('goes on in its thread, changes there, and is taken back where it is too much', async () => {
      const { id, more, messageId } = await sent(messenger.post(sending({ card: long(400) })));
      expect(more.length).toBeGreaterThan(1);
      const parts = [id, ...more].map(message);
      expect(parts.map(({ root }) => root)).toEqual([undefined, ...more.map(() => id)]);
      const text = parts.map(({ activity }) => JSON.stringify(activity));
      expect(text.join()).toContain('Row 399');
      for (const [index, part] of text.entries()) {
        expect(part.length * 2).toBeLessThanOrEqual(80 * 1024);
        expect(part).toContain('EXERCISE');
        expect(part.includes('"Show"')).toBe(index === 0);
      }
      const titles = parts.map(({ activity }) => activity.summary);
      expect(titles.slice(0, 2)).toEqual(['Long', `Long (part 2 of ${parts.length})`]);
      const grown = await sent(messenger.update(sending({ card: long(800) }), messageId));
      expect(grown.more.slice(0, more.length)).toEqual(more);
      expect(grown.more.length).toBeGreaterThan(more.length);
      const shrunk = await messenger.update(sending({ card: long(1) }), grown.messageId);
      expect(shrunk).toEqual({ outcome: 'sent', messageId: id });
      expect(teams.messages().filter(({ root }) => root === id)).toEqual([]);
    });

    it('shows every character of one very long text, and splits none', async () => {
      const words = `${'word '.repeat(5_000)}${'😀'.repeat(8_000)}${'ÿ'.repeat(20_000)}`;
      const quote: Card = {
        ...card('Quote'),
        blocks: [
          { tag: 'quote', heading: 'In their words', text: words },
          { tag: 'text', tone: 'normal', text: [words] },
          { tag: 'facts', facts: [{ label: 'Fact', value: [{ run: 'strong', text: words }] }] },
        ],
      };
      const { id, more } = await sent(messenger.post(sending({ card: quote })));
      const shown = [id, ...more].map((one) => runsOf(contentOf(message(one)))).join('');
      expect(shown.split('word ')).toHaveLength(15_001);
      expect(shown.split('😀')).toHaveLength(24_001);
      expect(shown.split('ÿ')).toHaveLength(60_001);
    });

    it('goes on where it stopped when it must wait in the middle', async () => {
      clock.move({ hours: 1 });
      const whole = sending({ card: long(400) });
      const before = teams.messages().length;
      const plan = await sent(messenger.post(whole));
      expect(teams.messages()).toHaveLength(before + 1 + plan.more.length);
      const next = sending({ card: long(400) });
      failSecond('post', { answer: 429, retryAfter: '40' });
      expect(await messenger.post(next)).toEqual({ outcome: 'later', seconds: 40 });
      clock.move({ seconds: 41 });
      const { id, more } = await sent(messenger.post(next));
      expect([id, ...more]).toHaveLength(1 + plan.more.length);
      expect(teams.messages()).toHaveLength(before + 2 * (1 + plan.more.length));
    });

    it('goes on in another try when one takes long, and writes no page twice', async () => {
      const slow: Connector = {
        ...connector,
        async post(to, activity) {
          clock.move({ seconds: 6 });
          return connector.post(to, activity);
        },
      };
      messenger = createMessenger(references, slow);
      const next = sending({ card: long(2_000) });
      const before = { messages: teams.messages().length, changes: count('update') };
      const outcomes: string[] = [];
      let result: SendResult;
      do {
        const started = clock.now();
        result = await messenger.post(next);
        expect(clock.now().since(started).total('seconds')).toBeLessThan(30);
        outcomes.push(result.outcome);
        clock.move({ seconds: result.outcome === 'later' ? result.seconds : 0 });
      } while (result.outcome === 'later');
      const { more } = await sent(Promise.resolve(result));
      expect(more.length).toBeGreaterThan(5);
      expect(outcomes).toEqual([...outcomes.slice(1).map(() => 'later'), 'sent']);
      expect(outcomes.length).toBeGreaterThan(2);
      expect(teams.messages()).toHaveLength(before.messages + 1 + more.length);
      expect(count('update')).toBe(before.changes);
    });

    it('takes back what is too much even if it was interrupted', async () => {
      const { id, more, messageId } = await sent(messenger.post(sending({ card: long(800) })));
      const next = sending({ card: long(1) });
      teams.fail('remove', { answer: 502 });
      expect(await messenger.update(next, messageId)).toEqual({ outcome: 'unknown' });
      expect(teams.messages().filter(({ root }) => root === id)).toHaveLength(more.length);
      expect(await messenger.update(next, messageId)).toEqual({ outcome: 'sent', messageId: id });
      expect(teams.messages().filter(({ root }) => root === id)).toEqual([]);
    });

    it('finds the part that stands when the answer to another was lost', async () => {
      const next = sending({ card: long(400) });
      failSecond('post', { answer: 'reset' });
      expect(await messenger.post(next)).toEqual({ outcome: 'unknown' });
      const found = await messenger.lookUp(next.conversation, next.deliveryId);
      if (found.found !== 'yes') throw new Error(found.found);
      const whole = await sent(messenger.update(next, found.messageId));
      expect(found.messageId).toBe(whole.id);
      expect(await messenger.lookUp(next.conversation, next.deliveryId)).toEqual({
        found: 'cannot_look',
      });
    });

    it('posts a part again that somebody took away, and nothing else', async () => {
      const { id, more, messageId } = await sent(messenger.post(sending({ card: long(400) })));
      teams.takeMessage(teams.channel, more[0] ?? '');
      const again = await sent(messenger.update(sending({ card: long(400) }), messageId));
      expect(again.id).toBe(id);
      expect(again.more[0]).not.toBe(more[0]);
      expect(again.more.slice(1)).toEqual(more.slice(1));
    });

    /** The first call goes through, the next does not. */
    function failSecond(kind: 'post', fault: Parameters<EmulatedTeams['fail']>[1]): void {
      const through = createConnector({
        teams: config(teams),
        log: createLog('silent'),
        async fetch(input, init) {
          const response = await fetch(input, init);
          if (String(input).includes('/activities') && init?.method === 'POST') arm();
          return response;
        },
      });
      let armed = false;
      const arm = () => {
        if (!armed) teams.fail(kind, fault);
        armed = true;
      };
      messenger = createMessenger(references, through);
    }
  });

  describe('what came of it', () => {
    it.each([
      ['post', { answer: 429, retryAfter: '20' }, { outcome: 'later', seconds: 20 }],
      ['post', { answer: 429 }, { outcome: 'later', seconds: 5 }],
      ['post', { answer: 412, code: 'PreconditionFailed' }, { outcome: 'later', seconds: 5 }],
      ['post', { answer: 401 }, { outcome: 'later', seconds: 1 }],
      ['post', { answer: 500 }, { outcome: 'unknown' }],
      ['post', { answer: 502 }, { outcome: 'unknown' }],
      ['post', { answer: 503, done: true }, { outcome: 'unknown' }],
      ['post', { answer: 504, done: true }, { outcome: 'unknown' }],
      ['post', { answer: 'reset' }, { outcome: 'unknown' }],
      ['post', { answer: 'reset', done: true }, { outcome: 'unknown' }],
      ['post', { answer: 413 }, unreachable('too_large')],
      ['post', coded(403, 'BotNotInConversationRoster'), unreachable()],
      ['post', coded(403, 'BotDisabledByAdmin'), unreachable()],
      ['post', coded(403, 'ConversationBlockedByUser'), unreachable()],
      ['post', coded(404, 'ConversationNotFound'), unreachable()],
      ['post', coded(401, 'BotNotRegistered'), unreachable()],
      ['post', { answer: 400, code: 'BadSyntax' }, unreachable('BadSyntax')],
      ['post', { answer: 403, body: 'forbidden' }, unreachable('http_403')],
      ['post', { answer: 404, body: 'nothing here' }, unreachable('ConversationNotFound')],
      ['post', { answer: 307, body: {} }, unreachable('http_307')],
      ['update', { answer: 429, retryAfter: '20' }, { outcome: 'later', seconds: 20 }],
      ['update', { answer: 412 }, { outcome: 'later', seconds: 5 }],
      ['update', { answer: 502 }, { outcome: 'unknown' }],
      ['update', { answer: 'reset' }, { outcome: 'unknown' }],
      ['update', coded(404, 'ActivityNotFoundInConversation'), { outcome: 'gone' }],
      ['update', { answer: 404, body: '' }, { outcome: 'gone' }],
      ['update', coded(404, 'ConversationNotFound'), unreachable()],
      ['update', coded(403, 'NotEnoughPermissions'), unreachable()],
    ] as const)('of %s answered %j is %j', async (kind, fault, result) => {
      const { messageId } = await sent(messenger.post(sending()));
      teams.fail(kind, fault);
      const before = count(kind);
      const tried =
        kind === 'post' ? messenger.post(sending()) : messenger.update(sending(), messageId);
      const expected =
        result.outcome === 'unreachable' && result.reason === ''
          ? { ...result, reason: 'code' in fault ? fault.code : '' }
          : result;
      expect(await tried).toEqual(expected);
      expect(count(kind) - before).toBe(1);
    });

    it('tries once and no more, whatever comes back', async () => {
      teams.fail('post', { answer: 500 }, { answer: 500 }, { answer: 500 });
      const before = count('post');
      expect(await messenger.post(sending())).toEqual({ outcome: 'unknown' });
      expect(count('post') - before).toBe(1);
    });

    it('does not repeat a message whose answer was lost after it had arrived', async () => {
      const before = teams.messages().length;
      teams.fail('post', { answer: 'reset', done: true });
      expect(await messenger.post(sending())).toEqual({ outcome: 'unknown' });
      expect(teams.messages()).toHaveLength(before + 1);
    });

    it('does not wait for ever for an answer, and does not know then', async () => {
      const impatient = createConnector({
        teams: config(teams),
        log: createLog('silent'),
        timeoutMilliseconds: 200,
      });
      teams.fail('post', { answer: 'hang' });
      const result = await createMessenger(references, impatient).post(sending());
      expect(result).toEqual({ outcome: 'unknown' });
    });

    it('understands a person who blocked it, as Teams says it', async () => {
      const person = direct('community-officer');
      await sent(messenger.post(sending({ conversation: person })));
      const there = teams.conversation(teams.direct('community-officer') ?? '');
      if (!there) throw new Error('Not opened.');
      there.refuses = 'MessageWritesBlocked';
      const result = await messenger.post(sending({ conversation: person }));
      expect(result).toEqual({ outcome: 'unreachable', reason: 'MessageWritesBlocked' });
      delete there.refuses;
    });

    it('knows that nothing was sent when nobody listens, or a conversation could not be opened', async () => {
      const closed = createServer();
      const port = await listenAnywhere(closed);
      await new Promise((resolve) => closed.close(resolve));
      const serviceUrl = `http://127.0.0.1:${port}/emea/`;
      const nobody = memoryReferences({ ...channelReference(), serviceUrl });
      const open = createConnector({
        teams: { ...config(teams), serviceHosts: ['127.0.0.1'] },
        log: createLog('silent'),
      });
      expect(await createMessenger(nobody, open).post(sending())).toEqual({
        outcome: 'later',
        seconds: 5,
      });
      teams.fail('open', { answer: 503 });
      const person = direct('community-officer');
      expect(await messenger.post(sending({ conversation: person }))).toEqual({
        outcome: 'later',
        seconds: 5,
      });
      teams.fail('open', coded(403, 'ForbiddenOperationException'));
      expect(await messenger.post(sending({ conversation: person }))).toEqual(
        unreachable('ForbiddenOperationException'),
      );
    });

    it('posts once where Teams forgets to name the message, and anew when it changes', async () => {
      teams.fail('post', { answer: 201, body: {} });
      expect(await messenger.post(sending())).toEqual({ outcome: 'sent', messageId: '' });
      expect(await messenger.update(sending(), '')).toEqual({ outcome: 'gone' });
    });
  });

  describe('its pace', () => {
    it('sends 7 in a second and 8 in two, and lets another conversation pass', async () => {
      for (let index = 0; index < 7; index += 1) await sent(messenger.post(sending()));
      expect(pauses).toEqual([]);
      await sent(messenger.post(sending()));
      expect(pauses).toEqual([1_000]);
      await sent(messenger.post(sending({ conversation: direct('community-officer') })));
      expect(pauses).toEqual([1_000]);
      await sent(messenger.post(sending()));
      expect(pauses).toEqual([1_000, 1_000]);
    });

    it('counts what it answers to somebody there as well', async () => {
      const pace = createRateLimit(clock, async (milliseconds) => void pauses.push(milliseconds));
      const through = {
        ...{ connector, references, clock, pace, log: createLog('silent') },
        ...{ owe: async () => false, pause: async () => undefined },
        underway: createUnderway(),
      };
      const { id: user, object, tenant } = teams.person('liaison-officer');
      const { serviceUrl, botId: bot, channel: conversation } = teams;
      const place = { serviceUrl, conversation, shared: true, host: tenant, user, bot };
      const recipient = { place, who: { tenant, object }, reader: READER };
      const answers = Array.from({ length: 7 }, (_, index) => `Answer ${index}`);
      expect(await answerInPrivate(through, recipient, answers)).toBe('here');
      expect(pauses).toEqual([]);
      await sent(teamsMessenger(through).post(sending()));
      expect(pauses).toEqual([1_000]);
    });

    it('puts back what would wait long, without holding up another conversation', async () => {
      for (let index = 0; index < 60; index += 1) {
        await sent(messenger.post(sending()));
        clock.move({ milliseconds: 300 });
      }
      const calls = teams.calls.length;
      const result = await messenger.post(sending());
      expect(result).toMatchObject({ outcome: 'later' });
      expect(teams.calls).toHaveLength(calls);
      await sent(messenger.post(sending({ conversation: direct('community-officer') })));
      clock.move({ seconds: result.outcome === 'later' ? result.seconds : 0 });
      await sent(messenger.post(sending()));
    });

    it('keeps to 1,800 an hour', async () => {
      for (let index = 0; index < 1_800; index += 1) {
        clock.move({ milliseconds: 1_000 });
        expect((await quiet().post(sending())).outcome).toBe('sent');
      }
      expect(await quiet().post(sending())).toEqual({ outcome: 'later', seconds: 1_801 });
    });

    it('sends 30 in a second to the people of one organisation, and more to another', async () => {
      const people = Array.from({ length: 31 }, () => randomUUID());
      const posting = (external: string, tenant: string) =>
        quiet().post(sending({ conversation: { ...channel(), tenant, external } }));
      for (const person of people.slice(0, 30)) await posting(person, teams.tenants.police);
      expect(pauses).toEqual([]);
      await posting(people[0] ?? '', teams.tenants.council);
      expect(pauses).toEqual([]);
      await posting(people[30] ?? '', teams.tenants.police);
      expect(pauses).toEqual([1_000]);
    });

    it('waits as long as Teams asks, in that conversation alone', async () => {
      teams.fail('post', { answer: 429, retryAfter: '20' });
      expect(await messenger.post(sending())).toEqual({ outcome: 'later', seconds: 20 });
      const calls = teams.calls.length;
      clock.move({ seconds: 5 });
      expect(await messenger.post(sending())).toEqual({ outcome: 'later', seconds: 15 });
      expect(teams.calls).toHaveLength(calls);
      await sent(messenger.post(sending({ conversation: direct('community-officer') })));
      clock.move({ seconds: 16 });
      await sent(messenger.post(sending()));
    });

    let same: Messenger | undefined;
    beforeEach(() => {
      same = undefined;
    });
    /** One that finds every conversation, and whose messages go nowhere. */
    function quiet(): Messenger {
      const everywhere: ReferenceStore = {
        ...references,
        find: async (_platform, tenant, kind, external) => ({
          ...channelReference(),
          tenant,
          kind,
          external,
        }),
      };
      const nowhere: Connector = { ...connector, post: async () => ({ id: '1' }) };
      same ??= createMessenger(everywhere, nowhere);
      return same;
    }
  });

  async function sent(result: Promise<SendResult>) {
    const came = await result;
    if (came.outcome !== 'sent') throw new Error(JSON.stringify(came));
    const { messageId } = came;
    const [id = '', ...more] = messageId.replace(/^.*[>/]/, '').split('+');
    return { messageId, id, more };
  }

  function message(id: string): TeamsMessage {
    const found = teams.messages().find((one) => one.id === id);
    if (!found) throw new Error(`No message ${id}.`);
    return found;
  }

  function count(kind: string): number {
    return teams.calls.filter((call) => call.kind === kind).length;
  }

  function sending(more: object = {}) {
    const base = { deliveryId: randomUUID(), conversation: channel(), card: card(randomUUID()) };
    return { ...base, reader: READER, thread: undefined, ...more };
  }

  function channel(): Conversation {
    const { police: tenant } = teams.tenants;
    return {
      id: randomUUID(),
      platform: 'teams',
      tenant,
      kind: 'channel',
      external: teams.channel,
    };
  }

  function whereIs({ tenant, kind, external }: Conversation) {
    return { tenant, kind, external };
  }

  function direct(key: string): Conversation {
    const { object, tenant } = teams.person(key);
    return { id: randomUUID(), platform: 'teams', tenant, kind: 'direct', external: object };
  }

  function channelReference(): ConversationReference {
    return {
      platform: 'teams',
      tenant: teams.tenants.police,
      kind: 'channel',
      external: teams.channel,
      conversation: teams.channel,
      serviceUrl: teams.serviceUrl,
      botId: teams.botId,
      seenAt: Temporal.Instant.from(START),
    };
  }
});

function config({ settings }: EmulatedTeams): TeamsConfig {
  const { teams } = readConfig(settings);
  if (!teams) throw new Error('Teams is not configured.');
  return teams;
}

function card(title: string, text?: string): Card {
  const blocks = text === undefined ? [] : [{ tag: 'text', tone: 'normal', text: [text] } as const];
  return { title, blocks, buttons: [] };
}

function contentOf({ activity }: TeamsMessage): Readonly<Record<string, unknown>> {
  return activity.attachments[0]?.content ?? {};
}

/** What a reader sees first. */
function titleOf(message: TeamsMessage): string {
  const [first] = z
    .looseObject({
      body: z.array(z.looseObject({ inlines: z.array(z.looseObject({ text: z.string() })) })),
    })
    .parse(contentOf(message)).body;
  return first?.inlines.map(({ text }) => text).join('') ?? '';
}

/** Everything that a reader sees, as one text. */
function runsOf(content: unknown): string {
  if (Array.isArray(content)) return content.map(runsOf).join('');
  if (typeof content !== 'object' || content === null) return '';
  if ('type' in content && content.type === 'TextRun' && 'text' in content) {
    return String(content.text);
  }
  return Object.values(content).map(runsOf).join('');
}

function coded(answer: number, code: string) {
  return { answer, code };
}

/** For the reason that the fault names, unless told. */
function unreachable(reason = '') {
  return { outcome: 'unreachable', reason } as const;
}
