import { randomUUID } from 'node:crypto';
import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { newRecord, useCase } from '../../../bot/declare/use-case.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { invitedOf, type Series } from '../../../domain/meeting/series.ts';
import { layOut } from '../../../domain/meeting/series-layout.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { SERIES_CARD } from '../liaison-cards.ts';
import { insertMeetings } from '../meeting/save-meeting.ts';
import { ARRANGES } from '../rights.ts';
import { type AgreedSeries, newSeries } from './new-series.ts';

export interface ScheduledSeries {
  readonly series: Series;
  readonly meetings: readonly Meeting[];
}

/** Agrees on a series of meetings. Everybody invited hears of it. */
export const scheduleSeries = useCase({
  name: 'schedule-series',
  right: ARRANGES,
  find: newRecord,
  once: {
    key: byForm('liaison.schedule'),
    model: 'series',
    recordId: ({ id }) => id,
    repeated: (_, earlier, ctx) => scheduled(ctx, earlier),
  },
  async run(ctx, { key: _, ...agreed }: AgreedSeries & { readonly key: string }, { id }) {
    const { stores, partnership, member, now, people } = ctx;
    const series = await newSeries(ctx, id, agreed);
    const layout = layOut(series, [], partnership, now, randomUUID);
    if (layout.added.length === 0) throw new Refusal('meeting_never');
    await stores.series.insert({ ...series, lookAgainAt: layout.lookAgainAt });
    await insertMeetings(ctx, series, layout.added);
    const detail = { reference: series.reference, kind: series.kind };
    const told = { card: SERIES_CARD, recordId: id, revision: series.revision };
    return {
      result: { series, meetings: layout.added },
      audit: [{ action: 'series.scheduled', model: 'series', recordId: id, detail }],
      channelCards: [told],
      memberCards: invitedOf(series, people)
        .filter((one) => one.id !== member.id)
        .map((one) => ({ ...told, memberId: one.id })),
    };
  },
});

/** The same form came before. */
async function scheduled({ stores }: Transaction, id: string): Promise<ScheduledSeries> {
  const series = await stores.series.find(id);
  if (!series) throw new Refusal('meeting_none');
  return { series, meetings: await stores.meetings.list({ seriesId: id }, { most: 20 }) };
}
