import { TARGET_GROUPS } from '../../domain/crisis/message.ts';
import { ROLES } from '../../domain/people/member.ts';
import { LEVELS, type OfficeHours, type Partnership } from '../../domain/people/partnership.ts';
import type { RegisteredChannel, RegisteredMember, RegisterStore } from '../../ports/stores.ts';
import type { Database } from '../database/database.ts';
import type { Prisma } from '../generated/client.ts';
import { oneOf, toDate, toOrganisation } from '../rows.ts';

export function registerStore({ prisma }: Database): RegisterStore {
  return {
    async load() {
      const [partnerships, members, channels] = await Promise.all([
        prisma.partnership.findMany({ orderBy: { key: 'asc' } }),
        prisma.member.findMany({
          where: { active: true },
          include: WITH_ALL,
          orderBy: { key: 'asc' },
        }),
        prisma.channel.findMany({
          where: { active: true },
          include: { conversation: true },
          orderBy: { key: 'asc' },
        }),
      ]);
      return {
        partnerships: partnerships.map(toPartnership),
        members: members.map(toRegisteredMember),
        channels: channels.map(toChannel),
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

const WITH_ALL = {
  organisation: true,
  accounts: true,
  partnership: true,
} satisfies Prisma.MemberInclude;

function toPartnership(row: Prisma.PartnershipGetPayload<object>): Partnership {
  return {
    ...row,
    level: oneOf(LEVELS, row.level),
    // Written by the register writer alone, from a checked file.
    officeHours: row.officeHours as unknown as OfficeHours,
  };
}

function toRegisteredMember(
  row: Prisma.MemberGetPayload<{ include: typeof WITH_ALL }>,
): RegisteredMember {
  return {
    member: {
      id: row.id,
      partnershipId: row.partnershipId,
      key: row.key,
      name: row.name,
      organisation: toOrganisation(row.organisation),
      roles: row.roles.map((role) => oneOf(ROLES, role)),
      language: row.language,
      timeZone: row.timeZone ?? row.partnership.timeZone,
    },
    accounts: row.accounts.map(({ platform, tenant, user }) => ({ platform, tenant, user })),
  };
}

function toChannel(
  row: Prisma.ChannelGetPayload<{ include: { conversation: true } }>,
): RegisteredChannel {
  const { platform, tenant, external } = row.conversation;
  return {
    partnershipId: row.partnershipId,
    conversationId: row.conversationId,
    platform,
    tenant,
    external,
    name: row.name,
    exercise: row.exercise,
    groups: row.groups.map((group) => oneOf(TARGET_GROUPS, group)),
    people: row.people,
    language: row.language ?? undefined,
    contact: row.contact ?? undefined,
    crisisUnit: row.crisisUnit,
  };
}
