import type { Log } from '../log.ts';
import type { ReminderRecord } from '../ports/delivery/reminder-store.ts';
import type { Stores } from '../ports/stores.ts';
import type { ReminderHandler } from './declare/contributions.ts';
import { ownScene, type RunDeps, recordOutcome } from './run-use-case.ts';

/** The next tick goes on with the rest, so that a process that stops need not be waited for. */
const MOST_A_TICK = 100;

export interface RemindDeps extends RunDeps {
  /** By kind of record. */
  readonly handlers: ReadonlyMap<string, ReminderHandler>;
  readonly log: Log;
}

/**
 * Reminds of what is due, one record after the other, what has waited longest first. Any number of replicas may do so at
 * once: what is taken, what is said and that it was said are one transaction.
 *
 * @param goesOn told after each record.
 */
export async function remindDue(deps: RemindDeps, goesOn = (): void => undefined): Promise<void> {
  const left: string[] = [];
  const known = { kinds: [...deps.handlers.keys()], unknown: new Set<string>() };
  for (let records = 0; records < MOST_A_TICK; records += 1) {
    let record: ReminderRecord | undefined;
    try {
      const reminded = await deps.unitOfWork.transaction(async (stores) => {
        record = await stores.reminders.claimDue(deps.clock.now(), left, known);
        return record && remindOf(deps, stores, record, known.unknown);
      });
      if (!record) return;
      if (!reminded) left.push(record.recordId);
    } catch (error) {
      // One record that cannot be reminded of may not hold up the others; the next tick tries again.
      if (!record) throw error;
      left.push(record.recordId);
      const name = error instanceof Error ? error.name : typeof error;
      deps.log.error(
        { kind: record.kind, record: record.recordId, error: name },
        'reminder failed',
      );
    }
    goesOn();
  }
}

/**
 * @param unknown takes what it has to leave, as `ReminderStore` names it.
 * @returns false if this process does not know how, when or for whom: another one may, of a newer version, or
 *   that has read the register since.
 */
async function remindOf(
  deps: RemindDeps,
  stores: Stores,
  record: ReminderRecord,
  unknown: Set<string>,
): Promise<boolean> {
  const handler = deps.handlers.get(record.kind);
  const partnership = deps.directory.partnership(record.partnershipId);
  if (!handler || !partnership) return false;
  const ctx = ownScene(deps, stores, partnership);
  if (!(await handler.lock(stores, record))) {
    await stores.reminders.plan(record, []);
    return true;
  }
  const due = await stores.reminders.fireDue(record, ctx.now, (occasion) => {
    if (!handler.knows(occasion)) unknown.add(`${record.kind} ${occasion}`);
    return handler.knows(occasion);
  });
  if (due.length === 0) return false;
  await recordOutcome(deps, ctx, await handler.remind(ctx, record, due));
  deps.log.info({ kind: record.kind, record: record.recordId, due: due.length }, 'reminded');
  return true;
}
