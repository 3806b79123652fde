import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { verifyChain } from '../../src/storage/protection/audit-store.ts';
import { DATABASES } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { tries } from '../support/long.ts';
import { textOf } from '../support/shown/text-of.ts';
import { createWorld, signalForm, type World } from '../support/world.ts';

const PEOPLE = exampleFile().members;
const ORGANISATION_OF = new Map(PEOPLE.map(({ key, organisation }) => [key, organisation]));
const RAISES = [
  'liaison-officer',
  'community-officer',
  'safety-coordinator',
  'mayors-office',
  'youth-worker',
];
const ACKNOWLEDGES = [
  'liaison-officer',
  'community-officer',
  'safety-coordinator',
  'mayors-office',
];
const READS = ['liaison-officer', 'safety-coordinator'];
const RUNS = tries(20, 200);

/** What must be true of one signal, kept beside the real one. */
interface Expected {
  readonly reference: string;
  readonly raisedBy: string;
  readonly secret: string;
  readonly contact: boolean;
  acknowledgedBy: string | undefined;
  feedback: number;
}

type Act = {
  readonly what: 'raise' | 'acknowledge' | 'show' | 'feedback' | 'list' | 'timeline' | 'race';
  readonly who: string;
  readonly other: string;
  readonly which: number;
  readonly contact: boolean;
};

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(
    'raise',
    'raise',
    'acknowledge',
    'race',
    'show',
    'feedback',
    'list',
    'timeline',
  ),
  who: fc.constantFrom(...PEOPLE.map(({ key }) => key)),
  other: fc.constantFrom(...PEOPLE.map(({ key }) => key)),
  which: fc.nat(5),
  contact: fc.boolean(),
});

describe.for(DATABASES)('the life of signals on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    const signals: Expected[] = [];

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    it('keeps to its rules whatever anybody does in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
          const first = signals.length;
          for (const one of acts) await play(one, first);
          await check(first);
        }),
        RUNS,
      );
    });

    type OnSignal = (act: Act, signal: Expected) => Promise<void>;
    const onSignal: Record<Exclude<Act['what'], 'raise' | 'list'>, OnSignal> = {
      acknowledge: ({ who }, signal) => acknowledge([who], signal),
      race: ({ who, other }, signal) => acknowledge([who, other], signal),
      show,
      feedback,
      timeline,
    };

    async function play(one: Act, first: number): Promise<void> {
      world.clock.move({ minutes: 1 });
      if (one.what === 'raise') return raise(one);
      if (one.what === 'list') return list(one);
      const signal = signals[first + (one.which % Math.max(1, signals.length - first))];
      if (signal) await onSignal[one.what](one, signal);
    }

    async function raise({ who, contact }: Act): Promise<void> {
      const secret = `Secret ${signals.length} of ${who}.`;
      const source = contact
        ? { source: 'named', source_name: 'A shopkeeper', contact: 'yes' }
        : { source: 'anonymous', source_name: '', contact: 'no' };
      const reply = await world.submit(
        who,
        'signal.raise',
        signalForm({ facts: secret, ...source }),
      );
      if (!RAISES.includes(who)) return void expect(textOf(reply)).toContain('not yours to do');
      const reference = /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
      signals.push({
        reference,
        raisedBy: who,
        secret,
        contact,
        acknowledgedBy: undefined,
        feedback: 0,
      });
    }

    async function acknowledge(people: readonly string[], signal: Expected): Promise<void> {
      const replies = await Promise.all(
        people.map(async (who) => ({
          who,
          text: textOf(await world.press(who, 'signal.acknowledge', signal.reference)),
        })),
      );
      const done = replies.filter(({ text }) => text.includes('is acknowledged in your'));
      const may = people.filter(
        (who) =>
          ACKNOWLEDGES.includes(who) &&
          ORGANISATION_OF.get(who) !== ORGANISATION_OF.get(signal.raisedBy),
      );
      expect(done).toHaveLength(signal.acknowledgedBy === undefined && may.length > 0 ? 1 : 0);
      for (const { who } of done) {
        expect(may).toContain(who);
        signal.acknowledgedBy = who;
      }
    }

    async function show({ who }: Act, signal: Expected): Promise<void> {
      const text = textOf(await world.command(who, 'signal', `show ${signal.reference}`));
      expect(text.includes(signal.secret)).toBe(who === signal.raisedBy || READS.includes(who));
      expect(text).not.toContain('A shopkeeper');
      if (who === 'youth-worker' && signal.raisedBy !== who)
        expect(text).toContain('There is no signal');
    }

    async function feedback({ who }: Act, signal: Expected): Promise<void> {
      const told = {
        told: `Told ${signal.secret}`,
        told_by: world.presence(who).member.id,
        told_on: '2026-11-20',
      };
      const text = textOf(
        await world.submit(who, 'signal.feedback', told, { about: signal.reference }),
      );
      const may =
        RAISES.includes(who) && signal.contact && (who === signal.raisedBy || READS.includes(who));
      expect(text.startsWith('The feedback on')).toBe(may);
      if (may) signal.feedback += 1;
    }

    async function list({ who }: Act): Promise<void> {
      const text = textOf(await world.command(who, 'signal', 'list mine'));
      if (!RAISES.includes(who)) return void expect(text).toContain('not yours to do');
      const newest = signals.findLast(({ raisedBy }) => raisedBy === who);
      expect(text).toContain(newest?.reference ?? 'There are none');
    }

    async function timeline({ who }: Act, signal: Expected): Promise<void> {
      const text = textOf(await world.command(who, 'signal', `timeline ${signal.reference}`));
      expect(text).not.toContain('Secret');
      if (READS.includes(who))
        expect(text.includes('acknowledged')).toBe(signal.acknowledgedBy !== undefined);
    }

    /** What stands in the database is what was seen to happen, and all of it is in the log. */
    async function check(first: number): Promise<void> {
      const { partnership } = world.presence('liaison-officer');
      for (const expected of signals.slice(first)) {
        const row = await database.prisma.signal.findFirstOrThrow({
          where: { reference: expected.reference },
          include: { raisedBy: true, acknowledgedBy: true, feedback: true },
        });
        expect(row.raisedBy.key).toBe(expected.raisedBy);
        expect(row.acknowledgedBy?.key).toBe(expected.acknowledgedBy);
        expect(row.revision).toBe(expected.acknowledgedBy === undefined ? 1 : 2);
        expect(row.feedback).toHaveLength(expected.feedback);
        const entries = await database.prisma.auditEntry.findMany({ where: { recordId: row.id } });
        const count = (action: string) => entries.filter((entry) => entry.action === action).length;
        expect(count('signal.raised')).toBe(1);
        expect(count('signal.acknowledged')).toBe(expected.acknowledgedBy === undefined ? 0 : 1);
        expect(count('signal.feedback')).toBe(expected.feedback);
      }
      const numbers = signals.map(({ reference }) => Number(reference.split('-')[2]));
      expect(numbers).toEqual(signals.map((_, index) => index + 1));
      expect(await verifyChain(database.prisma, partnership.id)).toMatchObject({ intact: true });
    }
  });
});
