import { noticeParked } from '../../../src/bot/delivery/parked-notices.ts';
import type { MemberEntry } from '../../../src/domain/register/partnership-file.ts';
import { PUSH_CARD } from '../../../src/ports/crisis/push-store.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { crisisIn, send } from '../acts/crisis.ts';
import { meetingsOf } from '../acts/meeting-acts.ts';
import { stepsIn } from '../acts/steps.ts';
import { exampleFile } from '../example.ts';
import { holdPush } from '../shown/shown-of-status.ts';
import type { World } from '../world.ts';
import { buttonsIn } from './explore.ts';

const [POLICE, DEPUTY, COUNCIL, MAYOR] = [
  'liaison-officer',
  'community-officer',
  'safety-coordinator',
  'mayors-office',
];
const WORDS = { reason: 'They asked for it.' };
const NOTE = { view: 'As it was seen.', summary: 'As it was seen.', second_look: 'keep' };
const UNANSWERED = { minutes: 10 };

/** Somebody else can take a seat, what was weighed is closed, and what nobody answers is said again. */
export async function playLater(world: World): Promise<void> {
  const seat = (one: MemberEntry) => one.key === 'privacy-officer';
  await register(world, (one) =>
    seat(one) ? { ...one, roles: [...one.roles, 'crisis_seat', 'deputy'] } : one,
  );
  for (const scene of [unanswered, refused, weighed, handedOver, held, met]) await scene(world);
  await world.press(POLICE, 'signal.raise', '');
  for (let count = 0; count < 2; count += 1) await world.command(COUNCIL, 'liaison', 'calendar');
}

/**
 * Whoever led, answered or met has left, and their steps are anybody's.
 *
 * @param show what is owed while they are gone.
 */
export async function playLeft(world: World, show: () => Promise<void>): Promise<void> {
  for (const gone of [DEPUTY, POLICE]) {
    await register(world, (one) => (one.key === gone ? undefined : one));
    await world.remind();
    await show();
  }
  await register(world, (one) => one);
}

async function register(
  world: World,
  change: (one: MemberEntry) => MemberEntry | undefined,
): Promise<void> {
  const file = exampleFile();
  const members = file.members.flatMap((one) => change(one) ?? []);
  await registerWriter(world.database).apply({ ...file, members }, world.clock.now());
  await world.directory.refresh();
}

/** A channel and a person to whom a platform takes nothing. */
async function refused(world: World): Promise<void> {
  const { database, directory, unitOfWork, clock } = world;
  const partnershipId = world.presence(COUNCIL).partnership.id;
  const messengers = world.platforms.map((platform) => ({ platform }));
  for (const kind of ['channel', 'direct']) {
    const row = await database.prisma.delivery.findFirstOrThrow({
      where: { conversation: { kind, platform: 'room' }, partnershipId },
      include: { conversation: true },
    });
    await unitOfWork.transaction((stores) =>
      noticeParked(
        { directory, stores, messengers },
        row as unknown as Parameters<typeof noticeParked>[1],
        { reason: 'not_in_channel', mendedBy: 'inviting' },
        clock.now(),
      ),
    );
  }
}

/** Both agreed on what to make of one signal; it is closed, and another one is closed and opened anew. */
async function weighed(world: World): Promise<void> {
  const { raised } = stepsIn(world);
  for (const anew of [true, false]) {
    const reference = await raised(POLICE);
    await world.press(COUNCIL, 'signal.acknowledge', reference);
    for (const who of [POLICE, COUNCIL]) {
      await filled(world, who, 'weighing.note', reference, NOTE);
    }
    const outcome = { outcome: 'no_action', ...WORDS };
    await filled(world, POLICE, 'weighing.propose', reference, outcome);
    await world.press(COUNCIL, 'weighing.agree', reference);
    await world.command(POLICE, 'signal', `close ${reference}`);
    for (const who of [POLICE, COUNCIL]) await world.press(who, 'weighing.close', reference);
    await world.press(COUNCIL, 'weighing.close_now', reference);
    const form = anew && (await world.command(COUNCIL, 'signal', `reopen ${reference}`));
    if (form && form.kind === 'dialog') await send(world, COUNCIL, form, WORDS);
  }
}

/** To somebody who does not want it; and the lead is chosen anew. */
async function handedOver(world: World): Promise<void> {
  const { led, raised, idOf } = stepsIn(world);
  const handed = await led();
  await filled(world, COUNCIL, 'lead.handover', handed, { to: idOf(MAYOR), ...WORDS });
  const chosen = await raised(POLICE);
  await world.press(COUNCIL, 'signal.acknowledge', chosen);
  const police = { mode: 'police', local_authority: '', ...WORDS };
  await filled(world, MAYOR, 'lead.choose', chosen, { ...police, police: idOf(DEPUTY) });
  await world.press(DEPUTY, 'lead.accept', chosen);
  await filled(world, MAYOR, 'lead.choose', chosen, { ...police, police: idOf(POLICE) });
}

/** Nobody knows whether what was pushed arrived, until somebody looked. */
async function held(world: World): Promise<void> {
  const { delivery } = world.database.prisma;
  const { partnership } = world.presence(POLICE);
  const room = world.directory.channels(partnership.id).find(({ name }) => name === 'joint-desk');
  for (const action of ['crisis.there', 'crisis.again']) {
    await holdPush(world, room?.conversationId ?? '');
    const newest = { where: { card: PUSH_CARD }, orderBy: { order: 'desc' } } as const;
    const { recordId } = await delivery.findFirstOrThrow(newest);
    await world.press(POLICE, action, recordId);
  }
}

/** A meeting within the day, to which nobody comes after all. */
async function met(world: World): Promise<void> {
  await meetingsOf(world).plan('every Thursday 09:00');
  const { reference } = await world.database.prisma.liaisonSeries.findFirstOrThrow({
    orderBy: { reference: 'desc' },
  });
  const shown = buttonsIn(await world.command(POLICE, 'liaison'));
  const name = shown.find(({ value }) => value.startsWith(`${reference}/`))?.value ?? '';
  await world.press(POLICE, 'liaison.change', `skip ${name}`);
  await world.press(COUNCIL, 'liaison.deputy', name);
  for (const file of ['calendar-file', 'calendar-end']) {
    await world.press(COUNCIL, `liaison.${file}`, name);
  }
  for (const answer of ['coming', 'not-coming']) {
    for (const who of [POLICE, DEPUTY, COUNCIL, MAYOR]) {
      await world.press(who, `liaison.${answer}`, name);
    }
  }
}

/** A unit that nobody joins. */
async function unanswered(world: World): Promise<void> {
  await world.database.prisma.crisisUnit.updateMany({ data: { closedAt: new Date(0) } });
  const unit = await crisisIn(world).open();
  for (let count = 0; count < 3; count += 1) {
    world.clock.move(UNANSWERED);
    await world.remind();
  }
  await world.press(POLICE, 'crisis.show', unit.id);
}

async function filled(
  world: World,
  who: string,
  action: string,
  value: string,
  typed: Parameters<typeof send>[3],
): Promise<void> {
  await send(world, who, await world.press(who, action, value), typed);
}
