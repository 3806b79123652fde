import { isDeepStrictEqual } from 'node:util';
import type { Grant } from '../../domain/sharing/sharing.ts';
import type { KeyRing, MasterKey } from '../../ports/keys.ts';
import type {
  AuditStore,
  ProtectedRecord,
  ProtectedTextStore,
  SealedTexts,
} from '../../ports/stores.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { type Envelope, openText, readEnvelope, unwrapKey } from './envelope.ts';
import { freshKey, KEY_FIELD, sealAll } from './sealing.ts';

/** The master key that wrapped a record's key is not among those given. */
export class MasterKeyMissing extends Error {
  constructor(id: string) {
    super(`Master key ${id} is missing from TANDEM_MASTER_KEYS; what it wrapped cannot be opened.`);
    this.name = 'MasterKeyMissing';
  }
}

interface TextRow {
  /** Which grant it was asked for with. */
  readonly asked: number;
  readonly field: string;
  readonly envelope: unknown;
  readonly masterKeyId: string;
  readonly wrapped: unknown;
}

export function protectedTextStore(tx: Tx, keys: KeyRing, audit: AuditStore): ProtectedTextStore {
  return {
    keep: (sealed, now) => keep(tx, sealed, now),
    async seal(record, texts, now) {
      const dataKey = await dataKeyOf(tx, keys, record, now);
      const sealed = await sealAll(record, texts, dataKey);
      await saveEnvelopes(tx, record, sealed.envelopes);
      return sealed.digests;
    },
    async open(grant, now) {
      const [texts = {}] = await openEach(tx, keys, audit, [grant], now);
      return texts;
    },
    openEach: (grants, now) => openEach(tx, keys, audit, grants, now),
  };
}

/** @throws MasterKeyMissing, and an error for grants of several people. */
async function openEach(
  tx: Tx,
  keys: KeyRing,
  audit: AuditStore,
  grants: readonly Grant[],
  now: Temporal.Instant,
): Promise<Record<string, string>[]> {
  const [first] = grants;
  if (!first) return [];
  const { partnershipId, memberId } = first;
  const own = grants.every((one) => {
    return one.partnershipId === partnershipId && one.memberId === memberId;
  });
  if (!own) throw new Error('Texts are opened for one member at a time.');
  const drafts = grants.map(({ model, recordId, reason, fields }) => {
    const detail = { reason, ...(fields && { fields }) };
    return { action: `${model}.read`, model, recordId, detail };
  });
  await audit.appendAll({ partnershipId, memberId }, drafts, now);
  const rows = await readTexts(tx, grants);
  return Promise.all(
    grants.map((grant, index) =>
      openAll(
        keys,
        grant,
        rows.filter((row) => row.asked === index),
      ),
    ),
  );
}

/** The texts of all of them with their keys, in one statement that looks each up by its record. */
function readTexts(tx: Tx, grants: readonly Grant[]): Promise<TextRow[]> {
  const each = grants.map(({ model, recordId, fields }, index) => {
    const wanted = fields ? [...fields] : null;
    return Prisma.sql`
      SELECT ${index}::int AS asked, field, envelope, master_key_id AS "masterKeyId", wrapped
      FROM data_key JOIN protected_text USING (model, record_id)
      WHERE model = ${model} AND record_id = ${recordId}::uuid
        AND (${wanted}::text[] IS NULL OR field = ANY(${wanted}::text[]))`;
  });
  return tx.$queryRaw<TextRow[]>`${Prisma.join(each, ' UNION ALL ')}`;
}

/** @throws MasterKeyMissing */
async function openAll(
  keys: KeyRing,
  { model, recordId }: Grant,
  rows: readonly TextRow[],
): Promise<Record<string, string>> {
  const [first] = rows;
  if (!first) return {};
  const dataKey = await openWrapped(keys, { ...first, model, recordId });
  const opened = rows.map(async ({ field, envelope }) => {
    const text = await openText(readEnvelope(envelope), dataKey, { model, recordId, field });
    return [field, text] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
}

/** Keys and texts of all the records in one statement. */
async function keep(tx: Tx, sealed: readonly SealedTexts[], now: Temporal.Instant): Promise<void> {
  const keys = sealed.map(({ record, key }) => ({ ...record, ...key }));
  const texts = sealed.flatMap(({ record: { model, recordId }, envelopes }) =>
    Object.entries(envelopes).map(([field, envelope]) => ({ model, recordId, field, envelope })),
  );
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO data_key (model, record_id, partnership_id, master_key_id, wrapped, created_at)
      SELECT "model", "recordId", "partnershipId", "masterKeyId", "wrapped", ${toDate(now)}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS key ("model" text, "recordId" uuid,
        "partnershipId" uuid, "masterKeyId" text, "wrapped" jsonb)
    )
    INSERT INTO protected_text (model, record_id, field, envelope)
    SELECT "model", "recordId", "field", "envelope"
    FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
      AS text ("model" text, "recordId" uuid, "field" text, "envelope" jsonb)`;
}

/** All of them in one statement. */
async function saveEnvelopes(
  tx: Tx,
  { model, recordId }: ProtectedRecord,
  envelopes: Readonly<Record<string, Envelope>>,
): Promise<void> {
  const fields = Object.keys(envelopes);
  if (fields.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO protected_text (model, record_id, field, envelope)
    SELECT ${model}, ${recordId}::uuid, field, envelope::jsonb
    FROM unnest(${fields}::text[],
                ${Object.values(envelopes).map((one) => JSON.stringify(one))}::text[])
      AS sealed (field, envelope)
    ON CONFLICT (model, record_id, field) DO UPDATE SET envelope = EXCLUDED.envelope`;
}

function openWrapped(
  keys: KeyRing,
  row: Parameters<typeof openDataKey>[0] & { readonly masterKeyId: string },
): Promise<Uint8Array> {
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

/**
 * A record's key, made if there is none: in one statement either way, since what is sealed is most often new.
 *
 * @throws MasterKeyMissing
 */
async function dataKeyOf(
  tx: Tx,
  keys: KeyRing,
  { model, recordId, partnershipId }: ProtectedRecord,
  now: Temporal.Instant,
): Promise<Uint8Array> {
  const { fresh, wrapped } = await freshKey(keys, { model, recordId });
  // An update of nothing: what another one wrote is what comes back.
  const [row] = await tx.$queryRaw<{ masterKeyId: string; wrapped: unknown }[]>`
    INSERT INTO data_key (model, record_id, partnership_id, master_key_id, wrapped, created_at)
    VALUES (${model}, ${recordId}::uuid, ${partnershipId}::uuid, ${keys.current.id},
            ${JSON.stringify(wrapped)}::jsonb, ${toDate(now)})
    ON CONFLICT (model, record_id) DO UPDATE SET model = EXCLUDED.model
    RETURNING master_key_id AS "masterKeyId", wrapped`;
  if (!row) throw new Error('The key of a record was not kept.');
  if (isDeepStrictEqual(row.wrapped, { ...wrapped })) return fresh;
  return openWrapped(keys, { model, recordId, ...row });
}
