import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { JOINT } from '../../test/support/example.ts';
import { memoryUnitOfWork } from '../../test/support/memory/memory-stores.ts';
import type { Member } from '../domain/people/member.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import { TAKES_PART } from '../domain/people/right.ts';
import { createLog } from '../log.ts';
import type { Register, RegisterStore } from '../ports/stores.ts';
import { action, onPress, onSubmit } from './declare/action.ts';
import { TEXT } from './declare/action-values.ts';
import { feature } from './declare/feature.ts';
import type { Interaction } from './declare/interaction.ts';
import { useCase } from './declare/use-case.ts';
import { createDirectory } from './directory.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';

const OFFICER = { platform: 'slack', tenant: 'T1', user: 'U1' };
const noted: unknown[] = [];

/** A feature whose submission takes as long as it is told, or fails. */
const SAVE = action('slow.save', TEXT);
const save = onSubmit(
  SAVE,
  z.looseObject({}),
  (_ctx, { values }) =>
    new Promise((resolve, reject) => {
      const done = { kind: 'notice', tone: 'done', text: 'Saved.' } as const;
      if (values['fails']) reject(new TypeError('secret text'));
      else setTimeout(() => resolve(done), Number(values['milliseconds']));
    }),
);
/** Something that is done, and then cannot be shown. */
const note = useCase<object, undefined>({
  name: 'note',
  right: TAKES_PART,
  run: async () => ({
    result: undefined,
    audit: [{ action: 'signal.read', model: 'signal', recordId: randomUUID(), detail: {} }],
    channelCards: [],
  }),
});
const NOTE = action('slow.note', TEXT);
const noteThenFail = onPress(NOTE, async (ctx) => {
  await ctx.run(note, {});
  throw new TypeError('secret text');
});
const slowFeature = feature({ key: 'slow', commands: [], modules: [{ save, note, noteThenFail }] });

describe('dispatch', () => {
  const lines: string[] = [];
  let taken = false;
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function dispatcher(
    partnerships: readonly Partnership[],
    playgrounds: readonly string[] = [],
  ): Promise<Dispatch> {
    const register: RegisterStore = {
      load: async () => registerOf(partnerships),
      noteRefused: async (who) => void noted.push(who),
    };
    const directory = await createDirectory(register);
    const clock = { now: () => Temporal.Instant.from('2026-11-24T09:00:00Z') };
    const log = createLog('trace', { write: (line) => void lines.push(line) });
    const unitOfWork = { ...memoryUnitOfWork(), isTaken: async () => taken };
    return createDispatch({
      directory,
      clock,
      log,
      register,
      unitOfWork,
      features: [slowFeature],
      plotter: { attendance: async () => undefined },
      platforms: [],
      publicUrl: 'https://tandem.example.org',
      playgrounds,
    });
  }

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'refuses the button and the form %s, which nobody declared',
    async (name) => {
      const dispatch = await dispatcher([partnership('one')]);
      const press = { ...submission({}), kind: 'press', action: name, value: 'x' } as const;
      const form = { ...submission({}), action: name };
      for (const one of [press, form]) {
        expect(await dispatch(one)).toMatchObject({ kind: 'notice', tone: 'refused' });
      }
      expect(JSON.stringify(await dispatch(press))).not.toContain('member');
    },
  );

  it('says of a button of another version that nothing was done, and tells the log which', async () => {
    const dispatch = await dispatcher([partnership('one')]);
    const press = { ...submission({}), kind: 'press', action: 'newer.action', value: 'x' } as const;
    for (const one of [press, { ...submission({}), action: 'newer.action' }]) {
      lines.length = 0;
      expect(await dispatch(one)).toMatchObject({
        text: expect.stringMatching(/^Nothing was done: .* press again in a few minutes/),
      });
      expect(lines.join()).toContain('"action":"newer.action"');
    }
  });

  it('asks to press again when a submission is late, and not before', async () => {
    const dispatch = await dispatcher([partnership('one')]);
    const early = dispatch(submission({ milliseconds: '2400' }));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await early).toMatchObject({ text: 'Saved.' });
    const late = dispatch(submission({ milliseconds: '2600' }));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await late).toMatchObject({
      tone: 'refused',
      text: expect.stringContaining('Not recorded yet'),
    });
  });

  it('says of a late one that it is recorded, if it was meanwhile', async () => {
    const dispatch = await dispatcher([partnership('one')]);
    taken = true;
    const late = dispatch(submission({ milliseconds: '2600' }));
    await vi.advanceTimersByTimeAsync(2_500);
    taken = false;
    expect(await late).toMatchObject({ text: expect.stringContaining('It is recorded') });
  });

  it('does not call unchanged what went wrong after something was done', async () => {
    const dispatch = await dispatcher([partnership('one')]);
    const press = { ...submission({}), kind: 'press', action: NOTE.name, value: 'x' } as const;
    const { text } = z.object({ text: z.string() }).parse(await dispatch(press));
    expect(text).toContain('what you did may be recorded');
    expect(text).not.toContain('nothing was changed');
    const failed = z.object({ text: z.string() }).parse(await dispatch(submission({ fails: 'x' })));
    expect(failed.text).toContain('nothing was changed');
  });

  it('answers a failure with a number to give, and logs its kind without its words', async () => {
    const dispatch = await dispatcher([partnership('one')]);
    expect(await dispatch(submission({ fails: 'yes' }))).toMatchObject({
      text: expect.stringContaining('interaction-1'),
    });
    expect(lines.join()).toContain('TypeError');
    expect(lines.join()).not.toContain('secret text');
  });

  it('refuses an unknown person and notes the attempt', async () => {
    const dispatch = await dispatcher([partnership('one')]);
    const reply = await dispatch({ ...submission({}), actor: { ...OFFICER, user: 'U9' } });
    expect(reply).toMatchObject({ text: expect.stringContaining('does not know you') });
    expect(noted).toContainEqual({ ...OFFICER, user: 'U9' });
  });

  it('refuses identities of the practice room for a live partnership', async () => {
    const dispatch = await dispatcher([{ ...partnership('one'), live: true }]);
    const actor = { platform: 'room', tenant: 'one', user: 'officer' };
    expect(await dispatch({ ...submission({ milliseconds: '0' }), actor })).toMatchObject({
      tone: 'refused',
      text: expect.stringContaining('is live'),
    });
  });

  it("refuses identities of Teams' playground for a live partnership, and no others", async () => {
    const live = [{ ...partnership('one'), live: true }];
    const actor = { platform: 'teams', tenant: 'one', user: 'officer' };
    const refused = await dispatcher(live, ['teams']);
    expect(await refused({ ...submission({ milliseconds: '0' }), actor })).toMatchObject({
      tone: 'refused',
      text: expect.stringContaining('The playground works for exercises only'),
    });
    for (const dispatch of [
      await dispatcher(live),
      await dispatcher([partnership('one')], ['teams']),
    ]) {
      const taken = dispatch({ ...submission({ milliseconds: '0' }), actor });
      await vi.advanceTimersByTimeAsync(1);
      expect(await taken).toMatchObject({ text: 'Saved.' });
    }
  });

  it('takes the partnership of the channel for a person of two, and asks elsewhere', async () => {
    const dispatch = await dispatcher([partnership('one'), partnership('two')]);
    const elsewhere = await dispatch(submission({ milliseconds: '0' }));
    expect(elsewhere).toMatchObject({ text: expect.stringContaining('one, two') });
    const inChannel = dispatch({ ...submission({ milliseconds: '0' }), conversation: 'C-two' });
    await vi.advanceTimersByTimeAsync(1);
    expect(await inChannel).toMatchObject({ text: 'Saved.' });
  });
});

function submission(values: Record<string, string>): Interaction {
  return {
    kind: 'submission',
    id: 'interaction-1',
    actor: OFFICER,
    conversation: undefined,
    locale: undefined,
    action: 'slow.save',
    key: 'key',
    about: undefined,
    values,
  };
}

function partnership(key: string): Partnership {
  return {
    id: key,
    key,
    name: key,
    level: 'local',
    timeZone: 'Europe/Amsterdam',
    language: 'en',
    emergencyNumber: '112',
    officeHours: { days: ['mon'], from: '08:30', to: '17:00' },
    holidays: [],
    live: false,
  };
}

function registerOf(partnerships: readonly Partnership[]): Register {
  return {
    partnerships,
    members: partnerships.map(({ id }) => ({
      member: officerOf(id),
      accounts: [
        OFFICER,
        { platform: 'room', tenant: id, user: 'officer' },
        { platform: 'teams', tenant: id, user: 'officer' },
      ],
    })),
    channels: partnerships.map(({ id }) => ({
      partnershipId: id,
      conversationId: id,
      platform: 'slack',
      tenant: 'T1',
      external: `C-${id}`,
      name: id,
      exercise: false,
      ...JOINT,
    })),
  };
}

function officerOf(partnershipId: string): Member {
  return {
    id: `officer-of-${partnershipId}`,
    partnershipId,
    key: 'officer',
    name: 'Liaison officer',
    organisation: { id: 'police', key: 'police', name: 'Police', side: 'police' },
    roles: ['coordinator'],
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  };
}
