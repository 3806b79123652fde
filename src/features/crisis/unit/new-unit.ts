import type { Transaction } from '../../../bot/declare/transaction.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { type Seating, takeSeats } from '../../../domain/crisis/seating.ts';
import type { CrisisUnit, Report } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { formatReference, referenceYear } from '../../../domain/reference.ts';
import { requireNoneOpen, requireSignals } from './require-to-open.ts';

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

export async function newUnit(ctx: Transaction, id: string, input: OpenUnit): Promise<CrisisUnit> {
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
