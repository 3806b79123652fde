import { expect, it } from 'vitest';
import { z } from 'zod';
import { OFFER_PHONE_LIST, OPEN_UNIT, PUSH_VERSION, WRITE_MESSAGE } from './actions.ts';

const ID = '98103440-f6ad-42a6-aaba-7a26db6bbade';
const OTHER = '8edf3896-6215-4439-9951-800abd856195';

it.each([
  [WRITE_MESSAGE.value, ID, { unitId: ID, kind: undefined, messageId: undefined }],
  [WRITE_MESSAGE.value, `${ID} update`, { unitId: ID, kind: 'update', messageId: undefined }],
  [WRITE_MESSAGE.value, `${ID} first ${OTHER}`, { unitId: ID, kind: 'first', messageId: OTHER }],
  [
    WRITE_MESSAGE.about,
    `${ID} - 0 first holding en`,
    {
      ...{ unitId: ID, messageId: undefined, base: 0 },
      ...{ kind: 'first', template: 'holding', language: 'en' },
    },
  ],
  [OPEN_UNIT.about, 'S-2026-0001 S-2026-0002', ['S-2026-0001', 'S-2026-0002']],
  [OFFER_PHONE_LIST.value, '', undefined],
])('reads and writes what stands in posted messages: %#', (codec: z.ZodType, text, value) => {
  expect(codec.parse(text)).toEqual(value);
  expect(z.encode(codec, value)).toBe(text);
});

it.each([
  [WRITE_MESSAGE.value, ''],
  [WRITE_MESSAGE.value, `${ID} rumour`],
  [WRITE_MESSAGE.about, ID],
  [PUSH_VERSION.value, ID],
  [PUSH_VERSION.value, 'a hash'],
])('takes nothing that it does not know: %#', (codec: z.ZodType, text) => {
  expect(codec.safeParse(text).success).toBe(false);
});
