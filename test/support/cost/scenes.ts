import { TARGET_GROUPS } from '../../../src/domain/crisis/message.ts';
import { crisisIn, send } from '../acts/crisis.ts';
import { meetingsOf } from '../acts/meeting-acts.ts';
import { stepsIn } from '../acts/steps.ts';
import { giveUp, holdPush, parkMany } from '../shown/shown-of-status.ts';
import type { World } from '../world.ts';

const [POLICE, COUNCIL, MAYOR] = ['liaison-officer', 'safety-coordinator', 'mayors-office'];
const WORDS = { reason: 'They asked for it.' };

/**
 * Something of everything that people do next to, under way.
 *
 * @param pushed whether the crisis message has left, or waits for its signatures.
 * @returns the reference of a signal that is led.
 */
export async function playScenes(world: World, pushed: boolean): Promise<string> {
  await lead(world);
  const reference = await steps(world);
  await crisis(world, pushed);
  await meeting(world);
  await parked(world);
  return reference;
}

/** Two are asked: one can accept what the other declines. */
async function lead(world: World): Promise<void> {
  const { raised, idOf } = stepsIn(world);
  const reference = await raised(POLICE, { urgency: 'urgent' });
  await world.press(COUNCIL, 'signal.acknowledge', reference);
  const both = { police: idOf('community-officer'), local_authority: idOf(COUNCIL) };
  const values = { ...both, mode: 'joint', ...WORDS };
  await world.submit(MAYOR, 'lead.choose', values, { about: `${reference} -` });
  const question = { words: 'Was the school told of this before?' };
  await world.submit('community-officer', 'lead.ask', question, { about: reference });
}

async function steps(world: World): Promise<string> {
  const { led, named } = stepsIn(world);
  const reference = await led();
  for (let count = 0; count < 4; count += 1) await named(reference);
  await world.command(COUNCIL, 'step', reference);
  await world.command(COUNCIL, 'lead', reference);
  return reference;
}

async function crisis(world: World, pushed: boolean): Promise<void> {
  const stage = crisisIn(world);
  await world.database.prisma.crisisUnit.updateMany({ data: { closedAt: new Date(0) } });
  await stage.open();
  await spokesperson(world);
  const first = await stage.write(POLICE, { groups: [...TARGET_GROUPS] });
  await stage.sign(POLICE, first);
  await world.press(POLICE, 'crisis.withdraw', first.id);
  await stage.sign(POLICE, first);
  if (pushed) {
    await stage.sign(MAYOR, first);
    await stage.push(POLICE, first);
    await world.press(MAYOR, 'crisis.board', first.id);
  }
  await world.command(MAYOR, 'crisis', 'voices');
  await world.command(MAYOR, 'crisis', 'message');
  await world.command(MAYOR, 'crisis');
}

/** Somebody who is reached in the chat. */
async function spokesperson(world: World): Promise<void> {
  const member = world.presence('community-officer').member.id;
  await send(world, MAYOR, await world.press(MAYOR, 'crisis.voice', 'new'), {
    ...{ name: 'The imam', area: 'Quarter', member },
  });
}

async function meeting(world: World): Promise<void> {
  const { plan } = meetingsOf(world);
  await plan('every day 09:00');
  await world.command(COUNCIL, 'liaison');
  await world.command(POLICE, 'liaison', 'calendar');
}

async function parked(world: World): Promise<void> {
  const { prisma } = world.database;
  if ((await prisma.parkedPlace.count()) === 0) await parkMany(world, 3);
  const [place] = await prisma.parkedPlace.findMany({ take: 1 });
  if (place) await holdPush(world, place.conversationId);
  await giveUp(world, ['signal'], 2);
  await world.command(COUNCIL, 'tandem', 'status');
}
