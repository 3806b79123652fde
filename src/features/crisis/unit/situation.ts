import type { CardStores } from '../../../bot/declare/context.ts';
import { findMeant } from '../../../bot/declare/find-meant.ts';
import { look } from '../../../bot/declare/use-case.ts';
import type { SeatStanding } from '../../../domain/crisis/calls/calling.ts';
import type { CrisisSeat, CrisisUnit, Sitrep } from '../../../domain/crisis/unit.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { seatStandings } from '../call/calls-of-unit.ts';
import type { FoundVersion } from '../message/find-version.ts';
import { LOOKS } from '../rights.ts';
import { findMeantUnit } from './find-unit.ts';

/** The one situation that both sides share. */
export interface Situation {
  readonly unit: CrisisUnit;
  /** Each with its newest version as it stands, in the order in which they were begun. */
  readonly messages: readonly FoundVersion[];
  /** Newest first. */
  readonly sitreps: readonly Sitrep[];
  /** How it stands with whoever sits in a place. */
  seatStanding(seat: CrisisSeat): SeatStanding;
}

/** Everything that is known in a unit now. */
export async function situationOf(
  stores: Pick<CardStores, 'crisisUnits' | 'crisisMessages' | 'sentCards' | 'reminders'>,
  unit: CrisisUnit,
  now: Temporal.Instant,
): Promise<Situation> {
  const newest = await newestVersions(stores, unit.id);
  const messages = newest.map((one) => ({ unit, ...one, newest: one.version, now }));
  const sitreps = await stores.crisisUnits.listSitreps(unit.id);
  return { unit, messages, sitreps, seatStanding: await seatStandings(stores, unit) };
}

/** The messages of a unit in the order in which they were begun, each with its newest version. */
export async function newestVersions(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  unitId: string,
): Promise<readonly Pick<FoundVersion, 'message' | 'version'>[]> {
  const newest = [];
  for (const message of await crisisMessages.list(unitId)) {
    const version = await crisisMessages.newestVersion(message.id);
    if (version) newest.push({ message, version });
  }
  return newest;
}

export interface NamedUnit {
  readonly id?: string | undefined;
  /** As it was typed. */
  readonly reference?: string | undefined;
}

/** The open unit, or the one that is named. */
export const showUnit = look<NamedUnit, Situation>(
  'show-unit',
  LOOKS,
  async (ctx, { id, reference }) => {
    const { stores, partnership, now } = ctx;
    const unit = await (reference === undefined
      ? findMeantUnit(ctx, id)
      : findMeant(ctx, reference, 'C', (one) =>
          stores.crisisUnits.findByReference(partnership.id, one),
        ));
    if (!unit) throw new Refusal('crisis_unknown');
    return await situationOf(stores, unit, now);
  },
);

/** The units that are open: a real one, and an exercise beside it. */
export const listOpenUnits = look<Record<never, never>, readonly CrisisUnit[]>(
  'list-open-units',
  LOOKS,
  async ({ stores, partnership }) => await stores.crisisUnits.listOpen(partnership.id),
);
