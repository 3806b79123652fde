import { randomUUID } from 'node:crypto';
import { useCase } from '../../../bot/declare/use-case.ts';
import { reportSituation } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { SITREP_CARD } from '../stored-names.ts';
import { findUnitForUpdate, oncePerForm, type Sent } from './find-unit.ts';
import { changedUnit, saveUnit, shownSituation, tellSeats } from './unit-outcome.ts';

/** Says what is known now, and by when there is more. */
export const writeSitrep = useCase({
  name: 'write-sitrep',
  right: SITS,
  find: (scene, { id }: Sent & { readonly text: string; readonly nextMinutes: number }) =>
    findUnitForUpdate(scene, id),
  once: oncePerForm('crisis.sitrep'),
  async run(scene, { text, nextMinutes }, unit) {
    const { stores, member, now } = scene;
    const by = actorOf(member);
    const changed = reportSituation(unit, nextMinutes, by, now);
    const [latest] = await stores.crisisUnits.listSitreps(unit.id);
    const number = (latest?.number ?? 0) + 1;
    const sitrep = { id: randomUUID(), unitId: unit.id, number, text, written: { by, at: now } };
    await stores.crisisUnits.insertSitrep(sitrep);
    await saveUnit(scene, changed);
    const outcome = changedUnit(scene, changed, 'crisis.sitrep', { number: String(number) });
    const told = { card: SITREP_CARD, recordId: sitrep.id, revision: 1 };
    return {
      ...outcome,
      conversationCards: [...outcome.conversationCards, ...shownSituation(scene, changed)],
      memberCards: tellSeats(changed, told).filter(({ memberId }) => memberId !== member.id),
    };
  },
});
