import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextThings } from '../../src/domain/signal/next-thing.ts';
import { SIGNAL_STATUSES, type Signal, type SignalStatus } from '../../src/domain/signal/signal.ts';
import { isOpen, SIGNAL_LIFE } from '../../src/domain/signal/signal-life.ts';
import type { AuditLine } from '../../src/ports/stores.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { ONE_DATABASE } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { tries } from '../support/long.ts';
import { createMemoryWorld } from '../support/memory/memory-world.ts';
import { createWorld, type People } from '../support/world.ts';
import { follow, LOOKS, type Monkey, picksOf, playOnce, raise } from './monkey.ts';

const SPEAKERS = ['liaison-officer', 'safety-coordinator'];
const EVERYBODY = exampleFile().members.map(({ key }) => key);
/** Those who speak for the sides have the most to do. */
const WHO = [...EVERYBODY, ...SPEAKERS, ...SPEAKERS, ...SPEAKERS];
const RAISERS = ['liaison-officer', 'safety-coordinator', 'youth-worker', 'community-officer'];
/** Minutes that go by between two acts; sometimes a night, sometimes weeks. */
const PAUSES = [1, 20, 90, 600, 3_000, 20_000];
/** With those on the database three hundred, or two thousand. */
const MEMORY = tries(270, 1_800);
const DATABASE = tries(30, 200);
/** Thousands of runs take longer than other tests may. */
const MOST_MILLISECONDS = 400_000;

/** The statuses in which a signal was seen, through what people pressed alone. */
const reached = new Set<SignalStatus>();

interface Act {
  readonly numbers: readonly number[];
}
const act: fc.Arbitrary<Act> = fc.record({
  numbers: fc.array(fc.nat(10_000), { minLength: 24, maxLength: 24 }),
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
        MEMORY,
      );
      expect([...reached].toSorted(), 'what nobody gets to').toEqual(SIGNAL_STATUSES.toSorted());
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
          fc.asyncProperty(acts(2), async (played) => {
            // What the runs before left open would come due in this one, and more with every run.
            await database.prisma.reminder.deleteMany({});
            await play(people, played);
          }),
          DATABASE,
        );
      },
      MOST_MILLISECONDS,
    );
  });
});

/**
 * One run: random acts on a signal or two, checked after each.
 *
 * @returns one of the signals.
 */
async function play(people: People, played: readonly Act[]): Promise<string> {
  const first = picksOf(played[0]?.numbers ?? [1]);
  const monkey = (numbers: readonly number[], references: readonly string[]): Monkey => ({
    people,
    picks: picksOf(numbers),
    references,
    wanders: true,
  });
  const references: string[] = [];
  const signals = first.next(3) === 0 ? 2 : 1;
  for (let count = 0; count < signals; count += 1) {
    const who = RAISERS[first.next(RAISERS.length)] ?? '';
    references.push(await raise(monkey(played[count]?.numbers ?? [count], []), who));
  }
  // Chance alone would hardly ever get far.
  const [gone = ''] = references;
  const far = first.next(2) === 0 ? 0 : first.next(WAY.length + 1);
  for (const move of WAY.slice(0, far)) await move(people, gone);
  const checked = await checker(people, references);
  for (const { numbers } of played) {
    const now = monkey(numbers, references);
    if (letTimePass(now)) await checked(() => people.remind());
    const who = look(now, references);
    if (now.picks.next(3) === 0) {
      await checked(() => people.press(who.sees, 'signal.acknowledge', who.reference));
    }
    await checked(() => playOnce(now, who.at, who.sees, who.goesOn));
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
  readonly goesOn: string;
}

function look({ picks }: Monkey, references: readonly string[]): Look {
  const reference = references[picks.next(references.length)] ?? '';
  const other = references[picks.next(references.length)] ?? '';
  const at = LOOKS[picks.next(LOOKS.length)]?.(reference, other) ?? (['signal', ''] as const);
  const sees = WHO[picks.next(WHO.length)] ?? '';
  const goesOn = picks.next(4) === 0 ? WHO[picks.next(WHO.length)] : sees;
  return { at, reference, sees, goesOn: goesOn ?? sees };
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
      reached.add(signal.status);
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

type Move = (people: People, reference: string) => Promise<unknown>;

/** The straight way of a signal from its start to its end, by those whose part each is. */
const WAY: readonly Move[] = [
  (people, reference) => people.press('liaison-officer', 'signal.acknowledge', reference),
  (people, reference) => people.press('safety-coordinator', 'signal.acknowledge', reference),
  pressing('liaison-officer', 'lead.choose'),
  async (people, reference) => settleSteps(people, await signalOf(people, reference)),
  pressing('liaison-officer', 'weighing.note'),
  pressing('safety-coordinator', 'weighing.note'),
  proposeNothingMore,
  pressing('safety-coordinator', 'weighing.agree'),
  pressing('liaison-officer', 'weighing.close'),
  pressing('safety-coordinator', 'weighing.close'),
];

function pressing(who: string, action: string): Move {
  return async (people, reference) =>
    follow(quiet(people), who, await people.press(who, action, reference));
}

/** From wherever it is, those whose part it is can close it. */
async function wayOut(people: People, reference: string): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const signal = await signalOf(people, reference);
    if (signal?.status === 'closed') return;
    if (signal?.status === 'merged') {
      await pressing('liaison-officer', 'weighing.reopen')(people, reference);
    }
    for (const move of WAY) await move(people, reference);
  }
  const status = (await signalOf(people, reference))?.status;
  expect(status, `${reference} cannot be closed`).toBe('closed');
}

async function signalOf(people: People, reference: string): Promise<Signal | undefined> {
  return (await states(people, [reference])).get(reference)?.signal;
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
  return { people, picks: { next: () => 0 }, references: [], wanders: false };
}
