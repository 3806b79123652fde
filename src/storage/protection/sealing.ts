import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../../ports/keys.ts';
import type { ProtectedRecord, SealedTexts } from '../../ports/stores.ts';
import { type Binding, envelopeDigest, sealText, wrapKey } from './envelope.ts';

const DATA_KEY_BYTES = 32;
/** A data key is bound to its record as a text is to its field. */
export const KEY_FIELD = 'data-key';

type NamedRecord = Pick<Binding, 'model' | 'recordId'>;

/** Seals what is still to be kept, without the database; see `UnitOfWork.seal`. */
export async function sealBeforehand(
  keys: KeyRing,
  record: ProtectedRecord,
  texts: Readonly<Record<string, string>>,
): Promise<SealedTexts> {
  const { fresh, wrapped } = await freshKey(keys, record);
  const key = { masterKeyId: keys.current.id, wrapped };
  return { record, key, ...(await sealAll(record, texts, fresh)) };
}

/** The one text of a row that keeps its key beside it. @param binding of the text. */
export async function sealAlone(keys: KeyRing, binding: Binding, text: string) {
  const { fresh, wrapped } = await freshKey(keys, binding);
  const sealed = await sealText(text, fresh, binding);
  return { masterKeyId: keys.current.id, wrapped: { ...wrapped }, sealed: { ...sealed } };
}

/** A record's own key, and the same as it is kept. */
export async function freshKey(keys: KeyRing, { model, recordId }: NamedRecord) {
  const fresh = randomBytes(DATA_KEY_BYTES);
  const wrapped = await wrapKey(fresh, keys.current, { model, recordId, field: KEY_FIELD });
  return { fresh, wrapped };
}

/** Each text by its field. */
export async function sealAll(
  { model, recordId }: NamedRecord,
  texts: Readonly<Record<string, string>>,
  dataKey: Uint8Array,
) {
  const sealed = await Promise.all(
    Object.entries(texts).map(async ([field, text]) => {
      return [field, await sealText(text, dataKey, { model, recordId, field })] as const;
    }),
  );
  return {
    envelopes: Object.fromEntries(sealed),
    digests: Object.fromEntries(sealed.map(([field, one]) => [field, envelopeDigest(one)])),
  };
}
