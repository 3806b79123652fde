import { z } from 'zod';
import {
  formatOffset,
  MEETING_KINDS,
  parseOffset,
  type Series,
} from '../../domain/meeting/series.ts';
import type { Recurrence } from '../../domain/time/recurrence.ts';
import { type ActorOf, oneOf, type Part, toDate, toDeed, toInstant } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

export type SeriesRow = Part<Prisma.LiaisonSeriesGetPayload<object>>;

const rhythms = z.array(
  z.object({
    from: z.string(),
    until: z.string().optional(),
    time: z.string(),
    timeZone: z.string(),
    rule: z.string(),
    workingDays: z.boolean(),
  }),
);

export function fromSeries(series: Series) {
  const { created, quorum, offsets, rhythms: kept, ...rest } = series;
  const { id, partnershipId, reference, kind, title, place, link, minutes, revision } = rest;
  return {
    ...{ id, partnershipId, reference, kind, title, place, link, minutes, revision },
    rhythms: kept.map((one) => ({ ...one })),
    chairIds: [...series.chairIds],
    noteTakerId: series.noteTakerId ?? null,
    invitedIds: [...series.invitedIds],
    quorumPolice: quorum.police,
    quorumLocalAuthority: quorum.local_authority,
    offsets: offsets.map(formatOffset),
    template: [...series.template],
    skippedFrom: series.skippedFrom ?? null,
    cancelledFrom: series.cancelledFrom ?? null,
    computedWith: series.computedWith,
    lookAgainAt: toDate(series.lookAgainAt),
    createdById: created.by.memberId,
    createdAt: toDate(created.at),
  };
}

/** @param row within JSON or by itself. */
export function toSeries(row: SeriesRow, of: ActorOf): Series {
  const { id, partnershipId, reference, title, place, link, minutes, template, revision } = row;
  return {
    ...{ id, partnershipId, reference, title, place, link, minutes, template, revision },
    kind: oneOf(MEETING_KINDS, row.kind),
    rhythms: rhythms.parse(row.rhythms).map(toRhythm),
    chairIds: row.chairIds,
    noteTakerId: row.noteTakerId ?? undefined,
    invitedIds: row.invitedIds,
    quorum: { police: row.quorumPolice, local_authority: row.quorumLocalAuthority },
    offsets: row.offsets.flatMap((text) => parseOffset(text) ?? []),
    skippedFrom: row.skippedFrom ?? undefined,
    cancelledFrom: row.cancelledFrom ?? undefined,
    computedWith: row.computedWith,
    lookAgainAt: toInstant(row.lookAgainAt),
    created: toDeed(of(row.createdById), row.createdAt),
  };
}

function toRhythm({ until, ...rest }: z.infer<typeof rhythms>[number]): Recurrence {
  return { ...rest, until };
}
