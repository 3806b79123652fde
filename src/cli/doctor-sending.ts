import { knowsReminder } from '../bot/declare/contributions.ts';
import { tablesOf } from '../bot/declare/feature.ts';
import { adviceWords, placeName, platformName } from '../bot/delivery/parked-cards.ts';
import { runningPlatforms } from '../compose-platforms.ts';
import type { Config } from '../config.ts';
import { FEATURES } from '../features/index.ts';
import { wordsFor } from '../locales/words.ts';
import { ANSWER_CARD } from '../ports/delivery/private-answer.ts';
import type { Database } from '../storage/database/database.ts';
import { listGivenUp } from '../storage/delivery/given-up.ts';
import { readSetAside } from '../storage/delivery/parked-lists.ts';
import { listUnclaimed } from '../storage/delivery/unclaimed.ts';
import { examineConnections } from './doctor-connections.ts';
import { attempt, type Finding, hasColumn } from './finding.ts';

/** What a process that is about to start takes up within it is not unclaimed. */
const UNCLAIMED_AFTER = { minutes: 10 };
const words = wordsFor(undefined);

/** Where Tandem is connected, and what does not go out: where, why, and what to do. */
export async function examineSending(config: Config, database: Database): Promise<Finding[]> {
  const isNewest = await database.withSession((session) =>
    hasColumn(session, 'reminder', 'held_until'),
  );
  if (!isNewest) return [];
  return [
    ...(await examineConnections(config, database)),
    ...(await examineParked(database)),
    ...(await examineUnclaimed(config, database)),
    ...(await examineReminders(database)),
  ];
}

async function examineParked({ prisma }: Database): Promise<Finding[]> {
  const aside = await readSetAside(prisma);
  const parked = aside.parked.map((one) => {
    const place = `${placeName(one, words)} (${platformName(one.conversation.platform, words)})`;
    const what = `${place}: ${counted(one.count, 'card waits', 'cards wait')} since ${one.since}`;
    return `${what}, refused with ${one.reason}. ${adviceWords(one, words)}`;
  });
  const held = aside.held.map((one) => {
    const why = one.reason === 'unknown' ? 'nobody knows whether it arrived' : one.reason;
    return `${one.reference}, pushed ${one.pushedAt}, is held for ${placeName(one, words)} (${why}); somebody of the crisis unit decides on its board`;
  });
  const late = aside.late.map((one) => {
    return `${one.card} of ${one.since} for ${placeName(one, words)} was too late to leave by itself; a coordinator decides: /tandem status`;
  });
  const all = [...held, ...late, ...parked];
  if (all.length === 0) return [{ what: 'parked', well: true, word: 'nothing waits to be mended' }];
  return all.map((word) => ({ what: 'parked', well: false, word }));
}

/** What could not be said, however often it was tried. */
async function examineReminders({ prisma }: Database): Promise<Finding[]> {
  return (await listGivenUp(prisma)).map(({ kind, count, since }) => {
    const waits = `${kind}: ${counted(count, 'reminder', 'reminders')} since ${since} could not be said`;
    const word = `${waits}; the log names the records and the fault. They are tried once more when a process starts`;
    return { what: 'reminders', well: false, word };
  });
}

/** What waits, though this version knows nothing of it or its platform is not configured. */
async function examineUnclaimed(config: Config, database: Database): Promise<Finding[]> {
  const what = 'unclaimed';
  const { cards, pushed, reminders } = tablesOf(FEATURES);
  const partnerships = await database.prisma.partnership.findMany({ select: { id: true } });
  const known = {
    cards: [...cards.keys(), ...pushed.keys(), ANSWER_CARD],
    platforms: runningPlatforms(config),
    partnerships: partnerships.map(({ id }) => id),
    knowsReminder: knowsReminder(reminders),
    jobs: FEATURES.flatMap(({ jobs }) => jobs ?? []).map(({ name }) => name),
  };
  const before = Temporal.Now.instant().subtract(UNCLAIMED_AFTER);
  const found = await listUnclaimed(database, known, before);
  if (found.length === 0) return [await attempt(what, async () => 'every kind of work is known')];
  return found.map((one) => {
    const where = one.platform === undefined ? '' : ` on ${platformName(one.platform, words)}`;
    const waits = `${one.what} ${one.name}${where}: ${counted(one.count, 'waits', 'wait')} since ${one.since}`;
    const word = `${waits}, and no process that is configured like this one sends it; start a version and a configuration that do`;
    return { what, well: false, word };
  });
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
