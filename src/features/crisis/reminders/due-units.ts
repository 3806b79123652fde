import type { DueRecord } from '../../../bot/declare/reminder-handler.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { callSeat, deputiesToCall } from '../../../domain/crisis/call-deputy.ts';
import { isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import { callSubject } from '../../../domain/crisis/calls/calling.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { type CrisisUnit, isOpenUnit, seatsOf } from '../../../domain/crisis/unit.ts';
import { SIDES } from '../../../domain/people/side.ts';
import type {
  DueReminder,
  KeptReminder,
  PlannedRecord,
} from '../../../ports/delivery/reminder-store.ts';
import { callsFrom, readCalls } from '../call/calls-of-unit.ts';
import { type Chased, chaseCalls, lookedAt } from '../call/chase-calls.ts';
import { remindersOf, touched } from '../unit/unit-outcome.ts';

/** An open unit of which something is due, and what becomes of it. */
export interface DueUnit {
  readonly chased: Chased;
  /** Nothing: nobody hears anything. */
  readonly changed: ChangedUnit | undefined;
  /** From now on. */
  readonly planned: PlannedRecord;
  /** What there was to remind of, where somebody is called. */
  readonly kept: readonly KeptReminder[];
}

interface Called {
  /** With the deputies that are called now. */
  readonly called: CrisisUnit;
  /** Their members' ids. */
  readonly deputies: readonly string[];
}

interface ChangedUnit extends Called {
  /** As it is saved. */
  readonly unit: CrisisUnit;
  /** Shown anew, each under its new revision. */
  readonly versions: readonly (Shown & { readonly revision: number })[];
}

/** A version that is to be shown anew. */
interface Shown {
  readonly id: string;
  /** Where it stands already. */
  readonly changesOnly: boolean;
}

/** Reads units of which something is due, and saves who is called now and what is to be shown anew. */
export async function readDueUnits(
  ctx: OwnTransaction,
  all: readonly DueRecord[],
): Promise<ReadonlyMap<string, DueUnit>> {
  const { crisisUnits, crisisMessages } = ctx.stores;
  const dueOf = new Map(all.map(({ record, due }) => [record.recordId, due]));
  const units = (await crisisUnits.findAll([...dueOf.keys()])).filter(isOpenUnit);
  if (units.length === 0) return new Map();
  const around = await readAround(ctx, units, dueOf);
  const looked = units.map((unit) => lookAt(ctx, unit, dueOf.get(unit.id) ?? [], around));
  const shown = new Set(looked.flatMap(({ versions }) => versions.map(({ id }) => id)));
  const revisions = await crisisMessages.touchVersions([...shown]);
  const found = looked.map(({ before, chased, called, versions }): DueUnit => {
    const unit = called ? touched(called.called) : before;
    const { terms, calls, newest } = around;
    const kept = calls.reminders.get(unit.id) ?? [];
    const now = callsFrom(calls, unit);
    const planned = remindersOf(unit, newest.get(unit.id) ?? [], now, terms, ctx.now);
    const again = versions.flatMap((one) => {
      const revision = revisions.get(one.id);
      return revision === undefined ? [] : [{ ...one, revision }];
    });
    return { chased, changed: called && { ...called, unit, versions: again }, planned, kept };
  });
  await crisisUnits.updateAll(found.flatMap(({ changed }) => (changed ? [changed.unit] : [])));
  return new Map(found.map((one) => [one.planned.record.recordId, one]));
}

/** What tells how it stands with units, beside themselves. */
async function readAround(
  { stores, partnership }: OwnTransaction,
  units: readonly CrisisUnit[],
  dueOf: ReadonlyMap<string, readonly DueReminder[]>,
) {
  const looked = units.flatMap((unit) => lookedAt(unit, dueOf.get(unit.id) ?? []));
  return {
    terms: (await timingOf(stores, partnership)).terms,
    calls: await readCalls(stores, units),
    /** Of each message the newest version. */
    newest: await stores.crisisMessages.newestOfUnits(units.map(({ id }) => id)),
    accounts: await stores.sentCards.accountsOf(looked),
  };
}

/** What became of its calls, and who is called now and sees which versions. */
function lookAt(
  ctx: OwnTransaction,
  before: CrisisUnit,
  due: readonly DueReminder[],
  { terms, calls, newest, accounts }: Awaited<ReturnType<typeof readAround>>,
) {
  const chased = chaseCalls(ctx, before, due, { calls: callsFrom(calls, before), accounts });
  const heard = due.filter((one) => !isCheck(one));
  if (heard.length === 0 && !chased.news)
    return { before, chased, called: undefined, versions: [] };
  const called = callDeputies(before, heard, terms.crisis.deputyMinutes, ctx.now);
  const versions = shownAnew(called, newest.get(before.id) ?? [], heard);
  return { before, chased, called, versions };
}

function callDeputies(
  before: CrisisUnit,
  heard: readonly DueReminder[],
  deputyMinutes: number,
  now: Temporal.Instant,
): Called {
  const unreached = SIDES.filter((side) =>
    seatsOf(before, side).some(
      (seat) =>
        seat.place === 'seat' &&
        heard.some((one) => one.occasion === 'unreached' && one.subject === callSubject(seat)),
    ),
  );
  const deputies = deputiesToCall(before, deputyMinutes, now, unreached);
  return {
    called: deputies.reduce((one, seat) => callSeat(one, seat, now), before),
    deputies: deputies.map(({ holder }) => holder.memberId),
  };
}

/** A deputy who is called sees what waits to be signed; a version that lapsed says so wherever it stands. */
function shownAnew(
  { deputies }: Called,
  versions: readonly MessageVersion[],
  heard: readonly DueReminder[],
): Shown[] {
  const waiting = deputies.length > 0 ? versions.map(({ id }) => ({ id, changesOnly: false })) : [];
  const lapsed = heard.flatMap(({ occasion, subject }) => {
    const [, id] = subject.split(':');
    return occasion === 'lapsed' && id !== undefined ? [{ id, changesOnly: true }] : [];
  });
  return [...waiting, ...lapsed];
}
