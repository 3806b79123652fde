import { createLog } from '../../src/log.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { schedule } from '../support/acts/meetings.ts';
import { growing } from '../support/cost/excuses.ts';
import { meterCost } from '../support/cost/listen.ts';
import { countedUrl } from '../support/cost/plans.ts';
import { fillSignals } from '../support/size/many-signals.ts';
import { createWorld, envelope, type World } from '../support/world.ts';
import { openBenchWorld } from './measure/bench-world.ts';
import { describe, report, tellJson } from './measure/report.ts';
import { type Compared, compare, takeHere, times } from './measure/rounds.ts';

const OFFICER = 'liaison-officer';
const PER_ROUND = 5;
const DELIVERIES = 1_000_000;
/** However many signals there are, nobody has more of them open than they can see to. */
const SIGNALS_PER_PERSON = 2_000;
const PAGE = `SELECT * FROM signal WHERE partnership_id = $1 AND status = 'led' ORDER BY raised_at DESC LIMIT 20`;

type Look = (world: World) => Promise<unknown>;
const typed =
  (name: string, text = '', who = OFFICER): Look =>
  ({ command }) =>
    command(who, name, text);
const COUNTED: Readonly<Record<string, Look>> = {
  '/signal list': typed('signal', 'list'),
  '/signal list closed': typed('signal', 'list closed'),
  '/signal list mine': typed('signal', 'list mine'),
  '/signal list police': typed('signal', 'list police'),
  '/signal list council': typed('signal', 'list council'),
  '/step': typed('step', '', 'community-officer'),
  '/lead': typed('lead', '', 'community-officer'),
  '/lead list': typed('lead', 'list'),
  '/lead list mine': typed('lead', 'list mine', 'community-officer'),
  '/lead list unassigned': typed('lead', 'list unassigned'),
  '/lead list joint': typed('lead', 'list joint'),
  '/liaison': typed('liaison'),
  '/liaison agenda': typed('liaison', 'agenda'),
  home: ({ dispatch }) => dispatch({ ...envelope('safety-coordinator'), kind: 'home' }),
};
const TIMED = ['/signal list', '/signal list closed', '/step', '/lead', '/lead list', 'home'];

/**
 * What the lists cost among so many signals, one in a hundred open, with a million settled deliveries: round trips, blocks
 * and rows; and CPU beside one page of twenty rows in one prepared statement.
 */
export async function benchLists({ signals }: { readonly signals: number }): Promise<number> {
  const bench = await openBenchWorld();
  const { world, plain, serverCpu } = bench;
  try {
    await schedule(world, OFFICER, 'every Tuesday 10:00');
    const people = Math.ceil(signals / SIGNALS_PER_PERSON);
    await fillSignals(world.database, { signals, people, deliveries: DELIVERIES });
    await count(bench.url, signals);
    const { partnership } = world.presence(OFFICER);
    const page = () => plain.query({ name: 'page', text: PAGE, values: [partnership.id] });
    const round = (work: () => Promise<unknown>) => () =>
      takeHere(PER_ROUND, () => times(PER_ROUND, work), serverCpu);
    const compared: Compared[] = [];
    for (const name of TIMED) {
      const yardstick = { name: 'one page', round: round(page) };
      const ours = { name: 'Tandem', round: round(async () => COUNTED[name]?.(world)) };
      compared.push(await compare(name, yardstick, ours));
    }
    report('lists', compared, { signals });
    return 0;
  } finally {
    await bench.close();
  }
}

/** Each once more, after whoever is named is known. */
async function count(url: string, signals: number): Promise<void> {
  const meter = meterCost();
  const database = openPostgres(countedUrl(url, true), createLog('silent'));
  try {
    const world = await createWorld(database);
    const counted: Record<string, object> = {};
    for (const [name, look] of Object.entries(COUNTED)) {
      await look(world);
      const { cost } = await meter.of(() => look(world));
      const { statements, blocks, rows } = cost;
      counted[name] = { statements, blocks, rows, 'read whole': growing(cost.scans).join(', ') };
    }
    console.log(describe());
    console.table(counted);
    tellJson('lists counted', { signals, counted });
  } finally {
    meter.end();
    await database.close();
  }
}
