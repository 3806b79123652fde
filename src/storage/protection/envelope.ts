import { createHash } from 'node:crypto';
import { FlattenedEncrypt, type FlattenedJWE, flattenedDecrypt } from 'jose';
import type { MasterKey } from '../../ports/keys.ts';

const CONTENT = 'A256GCM';
/** RFC 7518, 4.4: AES key wrap. */
const WRAP = 'A256KW';

/** The members of a flattened JWE that we keep, all base64url. */
export interface Envelope {
  readonly protected: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
  readonly encrypted_key?: string;
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
  envelope: Envelope,
  dataKey: Uint8Array,
  binding: Binding,
): Promise<string> {
  const aad = Buffer.from(bindingText(binding)).toString('base64url');
  const { plaintext } = await flattenedDecrypt({ ...envelope, aad }, dataKey, {
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
export function envelopeDigest(envelope: Envelope): string {
  const { protected: header, iv, ciphertext, tag } = envelope;
  return createHash('sha256').update([header, iv, ciphertext, tag].join('.')).digest('hex');
}

function keep({
  protected: header = '',
  iv = '',
  tag = '',
  ciphertext,
  encrypted_key,
}: FlattenedJWE): Envelope {
  const envelope = { protected: header, iv, ciphertext, tag };
  return encrypted_key ? { ...envelope, encrypted_key } : envelope;
}

function bindingText({ model, recordId, field }: Binding): string {
  return JSON.stringify([model, recordId, field]);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
