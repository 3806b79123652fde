import {
  byForm,
  newRecord,
  type Transaction,
  unchanged,
  useCase,
} from '../../../bot/declare/use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { type Seating, takeSeats } from '../../../domain/crisis/seating.ts';
import type { CrisisUnit, Report } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { formatReference, referenceYear } from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { SITS } from '../rights.ts';
import { findUnit, KEPT_FOR } from './find-unit.ts';
import { call, changedUnit, planReminders, shownSituation } from './unit-outcome.ts';

export interface OpenUnit {
  /** The dialog's key: the same key twice is the same unit. */
  readonly key: string;
  /** Beside a live partnership; without one it always is. */
  readonly exercise: boolean;
  readonly report: Report;
  /** Members by id. */
  readonly seats: readonly (Omit<Seating, 'member'> & { readonly memberId: string })[];
  /** References, in their canonical form. */
  readonly signals: readonly string[];
}

/** May a unit be opened? Asked before the form opens. */
export const planUnit = useCase<Pick<OpenUnit, 'exercise' | 'signals'>, void>({
  name: 'plan-unit',
  right: SITS,
  async run(ctx, { exercise, signals }) {
    await requireNoneOpen(ctx, exercise || !ctx.partnership.live);
    await requireSignals(ctx, signals);
    return unchanged(undefined);
  },
});

/** Opens a unit with both seats filled, each with a deputy, and calls the seats. */
export const openUnit = useCase<OpenUnit, CrisisUnit, { readonly id: string }>({
  name: 'open-unit',
  right: SITS,
  async find({ stores, partnership }) {
    await stores.crisisUnits.lockPartnership(partnership.id);
    return newRecord();
  },
  once: {
    key: byForm('crisis.open'),
    model: KEPT_FOR,
    recordId: ({ id }) => id,
    repeated: (_, earlier, ctx) => findUnit(ctx, earlier),
  },
  async run(ctx, input, { id }) {
    const unit = await newUnit(ctx, id, input);
    await ctx.stores.crisisUnits.insert(unit);
    await planReminders(ctx, unit);
    const outcome = changedUnit(ctx, unit, 'crisis.opened', {
      exercise: String(unit.exercise),
      seats: unit.seats.map(({ side, place, holder }) => `${side} ${place} ${holder.memberId}`),
    });
    return {
      ...outcome,
      conversationCards: [...outcome.conversationCards, ...shownSituation(ctx, unit)],
      memberCards: unit.seats
        .filter(({ calledAt, holder }) => calledAt && holder.memberId !== ctx.member.id)
        .map(({ holder }) => call(unit, holder.memberId)),
    };
  },
});

async function newUnit(ctx: Transaction, id: string, input: OpenUnit): Promise<CrisisUnit> {
  const { stores, partnership, member, now } = ctx;
  const live = await stores.partnerships.isLive(partnership.id);
  const exercise = input.exercise || !live;
  await requireNoneOpen(ctx, exercise);
  await requireSignals(ctx, input.signals);
  const by = actorOf(member);
  const seats = takeSeats(seatingOf(ctx, input), by, now);
  const { sitrepMinutes } = (await timingOf(stores, partnership)).terms.crisis;
  const year = referenceYear(now, partnership.timeZone);
  const number = await stores.counters.next(partnership.id, 'C', year);
  return {
    id,
    partnershipId: partnership.id,
    reference: formatReference('C', year, number),
    exercise,
    report: input.report,
    signals: input.signals,
    opened: { by, at: now },
    seats,
    sitrepMinutes,
    sitrepDueAt: now.add({ minutes: sitrepMinutes }),
    closings: {},
    closedAt: undefined,
    revision: 1,
  };
}

/** Somebody who has left since the form was opened sits nowhere. */
function seatingOf({ people }: Transaction, { seats }: OpenUnit): Seating[] {
  return seats.flatMap(({ side, place, memberId }) => {
    const member = people.find(({ id }) => id === memberId);
    return member ? [{ side, place, member }] : [];
  });
}

/** @throws Refusal `crisis_unit_open`: one situation for all; an exercise may go on beside a real one. */
async function requireNoneOpen(
  { stores, partnership }: Transaction,
  exercise: boolean,
): Promise<void> {
  const open = await stores.crisisUnits.listOpen(partnership.id);
  const same = open.find((unit) => unit.exercise === exercise);
  if (same) throw new Refusal('crisis_unit_open', { reference: same.reference });
}

/** @throws Refusal `unknown_signal`. */
async function requireSignals({ stores, partnership }: Transaction, signals: readonly string[]) {
  for (const reference of signals) {
    const signal = await stores.signals.findByReference(partnership.id, reference);
    if (!signal) throw new Refusal('unknown_signal', { reference });
  }
}
