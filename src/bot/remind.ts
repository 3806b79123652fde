import { errorName, type Log } from '../log.ts';
import { CannotRecord } from '../ports/cannot-record.ts';
import type { ReminderRecord } from '../ports/delivery/reminder-store.ts';
import { OutcomeUnknown } from '../ports/outcome-unknown.ts';
import type { Stores } from '../ports/stores.ts';
import { NOTHING_SAID, type Reminded, type ReminderHandler } from './declare/reminder-handler.ts';
import type { OwnTransaction } from './declare/transaction.ts';
import { ownScene, type RunDeps, recordOutcome } from './run-use-case.ts';

/** Whoever asked goes on with the rest, so that a process that stops need not be waited for. */
const MOST_A_TURN = 100;
/** What is left is claimed once a turn, so that it holds up nobody; with so much of it the turn ends. */
const MOST_LEFT = 1_000;
/** So many records, of one kind and partnership, are one transaction. */
const MOST_AT_ONCE = 25;
/** After a failure, a second …; after one more it is left to a process that starts, which may be of a newer version. */
export const WAITS_SECONDS: readonly number[] = [10, 20, 40, 80, 160, 320, 640];

export interface RemindDeps extends RunDeps {
  /** By kind of record. */
  readonly handlers: ReadonlyMap<string, ReminderHandler>;
  readonly log: Log;
  /** Told of each record that is not tried by itself any more, by kind. */
  readonly givenUp?: (kind: string) => void;
}

/** What one turn has found out. */
interface Turn {
  /** Ids of records that are left for later. */
  readonly left: string[];
  /** What it has to leave, as `ReminderStore` names it. */
  readonly unknown: Set<string>;
  /** How many records were reminded of. */
  said: number;
  /** Of several at once one failed: so many are taken singly, so that the others are said. */
  alone: number;
}

/**
 * Reminds of what is due, what has waited longest first, many records of a kind at once. Any number of replicas may do so at
 * once: what is taken, what is said and that it was said are one transaction.
 *
 * @param goesOn told after each transaction.
 * @returns whether it ended since it had reminded of enough: then there may be more. What it only left is not asked for at once.
 * @throws CannotRecord, OutcomeUnknown: the database takes nothing in, or does not answer, so that the rest would fare no better.
 */
export async function remindDue(
  deps: RemindDeps,
  goesOn = (): void => undefined,
): Promise<boolean> {
  const turn: Turn = { left: [], unknown: new Set(), said: 0, alone: 0 };
  while (turn.said < MOST_A_TURN && turn.left.length < MOST_LEFT) {
    const claimed = await remindSome(deps, turn, turn.alone > 0 ? 1 : MOST_AT_ONCE);
    if (claimed === 0) return false;
    goesOn();
  }
  return turn.said >= MOST_A_TURN;
}

/** @returns how many records were tried. */
async function remindSome(deps: RemindDeps, turn: Turn, most: number): Promise<number> {
  const { unitOfWork, clock, directory, handlers, log } = deps;
  const partnerships = directory.partnerships().map(({ id }) => id);
  const known = { kinds: [...handlers.keys()], partnerships, unknown: turn.unknown };
  let claimed: readonly ReminderRecord[] = [];
  turn.alone = Math.max(0, turn.alone - 1);
  try {
    const done = await unitOfWork.transaction(async (stores) => {
      claimed = await stores.reminders.claimDue(clock.now(), turn.left, known, most);
      return remindOf(deps, stores, claimed, turn.unknown);
    });
    for (const { kind, recordId } of claimed) {
      const due = done.get(recordId);
      if (due === undefined) turn.left.push(recordId);
      else turn.said += 1;
      if (due) log.info({ kind, record: recordId, due }, 'reminded');
    }
  } catch (error) {
    const [record] = claimed;
    if (!record || error instanceof CannotRecord || error instanceof OutcomeUnknown) throw error;
    if (claimed.length > 1) turn.alone = claimed.length;
    else await noteFailure(deps, turn, record, error);
  }
  return claimed.length;
}

/** One record that cannot be reminded of may not hold up the others: it waits, ever longer, and at last for a person. */
async function noteFailure(
  { unitOfWork, clock, log, givenUp }: RemindDeps,
  { left }: Turn,
  record: ReminderRecord,
  error: unknown,
): Promise<void> {
  left.push(record.recordId);
  const told = { kind: record.kind, record: record.recordId, error: errorName(error) };
  log.error(told, 'reminder failed');
  // It is owed as before.
  if (unitOfWork.isDatabaseFault(error)) return;
  const isEnd = await unitOfWork.transaction(({ reminders }) =>
    reminders.failed(record, clock.now(), WAITS_SECONDS),
  );
  if (isEnd) {
    givenUp?.(record.kind);
    log.error(told, 'reminder given up; a version in which it is mended says it as it starts');
  }
}

/**
 * @param records of one kind and partnership.
 * @param unknown takes what it has to leave.
 * @returns how much was due, by record; nothing of one that is gone, or of which this process does not know how, when or
 *   for whom: another one may, of a newer version, or that has read the register since.
 */
async function remindOf(
  deps: RemindDeps,
  stores: Stores,
  records: readonly ReminderRecord[],
  unknown: Set<string>,
): Promise<ReadonlyMap<string, number>> {
  const [{ kind, partnershipId } = { kind: '', partnershipId: '' }] = records;
  const handler = deps.handlers.get(kind);
  const partnership = deps.directory.partnership(partnershipId);
  if (!handler || !partnership) return new Map();
  const ctx = ownScene(deps, stores, partnership);
  const there = await handler.lock(stores, records);
  const fired = await stores.reminders.fireDue(
    records.filter(({ recordId }) => there.has(recordId)),
    ctx.now,
    (occasion) => {
      if (!handler.knows(occasion)) unknown.add(`${kind} ${occasion}`);
      return handler.knows(occasion);
    },
  );
  const byRecord = Map.groupBy(fired, ({ recordId }) => recordId);
  const all = records.flatMap((record) => {
    const due = byRecord.get(record.recordId);
    return due ? [{ record, due }] : [];
  });
  const gone = records.filter(({ recordId }) => !there.has(recordId));
  const said = all.length > 0 ? await handler.remind(ctx, all) : NOTHING_SAID;
  await keepReminded(deps, ctx, said, gone);
  return new Map(all.map(({ record, due }) => [record.recordId, due.length]));
}

/** @param gone what is there no more is not reminded of any more. */
async function keepReminded(
  deps: RemindDeps,
  ctx: OwnTransaction,
  { planned = [], later = [], postponed = [], ...outcome }: Reminded,
  gone: readonly ReminderRecord[],
): Promise<void> {
  const { reminders } = ctx.stores;
  await reminders.planAll([...gone.map((record) => ({ record, wanted: [] })), ...planned]);
  await reminders.addAll(later);
  await reminders.postpone(postponed);
  await recordOutcome(deps, ctx, outcome);
}
