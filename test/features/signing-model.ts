import fc from 'fast-check';
import { expect } from 'vitest';
import type { Place } from '../../src/domain/crisis/unit.ts';
import type { Side } from '../../src/domain/people/side.ts';

/** Who is there: three of each side, and two who may do nothing. */
export const POLICE = ['liaison-officer', 'community-officer', 'duty-officer'] as const;
export const COUNCIL = ['mayors-office', 'safety-coordinator', 'press-officer'] as const;
const OUTSIDERS = ['youth-worker', 'privacy-officer'] as const;
const EVERYBODY = [...POLICE, ...COUNCIL, ...OUTSIDERS];
export type Person = (typeof EVERYBODY)[number];

/** Until a version lapses, as the protocol that Tandem comes with says. */
export const LAPSE_MINUTES = 60;

export type Answer = 'done' | 'refused';

/** What is tried: the pure rules, or the use cases on a database. Versions go by their order. */
export interface Machine {
  /** The next version of the newest message, made from the version with this number. */
  edit(by: Person, base: number): Promise<Answer>;
  /** A message that follows the newest. */
  follow(by: Person): Promise<Answer>;
  sign(by: Person, version: number, seen: number): Promise<Answer>;
  withdraw(by: Person, version: number): Promise<Answer>;
  requestChanges(by: Person, version: number): Promise<Answer>;
  push(by: Person, version: number, seen: number): Promise<Answer>;
  handOver(by: Person, place: Place, to: Person): Promise<Answer>;
  wait(minutes: number): void;
}

interface Told {
  readonly what: 'signed' | 'fell' | 'pushed';
  readonly version: number;
  readonly side?: Side;
  readonly by?: Person;
}

/** What should be, kept in its own way: who sits where, and every version with all that happened to it. */
export interface Model {
  minute: number;
  readonly seats: Map<string, Person>;
  readonly versions: {
    readonly message: number;
    readonly number: number;
    readonly lapses: number;
    readonly signed: Map<Side, Person>;
    pushed: boolean;
  }[];
  readonly log: Told[];
}

/** A unit that has opened, with its first version. */
export function newModel(): Model {
  return {
    minute: 0,
    seats: new Map<string, Person>([
      ['police seat', 'liaison-officer'],
      ['police deputy', 'community-officer'],
      ['local_authority seat', 'mayors-office'],
      ['local_authority deputy', 'safety-coordinator'],
    ]),
    versions: [{ message: 0, number: 1, lapses: LAPSE_MINUTES, signed: new Map(), pushed: false }],
    log: [],
  };
}

/** Where many runs begin: the first version has both signatures, and the next word decides. */
export async function signedByBoth(model: Model, machine: Machine): Promise<void> {
  for (const [side, by] of [
    ['police', 'liaison-officer'],
    ['local_authority', 'mayors-office'],
  ] as const) {
    expect(await machine.sign(by, 0, 0)).toBe('done');
    model.versions[0]?.signed.set(side, by);
    model.log.push({ what: 'signed', version: 0, side, by });
  }
}

function sideOf(model: Model, by: Person): Side | undefined {
  for (const [seat, holder] of model.seats) {
    if (holder === by) return seat.startsWith('police') ? 'police' : 'local_authority';
  }
  return undefined;
}

function isNewest({ versions }: Model, index: number): boolean {
  const version = versions[index];
  return versions.findLastIndex(({ message }) => message === version?.message) === index;
}

function takesMore(model: Model, index: number): boolean {
  const version = model.versions[index];
  return (
    version !== undefined &&
    isNewest(model, index) &&
    !version.pushed &&
    model.minute < version.lapses
  );
}

/** From what was told alone: which sides stand behind a version, and with whom. */
function standing({ log }: Model, version: number): ReadonlyMap<Side, Person> {
  const signed = new Map<Side, Person>();
  for (const told of log) {
    if (told.version !== version || !told.side) continue;
    if (told.what === 'signed' && told.by) signed.set(told.side, told.by);
    if (told.what === 'fell') signed.delete(told.side);
  }
  return signed;
}

/** The rule that all of this is for. */
function checkPush(model: Model, version: number): void {
  const signed = standing(model, version);
  const police = signed.get('police');
  const council = signed.get('local_authority');
  expect(police, 'nothing is pushed without the police').toBeDefined();
  expect(council, 'nothing is pushed without the local authority').toBeDefined();
  expect(police).not.toBe(council);
  for (const [side, by] of signed) expect(by && sideOf(model, by)).toBe(side);
  const pushes = model.log.filter((one) => one.what === 'pushed' && one.version === version);
  expect(pushes.length, 'a version is pushed once').toBe(1);
}

type Command = fc.AsyncCommand<Model, Machine>;

function command(
  name: string,
  run: (model: Model, machine: Machine) => Promise<{ expected: boolean; answer: Answer }>,
): Command {
  return {
    check: () => true,
    async run(model, machine) {
      const { expected, answer } = await run(model, machine);
      expect(answer, name).toBe(expected ? 'done' : 'refused');
    },
    toString: () => name,
  };
}

/** Whoever sits there more often than others, the newest version more often than older ones. */
const who = fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, fc.integer({ min: 4, max: 11 }));
const which = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(4));

function personOf({ seats }: Model, pick: number): Person {
  const seated = [...seats.values()];
  return seated[pick] ?? EVERYBODY[(pick - seated.length) % EVERYBODY.length] ?? 'youth-worker';
}

function versionOf({ versions }: Model, back: number): number {
  return Math.max(0, versions.length - 1 - back);
}

function fall(model: Model, version: number, side: Side): void {
  if (model.versions[version]?.signed.delete(side)) {
    model.log.push({ what: 'fell', version, side });
  }
}

const edit = fc.tuple(who, which).map(([pick, stale]) =>
  command(`edit ${pick} ${stale}`, async (model, machine) => {
    const by = personOf(model, pick);
    const newest = model.versions.at(-1);
    if (!newest) throw new Error('There is always a version.');
    const base = Math.max(0, newest.number - stale);
    const expected = sideOf(model, by) !== undefined && !newest.pushed && base === newest.number;
    const answer = await machine.edit(by, base);
    if (answer === 'done') {
      const { message, number } = newest;
      const lapses = model.minute + LAPSE_MINUTES;
      model.versions.push({
        message,
        number: number + 1,
        lapses,
        signed: new Map(),
        pushed: false,
      });
    }
    return { expected, answer };
  }),
);

const follow = who.map((pick) =>
  command(`follow ${pick}`, async (model, machine) => {
    const by = personOf(model, pick);
    const newest = model.versions.at(-1);
    const expected = sideOf(model, by) !== undefined && model.versions.some(({ pushed }) => pushed);
    const answer = await machine.follow(by);
    if (answer === 'done') {
      const message = (newest?.message ?? 0) + 1;
      const lapses = model.minute + LAPSE_MINUTES;
      model.versions.push({ message, number: 1, lapses, signed: new Map(), pushed: false });
    }
    return { expected, answer };
  }),
);

const sign = fc.tuple(who, which, which).map(([pick, back, other]) =>
  command(`sign ${pick} ${back} ${other}`, async (model, machine) => {
    const by = personOf(model, pick);
    const version = versionOf(model, back);
    const seen = versionOf(model, other === 4 ? back + 1 : back);
    const side = sideOf(model, by);
    const free = side !== undefined && !model.versions[version]?.signed.has(side);
    const expected = free && takesMore(model, version) && seen === version;
    const answer = await machine.sign(by, version, seen);
    if (answer === 'done' && side) {
      model.versions[version]?.signed.set(side, by);
      model.log.push({ what: 'signed', version, side, by });
    }
    return { expected, answer };
  }),
);

const withdraw = fc.tuple(who, which).map(([pick, back]) =>
  command(`withdraw ${pick} ${back}`, async (model, machine) => {
    const by = personOf(model, pick);
    const version = versionOf(model, back);
    const side = sideOf(model, by);
    const there = model.versions[version];
    const signed = side !== undefined && there?.signed.has(side) === true;
    const expected = signed && isNewest(model, version) && !there.pushed;
    const answer = await machine.withdraw(by, version);
    if (answer === 'done' && side) fall(model, version, side);
    return { expected, answer };
  }),
);

const requestChanges = fc.tuple(who, which).map(([pick, back]) =>
  command(`ask for changes ${pick} ${back}`, async (model, machine) => {
    const by = personOf(model, pick);
    const version = versionOf(model, back);
    const side = sideOf(model, by);
    const expected = side !== undefined && takesMore(model, version);
    const answer = await machine.requestChanges(by, version);
    if (answer === 'done' && side) fall(model, version, side);
    return { expected, answer };
  }),
);

const push = fc.tuple(who, which).map(([pick, back]) =>
  command(`push ${pick} ${back}`, async (model, machine) => {
    const by = personOf(model, pick);
    const version = versionOf(model, back);
    const seated = sideOf(model, by) !== undefined;
    const both = model.versions[version]?.signed.size === 2;
    const expected = seated && both && takesMore(model, version);
    const answer = await machine.push(by, version, version);
    if (answer === 'done') {
      const there = model.versions[version];
      if (there) there.pushed = true;
      model.log.push({ what: 'pushed', version });
      checkPush(model, version);
    }
    return { expected, answer };
  }),
);

const handOver = fc
  .tuple(who, fc.constantFrom<Place>('seat', 'deputy'), fc.nat(7))
  .map(([pick, place, next]) =>
    command(`hand over ${pick} ${place} ${next}`, async (model, machine) => {
      const by = personOf(model, pick);
      const to = EVERYBODY[next] ?? 'youth-worker';
      const side = sideOf(model, by);
      const own = (side === 'police' ? POLICE : COUNCIL).some((one) => one === to);
      const expected = side !== undefined && own && sideOf(model, to) === undefined;
      const answer = await machine.handOver(by, place, to);
      if (answer === 'done' && side) {
        const from = model.seats.get(`${side} ${place}`);
        model.seats.set(`${side} ${place}`, to);
        for (const [index, { signed, pushed }] of model.versions.entries()) {
          if (!pushed && isNewest(model, index) && signed.get(side) === from) {
            fall(model, index, side);
          }
        }
      }
      return { expected, answer };
    }),
  );

const wait = fc.constantFrom(1, 10, 45, LAPSE_MINUTES).map((minutes) =>
  command(`wait ${minutes}`, async (model, machine) => {
    model.minute += minutes;
    machine.wait(minutes);
    return { expected: true, answer: 'done' };
  }),
);

/** Signatures come more often than the rest, or hardly anything would ever be pushed. */
export function interleavings(maxCommands: number) {
  const most = [
    edit,
    sign,
    sign,
    sign,
    sign,
    push,
    push,
    withdraw,
    requestChanges,
    handOver,
    follow,
    wait,
  ];
  return fc.commands(most, { maxCommands, size: 'max' });
}
