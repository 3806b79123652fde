import { createHash } from 'node:crypto';
import { FlattenedEncrypt, type FlattenedJWE, flattenedDecrypt } from 'jose';
import { z } from 'zod';
import type { MasterKey } from '../../ports/keys.ts';

const CONTENT = 'A256GCM';
/** RFC 7518, 4.4: AES key wrap. */
const WRAP = 'A256KW';

const envelope = z.object({
  protected: z.string(),
  iv: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
  encrypted_key: z.string().exactOptional(),
});

/** The members of a flattened JWE that we keep, all base64url. */
export type Envelope = Readonly<z.infer<typeof envelope>>;

/** @throws ZodError if something else is stored. */
export function readEnvelope(stored: unknown): Envelope {
  return envelope.parse(stored);
}

/** What an envelope is bound to: moved to another record or field it does not open. */
export interface Binding {
  readonly model: string;
  readonly recordId: string;
  readonly field: string;
}

/**
 * Text under a data key, as a flattened JWE (RFC 7516, 7.2.2). The binding is its additional
 * authenticated data; it is not kept inside, the reader must know it.
 */
export async function sealText(
  text: string,
  dataKey: Uint8Array,
  binding: Binding,
): Promise<Envelope> {
  const jwe = await new FlattenedEncrypt(encode(text))
    .setProtectedHeader({ alg: 'dir', enc: CONTENT })
    .setAdditionalAuthenticatedData(encode(bindingText(binding)))
    .encrypt(dataKey);
  return keep(jwe);
}

/** @throws if the key is not its own, or the envelope was moved or changed. */
export async function openText(
  sealed: Envelope,
  dataKey: Uint8Array,
  binding: Binding,
): Promise<string> {
  const aad = Buffer.from(bindingText(binding)).toString('base64url');
  const { plaintext } = await flattenedDecrypt({ ...sealed, aad }, dataKey, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: [CONTENT],
  });
  return new TextDecoder().decode(plaintext);
}

/** A data key under a master key. */
export async function wrapKey(
  dataKey: Uint8Array,
  master: MasterKey,
  binding: Binding,
): Promise<Envelope> {
  const jwe = await new FlattenedEncrypt(dataKey)
    .setProtectedHeader({ alg: WRAP, enc: CONTENT, kid: master.id })
    .setAdditionalAuthenticatedData(encode(bindingText(binding)))
    .encrypt(master.secret);
  return keep(jwe);
}

/** @throws if the master key is not the one, or the wrapped key was moved or changed. */
export async function unwrapKey(
  wrapped: Envelope,
  master: MasterKey,
  binding: Binding,
): Promise<Uint8Array> {
  const aad = Buffer.from(bindingText(binding)).toString('base64url');
  const { plaintext } = await flattenedDecrypt({ ...wrapped, aad }, master.secret, {
    keyManagementAlgorithms: [WRAP],
    contentEncryptionAlgorithms: [CONTENT],
  });
  return plaintext;
}

/** The audit log vouches for what was written without knowing it. */
export function envelopeDigest({ protected: header, iv, ciphertext, tag }: Envelope): string {
  return createHash('sha256').update([header, iv, ciphertext, tag].join('.')).digest('hex');
}

function keep({
  protected: header = '',
  iv = '',
  tag = '',
  ciphertext,
  encrypted_key,
}: FlattenedJWE): Envelope {
  const kept = { protected: header, iv, ciphertext, tag };
  return encrypted_key ? { ...kept, encrypted_key } : kept;
}

function bindingText({ model, recordId, field }: Binding): string {
  return JSON.stringify([model, recordId, field]);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
