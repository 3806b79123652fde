import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { envelopeDigest, openText, sealText, unwrapKey, wrapKey } from './envelope.ts';

const KEY = randomBytes(32);
const HERE = { model: 'signal', recordId: '0b3c', field: 'facts' };
const TEXT = 'Zwei Jugendliche – 14 und 15 – am Bahnhof.';

describe('an envelope', () => {
  it('gives back what was put in, and shows none of it', async () => {
    const envelope = await sealText(TEXT, KEY, HERE);
    expect(JSON.stringify(envelope)).not.toContain('Bahnhof');
    expect(await openText(envelope, KEY, HERE)).toBe(TEXT);
  });

  it('is a flattened JWE with direct AES-256-GCM', async () => {
    const { protected: header } = await sealText(TEXT, KEY, HERE);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
    });
  });

  it.each([{ recordId: 'other' }, { field: 'interpretation' }, { model: 'case' }])(
    'does not open where it was moved to: %o',
    async (elsewhere) => {
      const envelope = await sealText(TEXT, KEY, HERE);
      await expect(openText(envelope, KEY, { ...HERE, ...elsewhere })).rejects.toThrow();
    },
  );

  it('does not open when it was changed, or with another key', async () => {
    const envelope = await sealText(TEXT, KEY, HERE);
    const changed = { ...envelope, ciphertext: `A${envelope.ciphertext.slice(1)}` };
    await expect(
      openText({ ...changed, tag: envelope.tag.replace(/^./, 'A') }, KEY, HERE),
    ).rejects.toThrow();
    await expect(openText(envelope, randomBytes(32), HERE)).rejects.toThrow();
  });

  it('is never the same twice, and neither is its digest', async () => {
    const [one, other] = [await sealText(TEXT, KEY, HERE), await sealText(TEXT, KEY, HERE)];
    expect(envelopeDigest(one)).not.toBe(envelopeDigest(other));
  });
});

describe('a data key', () => {
  it('is unwrapped by its master key alone, for its own record alone', async () => {
    const master = { id: 'k1', secret: randomBytes(32) };
    const wrapped = await wrapKey(KEY, master, HERE);
    expect(Buffer.from(await unwrapKey(wrapped, master, HERE))).toEqual(KEY);
    await expect(unwrapKey(wrapped, { id: 'k1', secret: randomBytes(32) }, HERE)).rejects.toThrow();
    await expect(unwrapKey(wrapped, master, { ...HERE, recordId: 'other' })).rejects.toThrow();
  });
});
