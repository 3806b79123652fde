import type { Outcome, Scene } from '../../../bot/use-case.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import type { SeriesChange } from '../../../domain/meeting/series-change.ts';
import type { PlannedChange } from '../../../domain/meeting/series-moving.ts';
import type { ShownCard } from '../../../ports/delivery/delivery-store.ts';
import { CHANGE_CARD, SERIES_CARD } from '../liaison-cards.ts';
import { saidOf } from '../meeting/refresh-reminder-cards.ts';

/** Tells everybody invited what changed, and changes what stands in the channels. */
export async function changeOutcome(
  scene: Pick<Scene, 'stores' | 'people'> & { readonly member?: Scene['member'] },
  { series, changed }: PlannedChange,
  change: SeriesChange,
): Promise<Outcome<undefined>> {
  const { stores, people, member } = scene;
  const told = { card: CHANGE_CARD, recordId: change.id, revision: 1 };
  const { id: recordId, reference, revision } = series;
  const { kind, scope } = change;
  const dates = changed.map(({ before }) => before.date);
  const detail = { reference, scope, dates };
  // What reminded of the time that it is not at any more.
  const stale: ShownCard[] = [];
  for (const { before, meeting } of changed) stale.push(...(await saidOf(stores, meeting, before)));
  return {
    result: undefined,
    audit: [{ action: `series.${kind}`, model: 'series', recordId, detail }],
    shows: [
      ...(changed.length > 0 ? [told] : []),
      { card: SERIES_CARD, recordId, revision },
      ...stale,
    ],
    tells: invitedOf(series, people)
      .filter(({ id }) => changed.length > 0 && id !== member?.id)
      .map(({ id }) => ({ ...told, memberId: id })),
  };
}
