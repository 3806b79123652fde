import { randomUUID } from 'node:crypto';
import { SIGNAL_PROTECTED_FIELDS } from '../../src/domain/signal/signal.ts';
import { type DatabaseLine, startDatabaseLine } from '../support/faults/database-line.ts';
import { signalForm, type World } from '../support/world.ts';
import { openBenchWorld } from './measure/bench-world.ts';
import { report } from './measure/report.ts';
import { type Compared, compare, type Side, takeHere, times } from './measure/rounds.ts';
import { recordYardstick } from './yardstick-record.ts';

const OFFICER = 'liaison-officer';
const PER_ROUND = 100;
const AT_A_TIME = 8;
const MOST_PRESSES = 20;
const ADDED_MILLISECONDS = 5;
const AIM_SHARE = 0.4;
const AIM_AT_A_TIME = 4;

/** What recording a signal costs beside the same rows in plain prepared statements; and how much eight at a time gain. */
export async function benchRecord(): Promise<number> {
  const alone = await besideYardstick();
  const many = await eightBesideOne();
  const share = 1 / alone.cpuRatio.median;
  const gain = 1 / many.wallRatio.median;
  report('record', [alone, many], { share, aimShare: AIM_SHARE, gain, aimGain: AIM_AT_A_TIME });
  console.log(`The yardstick takes ${share.toFixed(2)} of our CPU (aim: at least ${AIM_SHARE}).`);
  console.log(
    `${AT_A_TIME} at a time are ${gain.toFixed(1)} times as fast as one (aim: at least ${AIM_AT_A_TIME}).`,
  );
  return 0;
}

async function besideYardstick(): Promise<Compared> {
  const bench = await openBenchWorld();
  const { world, plain, serverCpu } = bench;
  try {
    await record(world);
    const { id } = await world.database.prisma.signal.findFirstOrThrow();
    const form = signalForm();
    const texts = Object.fromEntries(
      SIGNAL_PROTECTED_FIELDS.flatMap((field) =>
        form[field] ? [[field, String(form[field])]] : [],
      ),
    );
    const like = await recordYardstick(world, plain, id, texts);
    const round = (work: () => Promise<unknown>) => () =>
      takeHere(PER_ROUND, () => times(PER_ROUND, work), serverCpu);
    const yardstick = { name: 'prepared transaction', round: round(() => like()) };
    const ours = { name: 'Tandem', round: round(() => record(world)) };
    return await compare('record, one at a time', yardstick, ours);
  } finally {
    await bench.close();
  }
}

/** Through a line that holds up each round trip; it takes CPU of this process too, so only times are compared. */
async function eightBesideOne(): Promise<Compared> {
  const lines: DatabaseLine[] = [];
  const bench = await openBenchWorld(async (url) => {
    const line = await startDatabaseLine(url);
    lines.push(line);
    return line.url;
  });
  try {
    for (const line of lines) line.delay(ADDED_MILLISECONDS);
    return await compare(
      `${AT_A_TIME} at a time by one, ${ADDED_MILLISECONDS} ms added`,
      side(bench.world, 1),
      side(bench.world, AT_A_TIME),
    );
  } finally {
    await bench.close();
    for (const line of lines) await line.close();
  }
}

/** @param atATime so many wait at once. */
function side(world: World, atATime: number): Side {
  const each = PER_ROUND / AT_A_TIME / (atATime === 1 ? 2 : 1);
  const turns = Math.ceil(each);
  return {
    name: `${atATime} at a time`,
    round: () =>
      takeHere(turns * atATime, () =>
        Promise.all(Array.from({ length: atATime }, () => times(turns, () => record(world)))),
      ),
  };
}

/** Pressed again where it took too long to be answered: the key makes it the same record. */
async function record({ submit }: World): Promise<void> {
  const key = randomUUID();
  for (let turn = 0; turn < MOST_PRESSES; turn += 1) {
    const reply = await submit(OFFICER, 'signal.raise', signalForm(), { key });
    if (reply.kind !== 'notice' || reply.tone !== 'refused') return;
  }
  throw new Error('Not recorded.');
}
