import { randomUUID } from 'node:crypto';
import { actorOf } from '../../../src/domain/people/member.ts';
import { PUSH_CARD } from '../../../src/ports/crisis/push-store.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { FOR_GOOD } from '../../../src/storage/delivery/given-up.ts';
import { POLICE_SEAT, signedVersion, targetOf } from '../acts/signed-version.ts';
import { envelope, type World } from '../world.ts';
import type { Show } from './shown-of-features.ts';

const LONG_NAME = 'Neighbourhood & <prevention> of the harbour quarter '.repeat(3).slice(0, 120);
const PLACES = 60;
/** Kinds of reminders, and one that is of another version. */
export const REMINDED = [
  ...['signal', 'digest', 'meeting', 'action', 'protocol', 'crisis', 'crisis_push', 'left'],
  ...['left-chair', 'of_another_version'],
];

/** What can wait in a place: refused, too late to leave by itself. */
const WAITS = ['inviting', 'shortening', 'deciding'] as const;

/** What cannot be sent, at its longest: many places of long names, each with something of every kind. */
export async function shownOfStatus(world: World, show: Show): Promise<void> {
  await parkMany(world, PLACES);
  await giveUp(world, REMINDED, 20);
  const looks = () => world.dispatch({ ...envelope('safety-coordinator'), kind: 'home' });
  show(await looks());
  show(await world.command('safety-coordinator', 'tandem', 'status'));
  const place = await world.database.prisma.parkedPlace.findMany({ take: 3 });
  for (const { conversationId } of place) {
    show(await world.press('safety-coordinator', 'delivery.try', conversationId));
  }
  show(await world.press('safety-coordinator', 'tandem.remind-again', 'of_another_version'));
  await world.database.prisma.reminder.deleteMany({ where: { subject: GIVEN_UP } });
}

const GIVEN_UP = 'given up';

/** So many reminders of each of these kinds could not be said however often they were tried. */
export async function giveUp(
  { database, clock, presence }: World,
  kinds: readonly string[],
  count: number,
): Promise<void> {
  const partnershipId = presence('safety-coordinator').partnership.id;
  const dueAt = new Date(clock.now().epochMilliseconds);
  const about = { partnershipId, subject: GIVEN_UP, occasion: 'due', state: 'planned', dueAt };
  const given = { ...about, failures: 8, heldUntil: FOR_GOOD };
  await database.prisma.reminder.createMany({
    data: kinds.flatMap((kind) =>
      Array.from({ length: count }, () => {
        return { id: randomUUID(), recordId: randomUUID(), kind, ...given };
      }),
    ),
  });
}

/** Something of every kind waits in so many places, and there are as many connections. */
export async function parkMany({ database, clock, presence }: World, count: number) {
  const { prisma } = database;
  const partnershipId = presence('safety-coordinator').partnership.id;
  const at = new Date(clock.now().epochMilliseconds);
  for (let number = 0; number < count; number += 1) {
    const conversationId = await addPlace(database, partnershipId, number);
    for (const mendedBy of WAITS) {
      const reason = mendedBy === 'deciding' ? 'late' : `a_code_that_is_rather_long_${mendedBy}`;
      const why = { partnershipId, conversationId, reason, mendedBy };
      await prisma.parkedPlace.create({ data: { id: randomUUID(), ...why, since: at } });
      const card = { id: randomUUID(), card: 'signal.card', recordId: randomUUID(), revision: 1 };
      const data = { ...card, ...why, state: 'parked', owedAt: at, dueAt: at };
      await prisma.delivery.create({ data });
    }
    const named = { platform: 'slack', tenant: `T${number}`, name: `${LONG_NAME} ${number}` };
    const fault = number % 2 === 0 ? null : 'invalid_auth';
    await prisma.connection.create({ data: { ...named, fault, seenAt: at } });
  }
}

/** A crisis message that was pushed to a place, and is held there for a person. @returns its reference. */
export async function holdPush(world: World, conversationId: string): Promise<string> {
  const { database, clock, presence, unitOfWork } = world;
  const { member, partnership } = presence(POLICE_SEAT);
  const target = targetOf({ conversationId, name: 'joint-desk', exercise: true });
  const version = await signedVersion(world, { targets: [target] });
  const pushed = { by: actorOf(member), at: clock.now() };
  const recordId = randomUUID();
  await unitOfWork.transaction(({ pushes }) =>
    pushes.begin(version.id, pushed, [{ id: recordId, key: target.key }]),
  );
  const at = new Date(clock.now().epochMilliseconds);
  const why = { partnershipId: partnership.id, conversationId, state: 'held' };
  const card = { id: randomUUID(), card: PUSH_CARD, recordId, revision: 1 };
  const data = { ...card, ...why, reason: 'not_in_channel', owedAt: at, dueAt: at };
  await database.prisma.delivery.create({ data });
  return version.content.reference;
}

async function addPlace({ prisma }: Database, partnershipId: string, number: number) {
  const id = randomUUID();
  const external = `C${String(number).padStart(10, '0')}`;
  const where = { platform: number % 2 === 0 ? 'slack' : 'teams', tenant: `T${number}`, external };
  await prisma.conversation.create({ data: { id, kind: 'channel', ...where } });
  const channel = { key: `place-${number}`, name: `${LONG_NAME} ${number}`, active: false };
  await prisma.channel.create({
    data: { id: randomUUID(), partnershipId, conversationId: id, ...channel },
  });
  return id;
}
