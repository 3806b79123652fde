/** The buttons and forms of this feature: each thing that can be done with a protocol. */
import { z } from 'zod';
import { action, type ValueCodec } from '../../bot/declare/action.ts';
import { NOTHING, oneOf, TEXT, words } from '../../bot/declare/action-values.ts';
import { PROTOCOL_PARTS } from '../../domain/protocol/protocol-term.ts';

const FORM = { opensDialog: true } as const;
const PART = oneOf(PROTOCOL_PARTS);
/** The number of a version; 0: the terms that Tandem comes with. */
const NUMBER: ValueCodec<number> = z.codec(z.string().regex(/^\d{1,9}$/), z.number(), {
  decode: Number,
  encode: String,
});

/** Shows what holds now, whichever version its card is about. */
export const SHOW_PROTOCOL = action('protocol.show', TEXT);
export const BEGIN_PROTOCOL = action('protocol.begin', NOTHING);
/** One part of it; its form remembers the version that it was opened with: `times:3`. */
export const EDIT_PROTOCOL = action('protocol.edit', PART, {
  ...FORM,
  about: words({ part: PART, from: NUMBER }, ':'),
});
/** By the id of a version, which is looked up whatever it is (`show-protocol.ts`). */
export const SIGN_PROTOCOL = action('protocol.sign', TEXT, FORM);
export const CONFIRM_READING = action('protocol.confirm-reading', TEXT);
export const GO_LIVE = action('protocol.go-live', NOTHING, FORM);
export const GO_BACK_TO_EXERCISE = action('protocol.exercise', NOTHING, FORM);
