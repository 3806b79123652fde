import { fillSignals } from '../support/cost/fill.ts';
import { envelope, type World } from '../support/world.ts';
import { openBenchWorld } from './measure/bench-world.ts';
import { report } from './measure/report.ts';
import { type Compared, compare, takeHere, times } from './measure/rounds.ts';

const OFFICER = 'liaison-officer';
const SIGNALS = 200_000;
const PER_ROUND = 5;
const PAGE = `SELECT * FROM signal WHERE partnership_id = $1 AND status = 'led' ORDER BY raised_at DESC LIMIT 20`;

type Look = (world: World) => Promise<unknown>;
const LISTS: Readonly<Record<string, Look>> = {
  '/signal list': ({ command }) => command(OFFICER, 'signal', 'list'),
  '/signal list closed': ({ command }) => command(OFFICER, 'signal', 'list closed'),
  '/step': ({ command }) => command('community-officer', 'step'),
  '/lead': ({ command }) => command('community-officer', 'lead'),
  '/lead list': ({ command }) => command(OFFICER, 'lead', 'list'),
  home: ({ dispatch }) => dispatch({ ...envelope(OFFICER), kind: 'home' }),
};

/** What the lists cost among 200,000 signals, one in a hundred open, beside one page of twenty rows in one prepared statement. */
export async function benchLists(): Promise<number> {
  const bench = await openBenchWorld();
  const { world, plain, serverCpu } = bench;
  try {
    await fillSignals(world.database, SIGNALS);
    const { partnership } = world.presence(OFFICER);
    const page = () => plain.query({ name: 'page', text: PAGE, values: [partnership.id] });
    const round = (work: () => Promise<unknown>) => () =>
      takeHere(PER_ROUND, () => times(PER_ROUND, work), serverCpu);
    const compared: Compared[] = [];
    for (const [name, look] of Object.entries(LISTS)) {
      const yardstick = { name: 'one page', round: round(page) };
      compared.push(
        await compare(name, yardstick, { name: 'Tandem', round: round(() => look(world)) }),
      );
    }
    report('lists', compared, { signals: SIGNALS });
    return 0;
  } finally {
    await bench.close();
  }
}
