import { timingOf } from '../../../bot/signals/timing.ts';
import type { Outcome, Scene, ToldCard } from '../../../bot/use-case.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { unitReminders } from '../../../domain/crisis/unit-reminders.ts';
import type { PlacedCard } from '../../../ports/crisis/push-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { CALL_CARD, CRISIS_REMINDERS, SITUATION_CARD, UNIT_CARD } from '../crisis-cards.ts';

type Near = Pick<Scene, 'stores' | 'partnership' | 'channels' | 'now'>;

/** Saves what changed, and plans what there is to remind of from now on. */
export async function saveUnit(scene: Near, unit: CrisisUnit): Promise<void> {
  await scene.stores.crisisUnits.update(unit);
  await planReminders(scene, unit);
}

export async function planReminders({ stores, partnership, now }: Near, unit: CrisisUnit) {
  const { terms } = await timingOf(stores, partnership);
  const messages = await stores.crisisMessages.list(unit.id);
  const newest = [];
  for (const { id } of messages) {
    const version = await stores.crisisMessages.newestVersion(id);
    if (version) newest.push(version);
  }
  const wanted = unitReminders(unit, newest, terms.crisis).filter(
    ({ occasion, at }) => !occasion.endsWith('_soon') || Temporal.Instant.compare(at, now) > 0,
  );
  const { partnershipId, id: recordId } = unit;
  await stores.reminders.plan({ partnershipId, kind: CRISIS_REMINDERS, recordId }, wanted);
}

/** Something of it is to be shown anew, though the unit itself did not change. */
export function touched(unit: CrisisUnit): CrisisUnit {
  return { ...unit, revision: unit.revision + 1 };
}

/** What a changed unit leaves behind: one line in the log, and the shared picture shown anew. */
export function changedUnit(
  scene: Pick<Near, 'channels' | 'partnership'>,
  unit: CrisisUnit,
  action: string,
  detail: AuditDraft['detail'] = {},
): Outcome<CrisisUnit> & { readonly posts: readonly PlacedCard[] } {
  const { id, reference } = unit;
  return {
    result: unit,
    audit: [{ action, model: 'crisis_unit', recordId: id, detail: { reference, ...detail } }],
    shows: [],
    posts: shownUnit(scene, unit),
  };
}

/** The shared picture, wherever the unit lives. */
export function shownUnit(
  scene: Pick<Near, 'channels' | 'partnership'>,
  unit: CrisisUnit,
): PlacedCard[] {
  return placesOf(scene, unit).map((conversationId) => {
    return { card: UNIT_CARD, recordId: unit.id, revision: unit.revision, conversationId };
  });
}

/** What is known, in the thread under it. */
export function shownSituation(
  scene: Pick<Near, 'channels' | 'partnership'>,
  unit: CrisisUnit,
): PlacedCard[] {
  return placesOf(scene, unit).map((conversationId) => {
    const { id: recordId, revision } = unit;
    return { card: SITUATION_CARD, recordId, revision, conversationId, under: UNIT_CARD };
  });
}

/**
 * The channels that were chosen for it beforehand, else the joint ones. Beside a live partnership an exercise stands where exercises stand and nowhere else,
 * and what is real never stands there.
 */
function placesOf(
  { channels, partnership }: Pick<Near, 'channels' | 'partnership'>,
  { exercise }: CrisisUnit,
): readonly string[] {
  const fitting = channels.filter((one) => !partnership.live || one.exercise === exercise);
  const chosen = fitting.filter(({ crisisUnit }) => crisisUnit);
  const joint = fitting.filter(({ groups }) => groups.includes('joint_channels'));
  return (chosen.length > 0 ? chosen : joint).map(({ conversationId }) => conversationId);
}

/** To everybody who was called to the unit or came in. */
export function tellSeats(unit: CrisisUnit, told: Omit<ToldCard, 'memberId'>): ToldCard[] {
  return calledSeats(unit).map(({ holder }) => ({ ...told, memberId: holder.memberId }));
}

/** Calls somebody to their seat, or shows them how it stands now. */
export function call(unit: CrisisUnit, memberId: string): ToldCard {
  return { card: CALL_CARD, recordId: unit.id, revision: unit.revision, memberId };
}
