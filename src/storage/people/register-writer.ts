import { randomUUID } from 'node:crypto';
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
import { releaseParked } from '../delivery/release.ts';
import { newReminder } from '../delivery/reminder-rows.ts';
import { appendAudit } from '../protection/audit-store.ts';
import { requireStayed } from './member-stayed.ts';
import { type Move, moveWaiting } from './move-waiting.ts';
import { requireOnePartnership } from './one-partnership.ts';
import { writeAccounts } from './write-accounts.ts';
import { writeConversations } from './write-conversations.ts';
import {
  CHANNELS,
  differs,
  MEMBERS,
  ORGANISATIONS,
  type WrittenRow,
  writeRows,
} from './write-rows.ts';

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
  const row = await tx.partnership.findUnique({ where: { key } });
  const id = row?.id ?? randomUUID();
  if (row && !differs(row, data)) return id;
  await (row
    ? tx.partnership.update({ where: { id }, data })
    : tx.partnership.create({ data: { id, ...data } }));
  changes.push({ what: row ? 'updated' : 'created', model: 'partnership', key });
  return id;
}

/** @returns the id of each organisation by its key. */
async function writeOrganisations(
  { tx, partnershipId, changes }: Writer,
  entries: readonly OrganisationEntry[],
): Promise<Map<string, string>> {
  const rows = await tx.organisation.findMany({ where: { partnershipId } });
  const data = entries.map(({ key, side, name, ...entry }) => ({
    ...{ partnershipId, key, side, name },
    sector: entry.sector ?? null,
    slackTeamIds: [...entry.slackTeamIds],
    teamsTenantIds: [...entry.teamsTenantIds],
  }));
  const written = await writeRows(tx, ORGANISATIONS, rows, data);
  changes.push(...changesOf('organisation', written));
  return new Map([...rows, ...written].map(({ key, id }) => [key, id]));
}

async function writeMembers(
  writer: Writer,
  entries: readonly MemberEntry[],
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const { tx, partnershipId, changes } = writer;
  const rows = await tx.member.findMany({ where: { partnershipId }, include: { accounts: true } });
  const data = entries.map((entry) => ({
    partnershipId,
    key: entry.key,
    name: entry.name,
    organisationId: organisations.get(entry.organisation) ?? '',
    roles: [...entry.roles],
    language: entry.language,
    timeZone: entry.timeZone ?? null,
    phone: entry.phone ?? null,
    active: true,
  }));
  requireStayed(rows, data, organisations);
  const written = await writeRows(tx, MEMBERS, rows, data);
  const kept = new Map(rows.map((row) => [row.id, row.accounts]));
  const named = new Map(entries.map((entry) => [entry.key, entry]));
  const members = written.flatMap(({ id: memberId, key }) => {
    const entry = named.get(key);
    return entry ? [{ memberId, entry, kept: kept.get(memberId) ?? [] }] : [];
  });
  const moved = await writeAccounts(writer, members);
  const told = written.map((one) => {
    return one.what || !moved.has(one.id) ? one : { ...one, what: 'updated' as const };
  });
  changes.push(...changesOf('member', told));
  await retire(writer, 'member', rows, entries);
}

async function writeChannels(writer: Writer, entries: readonly ChannelEntry[]): Promise<void> {
  const { tx, partnershipId, partnershipKey, changes } = writer;
  const rows = await tx.channel.findMany({ where: { partnershipId } });
  const conversations = await writeConversations(tx, partnershipKey, entries);
  await requireOnePartnership(tx, partnershipId, entries, conversations);
  const data = entries.map(({ key, name, exercise, people, crisisUnit, ...entry }) => ({
    ...{ partnershipId, key, name, exercise, people, crisisUnit },
    groups: [...entry.groups],
    language: entry.language ?? null,
    contact: entry.contact ?? null,
    active: true,
    conversationId: conversations.get(key) ?? '',
  }));
  await moveWaiting(writer, movesOf(rows, data));
  changes.push(...changesOf('channel', await writeRows(tx, CHANNELS, rows, data)));
  await retire(writer, 'channel', rows, entries);
}

/** Of the channels that are another conversation from now on, both. */
function movesOf(
  rows: readonly { readonly key: string; readonly conversationId: string }[],
  data: typeof rows,
): Move[] {
  const kept = new Map(rows.map((row) => [row.key, row.conversationId]));
  return data.flatMap(({ key, conversationId: to }) => {
    const from = kept.get(key);
    return from === undefined ? [] : [{ from, to }];
  });
}

function changesOf(
  model: RegisterChange['model'],
  written: readonly WrittenRow[],
): RegisterChange[] {
  return written.flatMap(({ key, what }) => (what ? [{ what, model, key }] : []));
}

/** What the file no longer names stays for the record, but is no longer used. */
async function retire(
  writer: Writer,
  model: 'member' | 'channel',
  rows: readonly { id: string; key: string; active: boolean }[],
  entries: readonly { key: string }[],
): Promise<void> {
  const named = new Set(entries.map(({ key }) => key));
  const gone = rows.filter((row) => row.active && !named.has(row.key));
  if (gone.length === 0) return;
  const change = { where: { id: { in: gone.map(({ id }) => id) } }, data: { active: false } };
  if (model === 'channel') await writer.tx.channel.updateMany(change);
  else {
    await writer.tx.member.updateMany(change);
    await remindOfLeft(writer, change.where.id.in);
  }
  writer.changes.push(...gone.map(({ key }) => ({ what: 'removed' as const, model, key })));
}

/** Both sides' coordinators hear at once of what members leave behind. */
async function remindOfLeft(
  { tx, partnershipId, now }: Writer,
  memberIds: readonly string[],
): Promise<void> {
  const kinds = [LEFT_REMINDERS, LEFT_CHAIR_REMINDERS];
  const wanted = { subject: `left:${now}`, at: now };
  const reminders = memberIds.flatMap((recordId) =>
    kinds.map((kind) =>
      newReminder({ partnershipId, kind, recordId }, { ...wanted, occasion: kind }),
    ),
  );
  await tx.reminder.createMany({ data: reminders, skipDuplicates: true });
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
    [{ action: 'register.imported', model: 'partnership', recordId: partnershipId, detail }],
    now,
  );
}
