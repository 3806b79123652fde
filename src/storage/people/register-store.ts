import { z } from 'zod';
import { TARGET_GROUPS } from '../../domain/crisis/message.ts';
import { ROLES } from '../../domain/people/member.ts';
import { LEVELS, type Partnership, WEEKDAYS } from '../../domain/people/partnership.ts';
import type { RegisteredChannel, RegisteredMember, RegisterStore } from '../../ports/stores.ts';
import type { Database } from '../database/database.ts';
import { oneOf, toDate, toOrganisation } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

export function registerStore({ prisma, actors, protocols }: Database): RegisterStore {
  return {
    async load() {
      actors.forget();
      protocols.forget();
      // One statement: a channel and the member who sees to it are of the same moment.
      const rows = await prisma.partnership.findMany({ include: WITH_ALL, orderBy: IN_ORDER });
      return {
        partnerships: rows.map(({ members: _members, channels: _channels, ...row }) =>
          toPartnership(row),
        ),
        members: rows.flatMap(({ members, timeZone }) =>
          members.map((row) => toRegisteredMember(row, timeZone)),
        ),
        channels: rows.flatMap(({ channels }) => channels.map(toChannel)),
      };
    },
    async noteRefused(who, now) {
      const at = toDate(now);
      await prisma.refusedAttempt.upsert({
        where: { platform_tenant_user: who },
        create: { ...who, count: 1, firstAt: at, lastAt: at },
        update: { count: { increment: 1 }, lastAt: at },
      });
    },
  };
}

const IN_ORDER = { key: 'asc' } as const;
const ACTIVE = { where: { active: true }, orderBy: IN_ORDER } as const;
const OF_MEMBER = { organisation: true, accounts: true } satisfies Prisma.MemberInclude;
const WITH_ALL = {
  members: { ...ACTIVE, include: OF_MEMBER },
  channels: { ...ACTIVE, include: { conversation: true } },
} satisfies Prisma.PartnershipInclude;

const officeHours = z.object({
  days: z.array(z.enum(WEEKDAYS)),
  from: z.string(),
  to: z.string(),
});

/** @throws UnknownWord, ZodError for what somebody wrote into the database by hand. */
function toPartnership(row: Prisma.PartnershipGetPayload<object>): Partnership {
  return {
    ...row,
    level: oneOf(LEVELS, row.level),
    officeHours: officeHours.parse(row.officeHours),
  };
}

function toRegisteredMember(
  row: Prisma.MemberGetPayload<{ include: typeof OF_MEMBER }>,
  timeZone: string,
): RegisteredMember {
  const { id, partnershipId, key, name, language } = row;
  return {
    member: {
      ...{ id, partnershipId, key, name, language },
      organisation: toOrganisation(row.organisation),
      roles: row.roles.map((role) => oneOf(ROLES, role)),
      timeZone: row.timeZone ?? timeZone,
    },
    accounts: row.accounts.map(({ platform, tenant, user }) => ({ platform, tenant, user })),
  };
}

function toChannel(
  row: Prisma.ChannelGetPayload<{ include: { conversation: true } }>,
): RegisteredChannel {
  const { partnershipId, conversationId, name, exercise, people, crisisUnit } = row;
  const { platform, tenant, external } = row.conversation;
  return {
    ...{ partnershipId, conversationId, name, exercise, people, crisisUnit },
    ...{ platform, tenant, external },
    groups: row.groups.map((group) => oneOf(TARGET_GROUPS, group)),
    language: row.language ?? undefined,
    contact: row.contact ?? undefined,
  };
}
