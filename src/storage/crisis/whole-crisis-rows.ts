import { z } from 'zod';
import type { CurrentMessage } from '../../domain/crisis/message-record.ts';
import type { PrintedVersion, WholeUnit, WholeVersion } from '../../ports/crisis/crisis-store.ts';
import { type ActorOf, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import {
  toComment,
  toMessage,
  toSitrep,
  toUnit,
  toVersion,
  WITH_DEEDS,
  WITH_SEATS,
} from './crisis-rows.ts';

/** As many as are ever shown at once. */
const MOST_SITREPS = 3;
export const NEWEST_SITREPS = {
  orderBy: { number: 'desc' },
  take: MOST_SITREPS,
} as const satisfies Prisma.CrisisSitrepFindManyArgs;

/** A message as it stands. */
export const WITH_NEWEST = {
  versions: { include: WITH_DEEDS, orderBy: { number: 'desc' }, take: 1 },
} as const satisfies Prisma.CrisisMessageInclude;

/** A unit with what was said in it. */
export const WHOLE_UNIT = {
  ...WITH_SEATS,
  messages: { include: WITH_NEWEST, orderBy: { number: 'asc' } },
  sitreps: NEWEST_SITREPS,
} as const satisfies Prisma.CrisisUnitInclude;

/** Of the newest version what says that it is newer. */
const NEWEST_HEAD = {
  versions: {
    select: { id: true, number: true, writtenById: true, writtenAt: true },
    orderBy: { number: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.CrisisMessageInclude;

/** A version with everything that says how it stands. */
export const WHOLE_VERSION = {
  ...WITH_DEEDS,
  comments: { orderBy: { at: 'asc' } },
  message: { include: { ...NEWEST_HEAD, unit: { include: WITH_SEATS } } },
} as const satisfies Prisma.CrisisVersionInclude;

/** The same with what was pushed beside it. A version that was pushed is the last of its message. */
export const PRINTED_VERSION = {
  ...WHOLE_VERSION,
  push: { include: { overtakenBy: { select: { content: true } } } },
  message: {
    include: {
      ...NEWEST_HEAD,
      unit: {
        include: {
          ...WITH_SEATS,
          messages: {
            where: { versions: { some: { push: { isNot: null } } } },
            include: WITH_NEWEST,
            orderBy: { number: 'asc' },
          },
        },
      },
    },
  },
} as const satisfies Prisma.CrisisVersionInclude;

type CurrentRow = Prisma.CrisisMessageGetPayload<{ include: typeof WITH_NEWEST }>;
type WholeUnitRow = Prisma.CrisisUnitGetPayload<{ include: typeof WHOLE_UNIT }>;
type WholeVersionRow = Prisma.CrisisVersionGetPayload<{ include: typeof WHOLE_VERSION }>;
type PrintedRow = Prisma.CrisisVersionGetPayload<{ include: typeof PRINTED_VERSION }>;

const named = z.object({ reference: z.string() });

/** @returns none for a message without a version. */
export function toCurrent(row: CurrentRow, of: ActorOf): readonly CurrentMessage[] {
  return row.versions.map((newest) => ({
    message: toMessage(row),
    version: toVersion(newest, row, of),
  }));
}

export function toWholeUnit(row: WholeUnitRow, of: ActorOf): WholeUnit {
  return {
    unit: toUnit(row, of),
    messages: row.messages.flatMap((message) => toCurrent(message, of)),
    sitreps: row.sitreps.map((sitrep) => toSitrep(sitrep, of)),
  };
}

export function toWholeVersion(row: WholeVersionRow, of: ActorOf): WholeVersion {
  const { message, comments } = row;
  const version = toVersion(row, message, of);
  const [newest] = message.versions.map(({ id, number, writtenById, writtenAt }) => {
    return { id, number, written: toDeed(of(writtenById), writtenAt) };
  });
  return {
    unit: toUnit(message.unit, of),
    message: toMessage(message),
    version,
    newest: newest ?? version,
    comments: comments.map((comment) => toComment(comment, of)),
  };
}

export function toPrintedVersion(row: PrintedRow, of: ActorOf): PrintedVersion {
  const { message, push } = row;
  const next = push?.overtakenBy?.content;
  return {
    ...toWholeVersion(row, of),
    earlier: message.unit.messages
      .filter(({ number }) => number < message.number)
      .flatMap((earlier) => toCurrent(earlier, of).map(({ version }) => version)),
    replacedBy: next === undefined ? undefined : named.parse(next).reference,
  };
}
