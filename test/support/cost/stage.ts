import type { Reply } from '../../../src/bot/declare/reply.ts';
import { createLog } from '../../../src/log.ts';
import type { JobQueue, PlainJobQueue, SqlExecutor } from '../../../src/ports/delivery/queue.ts';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { createPostgresDatabase } from '../databases.ts';
import { createWorld, type Watch, type World } from '../world.ts';
import { type Book, enter } from './book.ts';
import { fillSignals } from './fill.ts';
import { type CostMeter, meterCost } from './listen.ts';
import { nameOf } from './names.ts';
import { TELL_PLANS } from './plans.ts';
import { watchWork } from './watch-work.ts';

/** Everything that was answered, and to whom: what can be pressed and filled in next. */
export interface Answer {
  readonly who: string;
  readonly reply: Reply;
}

/** A world among so many signals, in which all that is done is counted. */
export interface CostStage {
  readonly world: World;
  readonly meter: CostMeter;
  readonly book: Book;
  readonly answers: Answer[];
  close(): Promise<void>;
}

/** Where there is an index it is used, however few rows there are: what is still read whole has none. */
const BY_INDEX = '-c enable_seqscan=off';

/** @param asMany plans are chosen as the server would, since there are as many rows as in years of work. */
export async function openCostStage(signals: number, asMany = false): Promise<CostStage> {
  const meter = meterCost();
  const { url, drop } = await createPostgresDatabase();
  const address = new URL(url);
  address.searchParams.set('options', `${TELL_PLANS} ${asMany ? '' : BY_INDEX}`);
  const database = openPostgres(address.toString(), createLog('silent'));
  const book: Book = new Map();
  const answers: Answer[] = [];
  const watch: Watch = async (interaction, work) => {
    const { result, cost } = await meter.of(work);
    enter(book, nameOf(interaction), cost, !isRefused(result));
    answers.push({ who: interaction.actor.user, reply: result });
    return result;
  };
  const plain = await createWorld(database, { queue: countedQueue(), watch });
  await fillSignals(database, signals);
  return {
    world: watchWork(plain, meter, book),
    meter,
    book,
    answers,
    async close() {
      meter.end();
      await database.close();
      await drop();
    },
  };
}

/** A nudge is one round trip; what the queue reads for it is its own. */
function countedQueue(): JobQueue & PlainJobQueue {
  const ask = async (inside: SqlExecutor) => void (await inside.executeSql('SELECT 1'));
  return { nudge: (_, inside) => ask(inside), enqueue: (_, inside) => ask(inside) };
}

export function isRefused(reply: Reply): boolean {
  return reply.kind === 'field-errors' || (reply.kind === 'notice' && reply.tone === 'refused');
}
