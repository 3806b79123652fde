import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UseCase } from '../../src/bot/declare/use-case.ts';
import { runUseCase } from '../../src/bot/run-use-case.ts';
import type { MessageContent, MessageVersion } from '../../src/domain/crisis/message.ts';
import { handOver, takeSeats } from '../../src/domain/crisis/seating.ts';
import {
  dropSignatureOf,
  pushVersion,
  requestChanges,
  signVersion,
  withdrawSignature,
  writeVersion,
} from '../../src/domain/crisis/signing.ts';
import type { CrisisUnit } from '../../src/domain/crisis/unit.ts';
import { actorOf, type Member } from '../../src/domain/people/member.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  requestChanges as askForChanges,
  signVersion as giveSignature,
  withdrawSignature as takeBack,
} from '../../src/features/crisis/message/sign-version.ts';
import { writeMessage } from '../../src/features/crisis/message/write-message.ts';
import { pushMessage } from '../../src/features/crisis/push/push-message.ts';
import { handOverSeat } from '../../src/features/crisis/unit/hand-over-seat.ts';
import { openUnit } from '../../src/features/crisis/unit/open-unit.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { ONE_DATABASE } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { tries } from '../support/long.ts';
import { createWorld, type World } from '../support/world.ts';
import {
  type Answer,
  COUNCIL,
  interleavings,
  LAPSE_MINUTES,
  type Machine,
  newModel,
  type Person,
  POLICE,
  signedByBoth,
} from './signing-model.ts';

/** With those on the database three hundred, or five thousand. */
const MEMORY = tries(270, 4_800);
const DATABASE = tries(30, 200);
const MOST_MILLISECONDS = 280_000;
const START = Temporal.Instant.from('2026-11-24T21:00:00Z');
const FRAME = {
  happened: 'There is a fire at the old warehouse.',
  doing: 'The fire brigade and the police are there.',
  advice: 'Stay away, and keep windows shut.',
  unknown: 'We do not know the cause.',
};

describe('a message that both sides sign, whatever anybody does in whatever order', () => {
  it(
    'is never pushed but with two signatures that hold, once a version',
    async () => {
      let pushes = 0;
      await fc.assert(
        fc.asyncProperty(fc.boolean(), interleavings(40), async (signed, commands) => {
          const model = newModel();
          const machine = pureMachine();
          if (signed) await signedByBoth(model, machine);
          await fc.asyncModelRun(() => ({ model, real: machine }), commands);
          pushes += model.log.filter(({ what }) => what === 'pushed').length;
        }),
        MEMORY,
      );
      expect(pushes, 'what is tried does happen').toBeGreaterThan(0);
    },
    MOST_MILLISECONDS,
  );

  it('is caught if a rule is missing', async () => {
    const careless = (): Machine => ({ ...pureMachine({ forgetsWithdrawals: true }) });
    const checked = await fc.check(
      fc.asyncProperty(interleavings(40), (commands) =>
        fc.asyncModelRun(() => ({ model: newModel(), real: careless() }), commands),
      ),
      { ...MEMORY, endOnFailure: true },
    );
    expect(checked.failed).toBe(true);
  });
});

describe.for(ONE_DATABASE)('the same through the use cases on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    it(
      'is never pushed but with two signatures that hold, once a version',
      async () => {
        const world = await crowdedWorld(database);
        let pushes = 0;
        await fc.assert(
          fc.asyncProperty(fc.boolean(), interleavings(8), async (signed, commands) => {
            await database.prisma.crisisUnit.updateMany({ data: { closedAt: new Date(0) } });
            const model = newModel();
            const machine = await useCaseMachine(world);
            if (signed) await signedByBoth(model, machine);
            await fc.asyncModelRun(() => ({ model, real: machine }), commands);
            const pushed = model.versions.filter((one) => one.pushed).length;
            const versionIds = machine.versionIds();
            const where = { versionId: { in: [...versionIds] } };
            expect(await database.prisma.crisisPush.count({ where })).toBe(pushed);
            pushes += pushed;
          }),
          DATABASE,
        );
        expect(pushes, 'what is tried does happen').toBeGreaterThan(0);
      },
      MOST_MILLISECONDS,
    );
  });
});

function pureMachine({ forgetsWithdrawals = false } = {}): Machine {
  let now = START;
  let unit = pureUnit();
  const versions: MessageVersion[] = [];
  const write = (by: Person, messageId: string, base: number) => {
    const newest = versions.findLast((one) => one.messageId === messageId);
    const id = String(versions.length);
    const hash = `hash ${id}`;
    const draft = { id, messageId, content: CONTENT, hash, base };
    const written = { by: actorOf(memberOf(by)), at: now };
    versions.push(writeVersion(unit, newest, draft, written, LAPSE_MINUTES));
  };
  const on = (
    index: number,
    change: (signing: Parameters<typeof signVersion>[0]) => MessageVersion,
  ) => {
    const version = at(versions, index);
    const newest = versions.findLast(({ messageId }) => messageId === version.messageId);
    versions[index] = change({ unit, version, newest: newest ?? version, now });
  };
  write('liaison-officer', '0', 0);
  return {
    edit: (by, base) => answer(() => write(by, at(versions, versions.length - 1).messageId, base)),
    follow: (by) =>
      answer(() => {
        if (!versions.some(({ pushed }) => pushed)) throw new Refusal('crisis_nothing_to_follow');
        write(by, String(Number(at(versions, versions.length - 1).messageId) + 1), 0);
      }),
    sign: (by, index, seen) =>
      answer(() =>
        on(index, (one) => signVersion(one, at(versions, seen).hash, actorOf(memberOf(by)))),
      ),
    withdraw: (by, index) =>
      answer(() =>
        on(index, (one) => {
          const changed = withdrawSignature(one, actorOf(memberOf(by)));
          return forgetsWithdrawals ? one.version : changed;
        }),
      ),
    requestChanges: (by, index) =>
      answer(() => on(index, (one) => requestChanges(one, actorOf(memberOf(by))))),
    push: (by, index, seen) =>
      answer(() =>
        on(index, (one) => pushVersion(one, at(versions, seen).hash, actorOf(memberOf(by)))),
      ),
    handOver: (by, place, to) =>
      answer(() => {
        const changed = handOver(unit, place, memberOf(to), actorOf(memberOf(by)), now);
        unit = changed.unit;
        for (const [index, version] of versions.entries()) {
          versions[index] = dropSignatureOf(version, changed.from.memberId);
        }
      }),
    wait(minutes) {
      now = now.add({ minutes });
    },
  };
}

async function useCaseMachine(
  world: World,
): Promise<Machine & { readonly versionIds: () => readonly string[] }> {
  const versions: MessageVersion[] = [];
  const run = <Input, Result>(by: Person, useCase: UseCase<Input, Result>, input: Input) =>
    runUseCase({ ...world, platforms: ['room'] }, world.presence(by), useCase, input);
  const key = () => crypto.randomUUID();
  const seats = [
    { side: 'police', place: 'seat', memberId: idOf(world, 'liaison-officer') },
    { side: 'police', place: 'deputy', memberId: idOf(world, 'community-officer') },
    { side: 'local_authority', place: 'seat', memberId: idOf(world, 'mayors-office') },
    { side: 'local_authority', place: 'deputy', memberId: idOf(world, 'safety-coordinator') },
  ] as const;
  const opening = { key: key(), exercise: true, report: REPORT, seats, signals: [] };
  const { id: unitId } = await run('liaison-officer', openUnit, opening);
  const write = async (by: Person, messageId: string | undefined, base: number) => {
    const wrote = await run(by, writeMessage, {
      ...{ unitId, base, key: key() },
      // No two versions say the same, so that none is taken for another by its hash.
      frame: { ...FRAME, unknown: `${FRAME.unknown} (${versions.length})` },
      ...(messageId !== undefined && { messageId }),
      kind: messageId === undefined && versions.length > 0 ? 'update' : 'first',
      template: 'holding',
      language: 'en',
      languages: ['en'],
      groups: ['joint_channels'],
      nextUpdateAt: world.clock.now().add({ hours: 1 }),
    });
    if (!wrote.ok) throw new Error('The text of the test has a fault.');
    const version = await world.unitOfWork.transaction(({ crisisMessages }) =>
      crisisMessages.findVersion(wrote.versionId),
    );
    if (version) versions.push(version);
  };
  await write('liaison-officer', undefined, 0);
  const last = () => at(versions, versions.length - 1);
  return {
    versionIds: () => versions.map(({ id }) => id),
    edit: (by, base) => answer(() => write(by, last().messageId, base)),
    follow: (by) => answer(() => write(by, undefined, 0)),
    sign: (by, index, seen) =>
      answer(() =>
        run(by, giveSignature, { id: at(versions, index).id, hash: at(versions, seen).hash }),
      ),
    withdraw: (by, index) => answer(() => run(by, takeBack, { id: at(versions, index).id })),
    requestChanges: (by, index) =>
      answer(() =>
        run(by, askForChanges, { id: at(versions, index).id, key: key(), text: 'Shorter.' }),
      ),
    push: (by, index, seen) =>
      answer(() =>
        run(by, pushMessage, {
          id: at(versions, index).id,
          hash: at(versions, seen).hash,
          key: key(),
        }),
      ),
    handOver: (by, place, to) =>
      answer(() => run(by, handOverSeat, { id: unitId, key: key(), place, toId: idOf(world, to) })),
    wait: (minutes) => world.clock.move({ minutes }),
  };
}

/** The example's people, and one more of each side who may sit in a unit. */
async function crowdedWorld(database: Database): Promise<World> {
  const world = await createWorld(database);
  const file = exampleFile();
  const [first] = file.members;
  if (!first) throw new Error('The example has nobody.');
  const more = [
    { ...first, key: 'duty-officer', name: 'Duty officer', organisation: 'police' },
    { ...first, key: 'press-officer', name: 'Press officer', organisation: 'council' },
  ].map((one) => ({ ...one, roles: ['crisis_seat'] as const, accounts: [] }));
  await registerWriter(database).apply(
    { ...file, members: [...file.members, ...more] },
    world.clock.now(),
  );
  await world.directory.refresh();
  return world;
}

function idOf(world: World, person: Person): string {
  return world.presence(person).member.id;
}

async function answer(act: () => unknown): Promise<Answer> {
  try {
    await act();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

function at<T>(all: readonly T[], index: number): T {
  const found = all[index];
  if (found === undefined) throw new Error('The model names what is not there.');
  return found;
}

function memberOf(person: Person): Member {
  const police = POLICE.some((one) => one === person);
  const council = COUNCIL.some((one) => one === person);
  const side = police ? 'police' : council ? 'local_authority' : 'partner';
  return {
    id: person,
    partnershipId: 'havenstad',
    key: person,
    name: person,
    organisation: { id: side, key: side, name: side, side },
    roles: police || council ? ['crisis_seat'] : ['practitioner'],
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  };
}

const REPORT = {
  major: true,
  location: 'the old warehouse',
  type: 'fire',
  hazards: '',
  access: '',
  casualties: '',
  services: '',
};

const CONTENT: MessageContent = {
  reference: 'C-2026-0001/1',
  kind: 'first',
  exercise: false,
  nextUpdateAt: START.toString(),
  texts: [],
  targets: [],
  renderings: {},
};

function pureUnit(): CrisisUnit {
  const by = actorOf(memberOf('liaison-officer'));
  const seats = takeSeats(
    [
      { side: 'police', place: 'seat', member: memberOf('liaison-officer') },
      { side: 'police', place: 'deputy', member: memberOf('community-officer') },
      { side: 'local_authority', place: 'seat', member: memberOf('mayors-office') },
      { side: 'local_authority', place: 'deputy', member: memberOf('safety-coordinator') },
    ],
    by,
    START,
  );
  return {
    id: 'unit',
    partnershipId: 'havenstad',
    reference: 'C-2026-0001',
    exercise: false,
    report: REPORT,
    signals: [],
    opened: { by, at: START },
    seats,
    sitrepMinutes: 60,
    sitrepDueAt: undefined,
    closings: {},
    closedAt: undefined,
    revision: 1,
  };
}
