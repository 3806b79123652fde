import { z } from 'zod';
import type { KeyRing } from '../../ports/keys.ts';
import type {
  Installation,
  InstallationStore,
  Tokens,
} from '../../ports/people/installation-store.ts';
import { type Database, notify, transaction } from '../database/database.ts';
import { present, toDate, toInstant } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { type Binding, openText, readEnvelope, unwrapKey } from '../protection/envelope.ts';
import { MasterKeyMissing } from '../protection/protected-text-store.ts';
import { KEY_FIELD, sealAlone } from '../protection/sealing.ts';

const tokensSchema = z.object({ access: z.string(), refresh: z.string().optional() });

export function installationStore(database: Database, keys: KeyRing): InstallationStore {
  const { prisma } = database;
  return {
    async list(platform) {
      const rows = await prisma.installation.findMany({ where: { platform } });
      return Promise.all(rows.map((row) => toInstallation(row, keys)));
    },
    async find(platform, tenant) {
      const where = { platform_tenant: { platform, tenant } };
      const row = await prisma.installation.findUnique({ where });
      return present(row, (one) => toInstallation(one, keys));
    },
    async save(installation) {
      const { platform, tenant } = installation;
      const row = await toRow(installation, keys);
      await transaction(database, async (tx) => {
        const where = { platform_tenant: { platform, tenant } };
        await tx.installation.upsert({ where, create: row, update: row });
        await notify(tx, 'directory');
      });
    },
    remove: (platform, tenant, endedAt) =>
      transaction(database, async (tx) => {
        const { count } = await tx.installation.deleteMany({
          where: { platform, tenant, installedAt: { lt: toDate(endedAt) } },
        });
        await notify(tx, 'directory');
        return count > 0;
      }),
    async claimRefresh(platform, tenant, now, until) {
      const free = [{ refreshingUntil: null }, { refreshingUntil: { lt: toDate(now) } }];
      const { count } = await prisma.installation.updateMany({
        where: { platform, tenant, OR: free },
        data: { refreshingUntil: toDate(until) },
      });
      return count > 0;
    },
  };
}

async function toRow(installation: Installation, keys: KeyRing) {
  const { platform, tenant, botUser, tokens, installedAt, expiresAt } = installation;
  const of = binding(platform, tenant, 'tokens');
  const { sealed, ...key } = await sealAlone(keys, of, JSON.stringify(tokens));
  return {
    ...{ platform, tenant, botUser, ...key, tokens: sealed },
    installedAt: toDate(installedAt),
    expiresAt: toDate(expiresAt),
    refreshingUntil: null,
  };
}

/** @throws MasterKeyMissing */
async function toInstallation(
  row: Prisma.InstallationGetPayload<object>,
  keys: KeyRing,
): Promise<Installation> {
  const { platform, tenant, botUser, masterKeyId, installedAt, expiresAt } = row;
  const master = keys.find(masterKeyId);
  if (!master) throw new MasterKeyMissing(masterKeyId);
  return {
    ...{ platform, tenant, botUser },
    tokens: await openTokens(row, await openInstallationKey(row, master)),
    installedAt: toInstant(installedAt),
    expiresAt: toInstant(expiresAt),
  };
}

/** @throws if the master key is not the one that wrapped it. */
export function openInstallationKey(
  { platform, tenant, wrapped }: Prisma.InstallationGetPayload<object>,
  master: KeyRing['current'],
): Promise<Uint8Array> {
  const { encrypted_key = '', ...rest } = readEnvelope(wrapped);
  return unwrapKey({ ...rest, encrypted_key }, master, binding(platform, tenant, KEY_FIELD));
}

async function openTokens(
  { platform, tenant, tokens }: Prisma.InstallationGetPayload<object>,
  dataKey: Uint8Array,
): Promise<Tokens> {
  const { encrypted_key: _none, ...sealed } = readEnvelope(tokens);
  const text = await openText(sealed, dataKey, binding(platform, tenant, 'tokens'));
  return tokensSchema.parse(JSON.parse(text));
}

function binding(platform: string, tenant: string, field: string): Binding {
  return { model: 'installation', recordId: `${platform}:${tenant}`, field };
}
