import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextThings } from '../../src/domain/next-thing.ts';
import type { Signal } from '../../src/domain/signal.ts';
import { isOpen, SIGNAL_LIFE } from '../../src/domain/signal-life.ts';
import type { AuditLine } from '../../src/ports/stores.ts';
import type { Database } from '../../src/storage/database.ts';
import { ONE_DATABASE } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { createMemoryWorld } from '../support/memory-world.ts';
import { createWorld, type People } from '../support/world.ts';
import { follow, LOOKS, type Monkey, picksOf, playOnce, raise } from './monkey.ts';

const EVERYBODY = exampleFile().members.map(({ key }) => key);
const RAISERS = ['liaison-officer', 'safety-coordinator', 'youth-worker', 'community-officer'];
/** Minutes that go by between two acts; sometimes a night, sometimes weeks. */
const PAUSES = [1, 20, 90, 600, 3_000, 20_000];
const MEMORY_RUNS = 2_000;
const DATABASE_RUNS = 200;
/** Thousands of runs take longer than other tests may. */
const MOST_MILLISECONDS = 280_000;

interface Act {
  readonly numbers: readonly number[];
}
const act: fc.Arbitrary<Act> = fc.record({
  numbers: fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }),
});
const acts = (most: number) => fc.array(act, { minLength: 2, maxLength: most });

describe('a signal, whatever anybody presses in whatever order', () => {
  it(
    'keeps to its rules in memory',
    async () => {
      await fc.assert(
        fc.asyncProperty(acts(8), async (played) => {
          const people = await createMemoryWorld();
          await wayOut(people, await play(people, played));
        }),
        { numRuns: MEMORY_RUNS },
      );
    },
    MOST_MILLISECONDS,
  );
});

describe.for(ONE_DATABASE)('a signal on $name, whatever anybody presses', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    it(
      'keeps to its rules',
      async () => {
        const people = await createWorld(database);
        await fc.assert(
          fc.asyncProperty(acts(4), async (played) => {
            // What the runs before left open would come due in this one, and more with every run.
            await database.prisma.reminder.deleteMany({});
            await play(people, played);
          }),
          { numRuns: DATABASE_RUNS },
        );
      },
      MOST_MILLISECONDS,
    );
  });
});

/**
 * One run: random acts on two signals, checked after each.
 *
 * @returns one of the signals.
 */
async function play(people: People, played: readonly Act[]): Promise<string> {
  const first = picksOf(played[0]?.numbers ?? [1]);
  const monkey = (numbers: readonly number[], references: readonly string[]): Monkey => ({
    people,
    picks: picksOf(numbers),
    references,
  });
  const references: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const who = RAISERS[first.next(RAISERS.length)] ?? '';
    references.push(await raise(monkey(played[count]?.numbers ?? [count], []), who));
  }
  const checked = await checker(people, references);
  for (const { numbers } of played) {
    const now = monkey(numbers, references);
    if (letTimePass(now)) await checked(() => people.remind());
    const who = look(now, references);
    if (now.picks.next(3) === 0) {
      await checked(() => people.press(who.sees, 'signal.acknowledge', who.reference));
    }
    await checked(() => playOnce(now, who.at, who.sees, who.presses));
  }
  return references[0] ?? '';
}

/** Does one thing, and sees that what came of it is in the table. */
async function checker(people: People, references: readonly string[]) {
  let before = await states(people, references);
  return async (act: () => Promise<unknown>): Promise<void> => {
    await act();
    const after = await states(people, references);
    for (const [reference, state] of after) check(before.get(reference), state);
    before = after;
  };
}

/** @returns whether somebody looks at what is due by then. */
function letTimePass({ people, picks }: Monkey): boolean {
  people.clock.move({ minutes: PAUSES[picks.next(PAUSES.length)] ?? 1 });
  return picks.next(3) === 0;
}

interface Look {
  readonly at: readonly [string, string];
  readonly reference: string;
  readonly sees: string;
  readonly presses: string;
}

function look({ picks }: Monkey, references: readonly string[]): Look {
  const reference = references[picks.next(references.length)] ?? '';
  const at = LOOKS[picks.next(LOOKS.length)]?.(reference) ?? (['signal', ''] as const);
  const sees = EVERYBODY[picks.next(EVERYBODY.length)] ?? '';
  const presses = picks.next(4) === 0 ? EVERYBODY[picks.next(EVERYBODY.length)] : sees;
  return { at, reference, sees, presses: presses ?? sees };
}

interface State {
  readonly signal: Signal;
  readonly log: readonly AuditLine[];
}

async function states(
  { unitOfWork, presence }: People,
  references: readonly string[],
): Promise<Map<string, State>> {
  const { partnership } = presence('liaison-officer');
  return unitOfWork.transaction(async (stores) => {
    const found = new Map<string, State>();
    for (const reference of references) {
      const signal = await stores.signals.findByReference(partnership.id, reference);
      if (!signal) throw new Error(`${reference} is not there.`);
      const log = await stores.audit.list({ partnershipId: partnership.id, recordId: signal.id });
      found.set(reference, { signal, log });
    }
    return found;
  });
}

function check(before: State | undefined, { signal, log }: State): void {
  if (!before) return;
  requireWaitedFor(signal);
  for (const line of log.slice(before.log.length)) requireTheirs(line, before.signal, signal);
  if (signal.status === before.signal.status) return;
  const steps = Object.values(SIGNAL_LIFE[before.signal.status]).flat();
  expect(steps, `${before.signal.status} → ${signal.status}`).toContain(signal.status);
  expect(log.length, 'a change that the log does not have').toBeGreaterThan(before.log.length);
}

/**
 * Who may do what, said anew and apart from the code: sides act, partners do not but for their own steps;
 * who raised it does not acknowledge it; who is asked answers; nobody speaks for the other side.
 */
function requireTheirs(line: AuditLine, before: Signal, after: Signal): void {
  const { by, action } = line;
  if (!by || /read|export|feedback|snoozed/.test(action)) return;
  const { side, id } = by.organisation;
  const said = `${action} by ${by.name}`;
  const mine = (one: { owner: { memberId: string } }) => one.owner.memberId === by.memberId;
  const ownStep = action.startsWith('signal.step') && before.steps.some(mine);
  expect(side !== 'partner' || ownStep, said).toBe(true);
  expect(OBSERVERS, said).not.toContain(by.name);
  const asked = before.lead?.contacts.filter(({ state }) => state === 'asked') ?? [];
  if (action === 'signal.acknowledged') expect(id, said).not.toBe(before.raised.by.organisation.id);
  if (action === 'signal.lead_accepted' || action === 'signal.lead_declined') {
    expect(
      asked.map(({ contact }) => contact.memberId),
      said,
    ).toContain(by.memberId);
  }
  if (action === 'signal.outcome_agreed') {
    expect(side, said).not.toBe(before.outcome?.proposed.by.organisation.side);
  }
  if (action === 'signal.closed') {
    expect(Object.keys(after.closing.sides).toSorted(), said).toEqual([
      'local_authority',
      'police',
    ]);
  }
}

/** An open signal always has somebody who is waited for, by a time; closed ones have nobody. */
function requireWaitedFor(signal: Signal): void {
  const things = nextThings(signal);
  if (!isOpen(signal)) return void expect(things).toEqual([]);
  expect(things.length, `nothing is waited for in ${signal.status}`).toBeGreaterThan(0);
  for (const { owners, due } of things) {
    expect(owners.members.length + owners.sides.length).toBeGreaterThan(0);
    expect(due.epochMilliseconds).toBeGreaterThan(0);
  }
}

/** From wherever it is, those whose part it is can close it. */
async function wayOut(people: People, reference: string): Promise<void> {
  const status = async () => (await states(people, [reference])).get(reference)?.signal;
  const press = (who: string, action: string, value = reference) =>
    follow(quiet(people), who, { action, value, label: '', look: 'normal', opensDialog: false });
  for (let turn = 0; turn < 2; turn += 1) {
    const signal = await status();
    if (signal?.status === 'closed') return;
    if (signal?.status === 'merged') await press('liaison-officer', 'weighing.reopen');
    for (const who of ['liaison-officer', 'safety-coordinator']) {
      await people.press(who, 'signal.acknowledge', reference);
    }
    await settleSteps(people, await status());
    for (const who of ['liaison-officer', 'safety-coordinator']) {
      await press(who, 'weighing.note');
    }
    await proposeNothingMore(people, reference);
    await press('safety-coordinator', 'weighing.agree');
    for (const who of ['liaison-officer', 'safety-coordinator']) await press(who, 'weighing.close');
  }
  expect((await status())?.status, `${reference} cannot be closed`).toBe('closed');
}

async function settleSteps(people: People, signal: Signal | undefined): Promise<void> {
  const open = signal?.steps.filter(({ state }) => state === 'open') ?? [];
  for (const { id } of open) {
    await people.submit('liaison-officer', 'step.not_needed', { reason: REASON }, { about: id });
  }
}

/** Without a role in which anything of a signal is done. */
const OBSERVERS = ['Privacy officer'];

const REASON = 'They asked for it and know the quarter.';

async function proposeNothingMore(people: People, reference: string): Promise<void> {
  const opened = await people.press('liaison-officer', 'weighing.propose', reference);
  if (opened.kind !== 'dialog') return;
  const { action, key, about } = opened.dialog;
  const values = { outcome: 'no_action', reason: REASON };
  await people.submit(
    'liaison-officer',
    action,
    values,
    about === undefined ? { key } : { key, about },
  );
}

function quiet(people: People): Monkey {
  return { people, picks: { next: () => 0 }, references: [] };
}
