import type { CardStores } from '../../../bot/declare/context.ts';
import { findMeant } from '../../../bot/declare/find-meant.ts';
import type { Look } from '../../../bot/declare/transaction.ts';
import { look } from '../../../bot/declare/use-case.ts';
import type { SeatStanding } from '../../../domain/crisis/calls/calling.ts';
import type { CrisisSeat, CrisisUnit } from '../../../domain/crisis/unit.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { WholeUnit } from '../../../ports/crisis/crisis-store.ts';
import { seatStandings } from '../call/calls-of-unit.ts';
import type { FoundVersion } from '../message/find-version.ts';
import { LOOKS } from '../rights.ts';
import { findMeantUnit } from './find-unit.ts';

/** The one situation that both sides share. */
export interface Situation extends WholeUnit {
  /** Each with its newest version as it stands, in the order in which they were begun. */
  readonly messages: readonly FoundVersion[];
}

/** The same, with who is there. */
export interface SeatedSituation extends Situation {
  /** How it stands with whoever sits in a place. */
  seatStanding(seat: CrisisSeat): SeatStanding;
}

/** Everything that was said in a unit, as it stands at a moment. */
export function situationOf(
  { unit, messages, sitreps }: WholeUnit,
  now: Temporal.Instant,
): Situation {
  const standing = messages.map((one) => ({ unit, ...one, newest: one.version, now }));
  return { unit, messages: standing, sitreps };
}

/** Reads who of a unit is there. */
export async function withSeats(
  stores: Pick<CardStores, 'sentCards'>,
  situation: Situation,
): Promise<SeatedSituation> {
  return { ...situation, seatStanding: await seatStandings(stores, situation.unit) };
}

export interface NamedUnit {
  readonly id?: string | undefined;
  /** As it was typed. */
  readonly reference?: string | undefined;
}

/** What was said in the open unit, or in the one that is named. */
export const readUnit = look<NamedUnit, Situation>('read-unit', LOOKS, findSituation);

/** The same, with who is there. */
export const showUnit = look<NamedUnit, SeatedSituation>(
  'show-unit',
  LOOKS,
  async (ctx, which) => await withSeats(ctx.stores, await findSituation(ctx, which)),
);

/** @throws Refusal `crisis_none`, `crisis_unknown`, `which_reference`. */
async function findSituation(ctx: Look, { id, reference }: NamedUnit): Promise<Situation> {
  if (reference === undefined) return situationOf(await findMeantUnit(ctx, id), ctx.now);
  const { stores, partnership, now } = ctx;
  const found = await findMeant(ctx, reference, 'C', async (one) => {
    const whole = await stores.crisisUnits.findWholeByReference(partnership.id, one);
    return whole && { ...whole, reference: one };
  });
  if (!found) throw new Refusal('crisis_unknown');
  return situationOf(found, now);
}

/** The units that are open: a real one, and an exercise beside it. */
export const listOpenUnits = look<Record<never, never>, readonly CrisisUnit[]>(
  'list-open-units',
  LOOKS,
  async ({ stores, partnership }) => await stores.crisisUnits.listOpen(partnership.id),
);
