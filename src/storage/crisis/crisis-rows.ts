import { z } from 'zod';
import { MESSAGE_KINDS, type MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../domain/crisis/message-record.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { type CrisisSeat, type CrisisUnit, PLACES, type Sitrep } from '../../domain/crisis/unit.ts';
import { SIDES } from '../../domain/people/side.ts';
import { type ActorOf, oneOf, toDeed, toInstant, toSideDeeds } from '../database/rows.ts';
import type { CrisisMessage as MessageRow, Prisma } from '../generated/client.ts';
import { readContent } from './crisis-content.ts';

export const WITH_SEATS = {
  seats: true,
  closings: true,
} as const satisfies Prisma.CrisisUnitInclude;

export const WITH_DEEDS = {
  signatures: true,
  push: true,
} as const satisfies Prisma.CrisisVersionInclude;

type UnitRow = Prisma.CrisisUnitGetPayload<{ include: typeof WITH_SEATS }>;
type VersionRow = Prisma.CrisisVersionGetPayload<{ include: typeof WITH_DEEDS }>;

const text = z.string();
const report = z.object({
  major: z.boolean(),
  location: text,
  type: text,
  hazards: text,
  access: text,
  casualties: text,
  services: text,
});

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
export function toUnit(row: UnitRow, of: ActorOf): CrisisUnit {
  const { id, partnershipId, reference, exercise, signals, sitrepMinutes, revision } = row;
  return {
    ...{ id, partnershipId, reference, exercise, signals, sitrepMinutes, revision },
    report: report.parse(row.report),
    opened: toDeed(of(row.openedById), row.openedAt),
    seats: inOrder(row.seats.map((seat) => toSeat(seat, of))),
    sitrepDueAt: toInstant(row.sitrepDueAt),
    closings: toSideDeeds(row.closings, of),
    closedAt: toInstant(row.closedAt),
  };
}

function toSeat(row: UnitRow['seats'][number], of: ActorOf): CrisisSeat {
  return {
    side: oneOf(SIDES, row.side),
    place: oneOf(PLACES, row.place),
    holder: of(row.memberId),
    calledAt: toInstant(row.calledAt),
    inAt: toInstant(row.inAt),
  };
}

/** As they were taken: side by side, the seat before its deputy. */
function inOrder(seats: readonly CrisisSeat[]): readonly CrisisSeat[] {
  return SIDES.flatMap((side) =>
    PLACES.flatMap((place) => seats.filter((one) => one.side === side && one.place === place)),
  );
}

export function toSitrep(row: Prisma.CrisisSitrepGetPayload<object>, of: ActorOf): Sitrep {
  const { id, unitId, number, text: said, byId, at } = row;
  return { id, unitId, number, text: said, written: toDeed(of(byId), at) };
}

/** @throws UnknownWord */
export function toMessage(row: MessageRow): CrisisMessage {
  const { id, unitId, partnershipId, number, lines, answers } = row;
  return {
    ...{ id, unitId, partnershipId, number, lines, answers },
    kind: oneOf(MESSAGE_KINDS, row.kind),
    template: oneOf(EVENT_KINDS, row.template),
    followsId: row.followsId ?? undefined,
  };
}

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
export function toVersion(
  row: VersionRow,
  { unitId, partnershipId }: Pick<MessageRow, 'unitId' | 'partnershipId'>,
  of: ActorOf,
): MessageVersion {
  const { id, messageId, number, hash, push } = row;
  const stopped = push && toDeed(of(push.stoppedById), push.stoppedAt);
  return {
    ...{ id, messageId, unitId, partnershipId, number, hash },
    content: readContent(row.content),
    written: toDeed(of(row.writtenById), row.writtenAt),
    signatures: toSideDeeds(row.signatures, of),
    ...(push && { pushed: toDeed(of(push.pushedById), push.pushedAt) }),
    ...(stopped && { stopped }),
    expiresAt: toInstant(row.expiresAt),
  };
}

export function toComment(
  row: Prisma.CrisisCommentGetPayload<object>,
  of: ActorOf,
): MessageComment {
  const { id, versionId, text: asked, byId, at } = row;
  return { id, versionId, text: asked, written: toDeed(of(byId), at) };
}
