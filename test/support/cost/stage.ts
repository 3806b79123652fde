import type { Reply } from '../../../src/bot/declare/reply.ts';
import type { JobQueue, PlainJobQueue, SqlExecutor } from '../../../src/ports/delivery/queue.ts';
import { fillSignals } from '../size/many-signals.ts';
import { createWorld, type Watch, type World } from '../world.ts';
import { type Book, enter } from './book.ts';
import type { CostMeter } from './listen.ts';
import { nameOf } from './names.ts';
import { openCounted } from './open-counted.ts';
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

/** Settled long ago, each of a card. */
const DELIVERIES_PER_SIGNAL = 5;
/** Where there are many signals there are many people, each with as much as one can see to. */
const PEOPLE = 100;

/** @param asMany plans are chosen as the server would, since there are as many rows as in years of work. */
export async function openCostStage(signals: number, asMany = false): Promise<CostStage> {
  const { database, meter } = await openCounted(asMany);
  const book: Book = new Map();
  const answers: Answer[] = [];
  const watch: Watch = async (interaction, work) => {
    const { result, cost } = await meter.of(work);
    enter(book, nameOf(interaction), cost, !isRefused(result));
    answers.push({ who: interaction.actor.user, reply: result });
    return result;
  };
  const plain = await createWorld(database, { queue: countedQueue(), watch });
  const [people, deliveries] = [asMany ? PEOPLE : 0, signals * DELIVERIES_PER_SIGNAL];
  await fillSignals(database, { signals, people, deliveries });
  return {
    world: watchWork(plain, meter, book),
    meter,
    book,
    answers,
    close: () => database.close(),
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
