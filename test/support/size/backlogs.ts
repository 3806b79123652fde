import { randomUUID } from 'node:crypto';
import type { MessageVersion } from '../../../src/domain/crisis/message.ts';
import { actorOf } from '../../../src/domain/people/member.ts';
import type { WantedReminder } from '../../../src/ports/delivery/reminder-store.ts';
import { schedule } from '../acts/meetings.ts';
import { createStage } from '../acts/reminder-stage.ts';
import { POLICE_SEAT, signedVersion, targetOf } from '../acts/signed-version.ts';
import type { World } from '../world.ts';
import { fillSignals } from './many-signals.ts';

/** Of what is to be reminded, by the kinds of record. */
export const BACKLOGS: Readonly<Record<string, (world: World, count: number) => Promise<void>>> = {
  meeting: meetings,
  action: actions,
  protocol: protocols,
  crisis: units,
  crisis_push: pushes,
  digest: digests,
  left: (world, count) => departed(world, count, 'left'),
  'left-chair': (world, count) => departed(world, count, 'left-chair'),
};

type Due = Omit<WantedReminder, 'at'>;

/** Plans something of each record for now. */
async function planDue(
  world: World,
  kind: string,
  records: readonly { readonly id: string; readonly due: readonly Due[] }[],
): Promise<void> {
  const { unitOfWork, clock, presence } = world;
  const partnershipId = presence(POLICE_SEAT).partnership.id;
  const planned = records.flatMap(({ id: recordId, due }) =>
    due.map((one) => {
      return { record: { partnershipId, kind, recordId }, wanted: { ...one, at: clock.now() } };
    }),
  );
  await unitOfWork.transaction(({ reminders }) => reminders.addAll(planned));
}

/** Of one series, all tomorrow. */
async function meetings(world: World, count: number): Promise<void> {
  const { prisma } = world.database;
  const [first, ...rest] = await prisma.meeting.findMany({ orderBy: { startsAt: 'asc' } });
  if (!first) {
    await schedule(world, POLICE_SEAT, 'every day 10:00');
    await prisma.reminder.deleteMany();
    return meetings(world, count);
  }
  const missing = Array.from({ length: count - rest.length - 1 }, () => {
    return { ...first, id: randomUUID() };
  });
  await prisma.meeting.createMany({ data: missing });
  await prisma.meeting.updateMany({
    data: { startsAt: first.startsAt, endsAt: first.endsAt, state: 'planned' },
  });
  const all = await prisma.meeting.findMany({ take: count });
  const due = { subject: `start:${first.startsAt.getTime()}`, occasion: '1 working_days' };
  await planDue(
    world,
    'meeting',
    all.map(({ id }) => ({ id, due: [due] })),
  );
}

async function actions(world: World, count: number): Promise<void> {
  const { database, clock, presence } = world;
  const { prisma } = database;
  const { member, partnership } = presence(POLICE_SEAT);
  await meetings(world, 1);
  await prisma.reminder.deleteMany();
  const { id: meetingId, seriesId } = await prisma.meeting.findFirstOrThrow();
  const now = new Date(clock.now().epochMilliseconds);
  const what = { kind: 'added', reference: '', what: 'Lights', source: randomUUID() };
  const point = { id: randomUUID(), seriesId, meetingId, ...what, addedAt: now };
  await prisma.agendaPoint.create({ data: point });
  const step = { partnershipId: partnership.id, what: 'Call', state: 'open', pointId: point.id };
  const set = { ownerId: member.id, dueAt: now, setById: member.id, setAt: now };
  const data = Array.from({ length: count }, () => ({ id: randomUUID(), ...step, ...set }));
  await prisma.step.createMany({ data });
  const due = { subject: `due:${now.getTime()}`, occasion: 'due' };
  await planDue(
    world,
    'action',
    data.map(({ id }) => ({ id, due: [due] })),
  );
}

/** One is in force, others were before it. */
async function protocols(world: World, count: number): Promise<void> {
  await createStage(world).agree({});
  const { id } = await world.database.prisma.protocol.findFirstOrThrow();
  const ids = [id, ...Array.from({ length: count - 1 }, () => randomUUID())];
  const due = { subject: 'read', occasion: 'week 1' };
  await planDue(
    world,
    'protocol',
    ids.map((one) => ({ id: one, due: [due] })),
  );
}

/** Of each the deputies are to be called; they see what waits to be signed. */
async function units(world: World, count: number): Promise<void> {
  const versions = await signedVersions(world, count);
  world.clock.move({ minutes: 30 });
  await planDue(
    world,
    'crisis',
    versions.map(({ unitId }) => {
      return { id: unitId, due: [{ subject: 'seat:police', occasion: 'deputy' }] };
    }),
  );
}

/** Each is to be looked at, and nobody has confirmed it. */
async function pushes(world: World, count: number): Promise<void> {
  const { unitOfWork, presence, clock } = world;
  const { member } = presence(POLICE_SEAT);
  const versions = await signedVersions(world, count);
  const by = { by: actorOf(member), at: clock.now() };
  await unitOfWork.transaction(async (stores) => {
    for (const { id } of versions) {
      await stores.pushes.begin(id, by, [{ id: randomUUID(), key: TARGET }]);
    }
  });
  const due = [
    { subject: 'look', occasion: 'look_3' },
    { subject: 'board', memberId: member.id, occasion: 'after_15' },
  ];
  await planDue(
    world,
    'crisis_push',
    versions.map(({ id }) => ({ id, due })),
  );
}

const TARGET = 'desk';

async function signedVersions(world: World, count: number): Promise<readonly MessageVersion[]> {
  const { id: conversationId } = await world.database.prisma.conversation.findFirstOrThrow();
  const channel = { conversationId, name: TARGET, exercise: true };
  const versions: MessageVersion[] = [];
  while (versions.length < count) {
    const targets = [targetOf(channel, { key: TARGET })];
    versions.push(await signedVersion(world, { targets }));
  }
  return versions;
}

/** So many members with open signals, by their ids. */
async function workers({ database, directory }: World, count: number): Promise<readonly string[]> {
  const { prisma } = database;
  const where = { key: { contains: '-' }, name: { startsWith: 'Officer ' } };
  if ((await prisma.member.count({ where })) === 0) {
    await fillSignals(database, { signals: count * 4, oneOpenOf: 1, people: count / 2 });
    const made = await prisma.member.findMany({ where });
    await prisma.account.createMany({
      data: made.map(({ id: memberId, key: user }) => {
        return { id: randomUUID(), memberId, platform: 'room', tenant: 'havenstad', user };
      }),
    });
    await directory.refresh();
  }
  return (await prisma.member.findMany({ where, take: count })).map(({ id }) => id);
}

/** On a working morning. */
async function digests(world: World, count: number): Promise<void> {
  const ids = await workers(world, count);
  await world.database.prisma.memberSetting.createMany({
    data: ids.map((memberId) => ({ memberId, digestAt: '08:30' })),
  });
  const due = { subject: 'digest:1', occasion: 'digest' };
  await planDue(
    world,
    'digest',
    ids.map((id) => ({ id, due: [due] })),
  );
}

/** Whoever left leads signals, and was to chair meetings. */
async function departed(world: World, count: number, kind: string): Promise<void> {
  const { prisma } = world.database;
  const ids = await workers(world, count);
  await meetings(world, 1);
  await prisma.reminder.deleteMany();
  await prisma.liaisonSeries.updateMany({ data: { chairIds: [...ids], invitedIds: [...ids] } });
  await planDue(
    world,
    kind,
    ids.map((id) => ({ id, due: [{ subject: 'left:1', occasion: kind }] })),
  );
}
