import { randomUUID } from 'node:crypto';
import { useCase } from '../../../bot/declare/use-case.ts';
import { reportSituation } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import { SITS } from '../rights.ts';
import { SITREP_CARD } from '../stored-names.ts';
import { findUnitForUpdate, oncePerForm, type Sent } from './find-unit.ts';
import { changedUnit, saveUnit, shownSituation, tellSeats } from './unit-outcome.ts';

/** Says what is known now, and by when there is more. */
export const writeSitrep = useCase({
  name: 'write-sitrep',
  right: SITS,
  find: (ctx, { id }: Sent & { readonly text: string; readonly nextMinutes: number }) =>
    findUnitForUpdate(ctx, id),
  once: oncePerForm('crisis.sitrep'),
  async run(ctx, { text, nextMinutes }, unit) {
    const { stores, member, now } = ctx;
    const by = actorOf(member);
    const changed = reportSituation(unit, nextMinutes, by, now);
    const sitrep = { id: randomUUID(), unitId: unit.id, text, written: { by, at: now } };
    const number = await stores.crisisUnits.insertSitrep(sitrep);
    const kept = await saveUnit(ctx, changed);
    const outcome = changedUnit(ctx, changed, 'crisis.sitrep', { number: String(number) });
    const due = `sitrep:${unit.sitrepDueAt?.epochMilliseconds}`;
    const settled = alarmsAnew(ctx, changed, kept, (subject) => subject === due);
    const told = { card: SITREP_CARD, recordId: sitrep.id, revision: 1 };
    return {
      ...outcome,
      conversationCards: [...outcome.conversationCards, ...shownSituation(ctx, changed)],
      memberCards: [
        ...tellSeats(changed, told).filter(({ memberId }) => memberId !== member.id),
        ...settled,
      ],
    };
  },
});
