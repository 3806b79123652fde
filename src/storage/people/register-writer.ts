import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  ChannelEntry,
  MemberEntry,
  OrganisationEntry,
  PartnershipFile,
} from '../../domain/register/partnership-file.ts';
import { MENDED_BY_HAND } from '../../ports/delivery/mending.ts';
import {
  LEFT_CHAIR_REMINDERS,
  LEFT_REMINDERS,
  type RegisterChange,
  type RegisterWriter,
} from '../../ports/people/register-writer.ts';
import { type Database, notify, type Tx, transaction } from '../database/database.ts';
import { findOrMakeConversation } from '../delivery/delivery-store.ts';
import { releaseParked } from '../delivery/release.ts';
import { reminderStore } from '../delivery/reminder-store.ts';
import { appendAudit } from '../protection/audit-store.ts';
import { moveParked, moveParkedToAccount } from './move-parked.ts';

/** Any number, the same in every replica, and another than that of migrations. */
const LOCK = 7_264_234;

export function registerWriter(database: Database): RegisterWriter {
  return {
    apply: (file, now) =>
      transaction(database, async (tx) => {
        // One after the other: of several first starts at once the others find what the first one wrote.
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text`;
        const changes: RegisterChange[] = [];
        const id = await writePartnership(tx, file.partnership, changes);
        const { key: partnershipKey } = file.partnership;
        const writer = { tx, partnershipId: id, partnershipKey, changes, now };
        const organisations = await writeOrganisations(writer, file.organisations);
        await writeMembers(writer, file.members, organisations);
        await writeChannels(writer, file.channels);
        // Whoever imports has mended something, even where the file says what it said before.
        await releaseParked(tx, undefined, { partnershipId: id }, MENDED_BY_HAND, now);
        if (changes.length > 0) await logImport(tx, id, changes, now);
        return changes;
      }),
  };
}

interface Writer {
  readonly tx: Tx;
  readonly partnershipId: string;
  readonly partnershipKey: string;
  readonly changes: RegisterChange[];
  readonly now: Temporal.Instant;
}

async function writePartnership(
  tx: Tx,
  entry: PartnershipFile['partnership'],
  changes: RegisterChange[],
): Promise<string> {
  const { key } = entry;
  const data = {
    ...entry,
    officeHours: { ...entry.officeHours, days: [...entry.officeHours.days] },
    holidays: [...entry.holidays],
  };
  return write('partnership', await tx.partnership.findUnique({ where: { key } }), data, changes, {
    create: (id) => tx.partnership.create({ data: { id, ...data } }),
    update: (id) => tx.partnership.update({ where: { id }, data }),
  });
}

/** Makes a row say what the data says. @returns its id. */
async function write(
  model: RegisterChange['model'],
  row: { readonly id: string } | null | undefined,
  data: { readonly key: string },
  changes: RegisterChange[],
  { create, update }: Readonly<Record<'create' | 'update', (id: string) => Promise<unknown>>>,
): Promise<string> {
  const id = row?.id ?? randomUUID();
  if (row && !differs(row, data)) return id;
  await (row ? update(id) : create(id));
  changes.push({ what: row ? 'updated' : 'created', model, key: data.key });
  return id;
}

/** @returns the id of each organisation by its key. */
async function writeOrganisations(
  { tx, partnershipId, changes }: Writer,
  entries: readonly OrganisationEntry[],
): Promise<Map<string, string>> {
  const rows = await tx.organisation.findMany({ where: { partnershipId } });
  const ids = new Map(rows.map((row) => [row.key, row.id]));
  for (const { key, side, name, ...entry } of entries) {
    const data = {
      ...{ key, side, name },
      sector: entry.sector ?? null,
      slackTeamIds: [...entry.slackTeamIds],
      teamsTenantIds: [...entry.teamsTenantIds],
    };
    const row = rows.find((one) => one.key === key);
    const id = await write('organisation', row, data, changes, {
      create: (fresh) => tx.organisation.create({ data: { id: fresh, partnershipId, ...data } }),
      update: (known) => tx.organisation.update({ where: { id: known }, data }),
    });
    ids.set(key, id);
  }
  return ids;
}

async function writeMembers(
  writer: Writer,
  entries: readonly MemberEntry[],
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const { tx, partnershipId, changes } = writer;
  const rows = await tx.member.findMany({ where: { partnershipId }, include: { accounts: true } });
  for (const entry of entries) {
    const { key } = entry;
    const data = {
      key,
      name: entry.name,
      organisationId: organisations.get(entry.organisation) ?? '',
      roles: [...entry.roles],
      language: entry.language,
      timeZone: entry.timeZone ?? null,
      phone: entry.phone ?? null,
      active: true,
    };
    const row = rows.find((one) => one.key === key);
    const before = changes.length;
    const id = await write('member', row, data, changes, {
      create: (fresh) => tx.member.create({ data: { id: fresh, partnershipId, ...data } }),
      update: (known) => tx.member.update({ where: { id: known }, data }),
    });
    const moved = await writeAccounts(writer, id, entry, row?.accounts ?? []);
    if (moved && changes.length === before) changes.push({ what: 'updated', model: 'member', key });
  }
  await retire(writer, 'member', rows, entries);
}

/** @returns whether anything changed. */
async function writeAccounts(
  writer: Writer,
  memberId: string,
  entry: MemberEntry,
  rows: readonly { id: string; platform: string; tenant: string; user: string }[],
): Promise<boolean> {
  const { tx, partnershipKey } = writer;
  const { slack, teams, key } = entry;
  const wanted = [
    { platform: 'room', tenant: partnershipKey, user: key },
    ...(slack ? [{ platform: 'slack', tenant: slack.team, user: slack.user }] : []),
    ...(teams ? [{ platform: 'teams', tenant: teams.tenant, user: teams.object }] : []),
  ];
  for (const account of wanted) {
    const before = rows.find(({ platform }) => platform === account.platform);
    if (before) await moveParkedToAccount(writer, before, account);
  }
  const missing = wanted.filter((account) => !rows.some((row) => !differs(row, account)));
  const surplus = rows.filter((row) => !wanted.some((account) => !differs(row, account)));
  await tx.account.createMany({
    data: missing.map((account) => ({ id: randomUUID(), memberId, ...account })),
  });
  await tx.account.deleteMany({ where: { id: { in: surplus.map((row) => row.id) } } });
  return missing.length + surplus.length > 0;
}

async function writeChannels(writer: Writer, entries: readonly ChannelEntry[]): Promise<void> {
  const { tx, partnershipId, changes } = writer;
  const rows = await tx.channel.findMany({ where: { partnershipId } });
  for (const entry of entries) {
    const { key, name, exercise, people, crisisUnit } = entry;
    const data = {
      ...{ key, name, exercise, people, crisisUnit },
      groups: [...entry.groups],
      language: entry.language ?? null,
      contact: entry.contact ?? null,
      active: true,
      conversationId: await conversationOf(writer, entry),
    };
    const row = rows.find((one) => one.key === key);
    if (row) await moveParked(writer, row.conversationId, data.conversationId);
    await write('channel', row, data, changes, {
      create: (id) => tx.channel.create({ data: { id, partnershipId, ...data } }),
      update: (id) => tx.channel.update({ where: { id }, data }),
    });
  }
  await retire(writer, 'channel', rows, entries);
}

/** A file may be older than the id that a channel has by now: it means the same channel. */
async function conversationOf(
  { tx, partnershipKey }: Writer,
  entry: ChannelEntry,
): Promise<string> {
  const { platform, team = '', conversation: external } = entry;
  const where = { platform, tenant: platform === 'room' ? partnershipKey : team, kind: 'channel' };
  const moved = await tx.conversation.findFirst({ where: { ...where, former: { has: external } } });
  return moved?.id ?? findOrMakeConversation(tx, { ...where, external });
}

/** What the file no longer names stays for the record, but is no longer used. */
async function retire(
  writer: Writer,
  model: 'member' | 'channel',
  rows: readonly { id: string; key: string; active: boolean }[],
  entries: readonly { key: string }[],
): Promise<void> {
  const { tx, changes } = writer;
  const gone = rows.filter((row) => row.active && !entries.some((entry) => entry.key === row.key));
  for (const { id, key } of gone) {
    if (model === 'member') await retireMember(writer, id);
    else await tx.channel.update({ where: { id }, data: { active: false } });
    changes.push({ what: 'removed', model, key });
  }
}

/** Both sides' coordinators hear at once of what a member leaves behind. */
async function retireMember({ tx, partnershipId, now }: Writer, id: string): Promise<void> {
  await tx.member.update({ where: { id }, data: { active: false } });
  for (const kind of [LEFT_REMINDERS, LEFT_CHAIR_REMINDERS]) {
    await reminderStore(tx).add(
      { partnershipId, kind, recordId: id },
      { subject: `left:${now}`, occasion: kind, at: now },
    );
  }
}

async function logImport(
  tx: Tx,
  partnershipId: string,
  changes: readonly RegisterChange[],
  now: Temporal.Instant,
): Promise<void> {
  await notify(tx, 'directory');
  const detail = { changes: changes.map(({ what, model, key }) => `${what} ${model} ${key}`) };
  await appendAudit(
    tx,
    { partnershipId, memberId: undefined },
    { action: 'register.imported', model: 'partnership', recordId: partnershipId, detail },
    now,
  );
}

/** Does the row say something else than the data, of what the data says? */
function differs(row: object, data: object): boolean {
  const known: Record<string, unknown> = { ...row };
  return Object.entries(data).some(([name, value]) => !isDeepStrictEqual(known[name], value));
}
