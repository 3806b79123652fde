import type { ReminderScene } from '../../../bot/contributions.ts';
import type { LegacyReminderHandler as ReminderHandler } from '../../../bot/legacy.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { ToldCard } from '../../../bot/use-case.ts';
import {
  type CrisisUnit,
  callSeat,
  deputiesToCall,
  isOpenUnit,
} from '../../../domain/crisis/unit.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import { ALARM_CARD } from '../crisis-cards.ts';
import { tellVersion } from '../message/version-notifications.ts';
import { pictureOf } from './show-unit.ts';
import { call, changedUnit, saveUnit, tellSeats, touched } from './unit-outcome.ts';

/** Day and night: deputies are called, and those who sit there hear what is due. */
export const remindOfCrisis: ReminderHandler = {
  async lock(stores, { recordId }) {
    return (await stores.crisisUnits.findForUpdate(recordId)) !== undefined;
  },
  async remind(scene, { recordId }, due) {
    const unit = await scene.stores.crisisUnits.find(recordId);
    if (!unit || !isOpenUnit(unit)) return { audit: [], shows: [] };
    const called = await callDeputies(scene, unit);
    const waiting = await waitingVersions(scene, called.unit, due);
    const changed = touched(called.unit);
    await saveUnit(scene, changed);
    const detail = { occasions: due.map(({ occasion }) => occasion) };
    const { audit, posts } = changedUnit(scene, changed, 'crisis.reminded', detail);
    const alarms = due.flatMap(({ id }) =>
      tellSeats(changed, { card: ALARM_CARD, recordId: id, revision: 1 }),
    );
    return { audit, posts, shows: [], tells: [...called.tells, ...waiting, ...alarms] };
  },
};

/** A deputy who is called sees what waits to be signed. */
async function callDeputies(scene: ReminderScene, before: CrisisUnit) {
  const { terms } = await timingOf(scene.stores, scene.partnership);
  const { deputyMinutes } = terms.crisis;
  const deputies = deputiesToCall(before, deputyMinutes, scene.now);
  const unit = deputies.reduce((one, seat) => callSeat(one, seat, scene.now), before);
  const tells: ToldCard[] = deputies.map(({ holder }) => call(unit, holder.memberId));
  if (deputies.length > 0) {
    for (const { version } of (await pictureOf(scene.stores, unit, scene.now)).messages) {
      tells.push(...(await tellVersion(scene, unit, version.id)));
    }
  }
  return { unit, tells };
}

/** A version that lapsed says so wherever it stands. */
async function waitingVersions(
  scene: ReminderScene,
  unit: CrisisUnit,
  due: readonly DueReminder[],
): Promise<ToldCard[]> {
  const tells: ToldCard[] = [];
  for (const { occasion, subject } of due) {
    const [, versionId] = subject.split(':');
    if (occasion !== 'lapsed' || versionId === undefined) continue;
    tells.push(...(await tellVersion(scene, unit, versionId, { changesOnly: true })));
  }
  return tells;
}
