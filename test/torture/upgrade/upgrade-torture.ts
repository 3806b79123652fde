import { setTimeout as wait } from 'node:timers/promises';
import { signalForm } from '../../support/world.ts';
import { answer } from '../push-torture.ts';
import { LACKS } from './lacks.ts';
import { type Found, lookAt, type Round, restOf } from './look.ts';
import type { Replica } from './replica.ts';
import { createTrouble, type Troubles } from './trouble.ts';
import { setUpgradeStage, type UpgradeOptions, type UpgradeStage } from './upgrade-stage.ts';

export interface UpgradeTortureOptions extends Pick<UpgradeOptions, 'url' | 'settling'> {
  readonly kills: number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly say?: (line: string) => void;
}

/** What came of it, over all rounds. */
export interface UpgradeDamage extends Troubles, Found {
  readonly rounds: number;
  /** How often a human was asked whether a message is there. */
  readonly asked: number;
}

const POLL_MILLISECONDS = 250;
/** After the last trouble, on a busy machine. */
const REST_MILLISECONDS = 180_000;
const ACKNOWLEDGER = 'safety-coordinator';
const NOT_KNOWN_HERE = 'this button is not known here';
/** Whatever else it says: it was not done, and may be pressed again. */
const PRESS_AGAIN = /Not recorded yet|could not be done|restarting|not known whether/i;

/**
 * During an upgrade two processes work on one database, of which the older knows less: signals are raised and
 * acknowledged, are overdue, meetings are laid out, messages are pushed, until so many processes were killed.
 */
export async function tortureUpgrade(options: UpgradeTortureOptions): Promise<UpgradeDamage> {
  const trouble = createTrouble(options.kills, options.random);
  const stage = await setUpgradeStage({ ...options, fateOf: (name) => trouble.fateOf(name) });
  let found: Found = { lost: 0, doubled: 0, altered: 0, falselySent: 0, early: 0 };
  let asked = 0;
  let rounds = 0;
  try {
    if (options.kills > 0) trouble.begin([stage.newer, stage.older]);
    do {
      const round = await workOnce(stage, options.settling);
      if (trouble.so().kills >= options.kills) await trouble.end();
      asked += await rest(stage, round);
      found = added(found, await lookAt(stage, round));
      rounds += 1;
      options.say?.(JSON.stringify({ rounds, asked, ...trouble.so(), ...found }));
    } while (trouble.so().kills < options.kills);
    return { rounds, asked, ...trouble.so(), ...found };
  } finally {
    await trouble.end();
    await stage.stop();
  }
}

function added(one: Found, other: Found): Found {
  return {
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    altered: one.altered + other.altered,
    falselySent: one.falselySent + other.falselySent,
    early: one.early + other.early,
  };
}

/**
 * One of everything of which the older one does not know.
 *
 * @param olderFirst the newer one hears nothing until the older one has taken up all that is owed where both send.
 */
async function workOnce(stage: UpgradeStage, olderFirst: boolean): Promise<Round> {
  stage.sync();
  if (olderFirst) stage.newer.hush();
  const overdue = await insistently(() => raise(stage));
  const { prisma } = stage.database;
  const reminder = await prisma.reminder.findFirstOrThrow({
    where: { recordId: overdue.id, occasion: 'due' },
  });
  await prisma.reminder.update({ where: { id: reminder.id }, data: { dueAt: new Date() } });
  await stage.askForMeetings();
  const acknowledged = await insistently(() => raise(stage));
  const version = await insistently(() => stage.push());
  if (olderFirst) {
    await untilSettled(stage);
    stage.newer.speak();
  }
  await acknowledge(stage, acknowledged.reference);
  return { overdue, acknowledged, version, reminderId: reminder.id };
}

/** Of what both could be asked to send, had the older one known it. */
async function untilSettled({ database: { prisma } }: UpgradeStage): Promise<void> {
  const state = { in: ['owed', 'sending', 'unknown'] };
  const conversation = { platform: { in: ['slack', 'room'] } };
  const where = { card: { in: [...LACKS.cards] }, state, conversation };
  await insistently(async () => {
    const left = await prisma.delivery.count({ where });
    if (left > 0) throw new Error(`${left} were never settled.`);
  });
}

/** As people do: what was refused since a silent process held something locked is done once more. */
async function insistently<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + REST_MILLISECONDS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(POLL_MILLISECONDS);
    }
  }
}

async function raise({ world, database }: UpgradeStage) {
  const values = signalForm({ urgency: 'urgent' });
  await world.submit('liaison-officer', 'signal.raise', values);
  return database.prisma.signal.findFirstOrThrow({ orderBy: { reference: 'desc' } });
}

/** First where it is not known; then, as it says there, again. */
async function acknowledge(stage: UpgradeStage, reference: string): Promise<void> {
  const said = await pressUntilAnswered(stage, stage.older, reference);
  if (said.includes(NOT_KNOWN_HERE)) await pressUntilAnswered(stage, stage.newer, reference);
}

async function pressUntilAnswered(
  { joint }: UpgradeStage,
  replica: Replica,
  reference: string,
): Promise<string> {
  const conversation = joint.find(({ platform }) => platform === 'room')?.conversationId ?? '';
  const button = { action: 'signal.acknowledge', value: reference };
  const until = Date.now() + REST_MILLISECONDS;
  while (Date.now() < until) {
    await replica.alive();
    const said = await replica.press(ACKNOWLEDGER, conversation, button);
    if (said !== undefined && !PRESS_AGAIN.test(said)) return said;
    await wait(POLL_MILLISECONDS);
  }
  throw new Error(`${replica.name} never answered.`);
}

/** Until nothing is owed or due any more. @returns how often a human was asked. */
async function rest(stage: UpgradeStage, round: Round): Promise<number> {
  const until = Date.now() + REST_MILLISECONDS;
  let asked = 0;
  for (;;) {
    const left = await restOf(stage, round);
    if (left.length === 0) return asked;
    if (Date.now() > until) throw new Error(`Never came to rest: ${JSON.stringify(left)}`);
    const states = await stage.states(round.version);
    for (const [targetId] of [...states].filter(([, state]) => state === 'held')) {
      asked += 1;
      await answer(stage, round.version, targetId, 'looks');
    }
    await wait(POLL_MILLISECONDS);
  }
}
