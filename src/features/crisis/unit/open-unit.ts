import { byForm } from '../../../bot/declare/once.ts';
import { look, newRecord, useCase } from '../../../bot/declare/use-case.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { SITS } from '../rights.ts';
import { findUnit, KEPT_FOR } from './find-unit.ts';
import { newUnit, type OpenUnit } from './new-unit.ts';
import { requireNoneOpen, requireSignals } from './require-to-open.ts';
import { call, changedUnit, planReminders, shownSituation } from './unit-outcome.ts';

/** May a unit be opened? Asked before the form opens. Gives the references of the signals that were named. */
export const planUnit = look<Pick<OpenUnit, 'exercise' | 'signals'>, readonly string[]>(
  'plan-unit',
  SITS,
  async (ctx, { exercise, signals }) => {
    await requireNoneOpen(ctx, exercise || !ctx.partnership.live);
    return await requireSignals(ctx, signals);
  },
);

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
    await planReminders(ctx, unit, { versions: [], kept: [] });
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
