import { randomBytes } from 'node:crypto';
import type { Grant } from '../../domain/sharing/sharing.ts';
import type { KeyRing, MasterKey } from '../../ports/keys.ts';
import type { AuditStore, ProtectedRecord, ProtectedTextStore } from '../../ports/stores.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import {
  type Envelope,
  envelopeDigest,
  openText,
  readEnvelope,
  sealText,
  unwrapKey,
  wrapKey,
} from './envelope.ts';

const DATA_KEY_BYTES = 32;
/** A data key is bound to its record as a text is to its field. */
const KEY_FIELD = 'data-key';

/** The master key that wrapped a record's key is not among those given. */
export class MasterKeyMissing extends Error {
  constructor(id: string) {
    super(`Master key ${id} is missing from TANDEM_MASTER_KEYS; what it wrapped cannot be opened.`);
    this.name = 'MasterKeyMissing';
  }
}

export function protectedTextStore(tx: Tx, keys: KeyRing, audit: AuditStore): ProtectedTextStore {
  return {
    async seal(record, texts, now) {
      const dataKey =
        (await findDataKey(tx, keys, record)) ?? (await makeDataKey(tx, keys, record, now));
      const digests: Record<string, string> = {};
      for (const [field, text] of Object.entries(texts)) {
        const { model, recordId } = record;
        const envelope = await sealText(text, dataKey, { model, recordId, field });
        await saveEnvelope(tx, record, field, envelope);
        digests[field] = envelopeDigest(envelope);
      }
      return digests;
    },
    async open(grant, now) {
      const { partnershipId, memberId, model, recordId, reason, fields } = grant;
      await audit.append(
        { partnershipId, memberId },
        { action: `${model}.read`, model, recordId, detail: { reason, ...(fields && { fields }) } },
        now,
      );
      const dataKey = await findDataKey(tx, keys, grant);
      return dataKey ? openAll(tx, grant, dataKey) : {};
    },
  };
}

async function openAll(
  tx: Tx,
  { model, recordId, fields }: Grant,
  dataKey: Uint8Array,
): Promise<Record<string, string>> {
  const field = fields && { field: { in: [...fields] } };
  const rows = await tx.protectedText.findMany({ where: { model, recordId, ...field } });
  const opened = rows.map(async ({ field, envelope }) => {
    const text = await openText(readEnvelope(envelope), dataKey, { model, recordId, field });
    return [field, text] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
}

async function saveEnvelope(
  tx: Tx,
  { model, recordId }: ProtectedRecord,
  field: string,
  envelope: Envelope,
): Promise<void> {
  await tx.protectedText.upsert({
    where: { model_recordId_field: { model, recordId, field } },
    create: { model, recordId, field, envelope: { ...envelope } },
    update: { envelope: { ...envelope } },
  });
}

async function findDataKey(
  tx: Tx,
  keys: KeyRing,
  { model, recordId }: ProtectedRecord,
): Promise<Uint8Array | undefined> {
  const row = await tx.dataKey.findUnique({ where: { model_recordId: { model, recordId } } });
  if (!row) return undefined;
  const master = keys.find(row.masterKeyId);
  if (!master) throw new MasterKeyMissing(row.masterKeyId);
  return openDataKey(row, master);
}

/** @throws if the master key is not the one that wrapped it. */
export function openDataKey(
  { model, recordId, wrapped }: { model: string; recordId: string; wrapped: unknown },
  master: MasterKey,
): Promise<Uint8Array> {
  return unwrapKey(readEnvelope(wrapped), master, { model, recordId, field: KEY_FIELD });
}

async function makeDataKey(
  tx: Tx,
  keys: KeyRing,
  { model, recordId, partnershipId }: ProtectedRecord,
  now: Temporal.Instant,
): Promise<Uint8Array> {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const wrapped = await wrapKey(dataKey, keys.current, { model, recordId, field: KEY_FIELD });
  await tx.dataKey.create({
    data: {
      ...{ model, recordId, partnershipId },
      masterKeyId: keys.current.id,
      wrapped: { ...wrapped },
      createdAt: toDate(now),
    },
  });
  return dataKey;
}
