/**
 * Every button and form of this feature. `crisis.confirm`, which stands on what was pushed, is declared in
 * `bot/crisis/render-target.ts`.
 */
import { z } from 'zod';
import { action, type ValueCodec } from '../../bot/declare/action.ts';
import { oneOf, PAGE, WORD, words } from '../../bot/declare/action-values.ts';
import { MESSAGE_KINDS, MESSAGE_LANGUAGES } from '../../domain/crisis/message.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { PLACES } from '../../domain/crisis/unit.ts';
import { SIDES } from '../../domain/people/side.ts';

const FORM = { opensDialog: true } as const;
/** Of a record. */
const ID: ValueCodec<string> = z.uuid();

/** Of a record, or the word that stands for none. */
function idOr(none: string): ValueCodec<string | undefined> {
  return z.codec(z.string(), z.uuid().optional(), {
    decode: (text) => (text === none ? undefined : text),
    encode: (id) => id ?? none,
  });
}

/** Of a version; 0: none. */
const NUMBER = PAGE;

const SIGNAL = z.string().regex(/^S-\d{4}-\d{4,}$/);
/** References of signals with a space between them; there may be none. */
const REFERENCES: ValueCodec<readonly string[]> = z.codec(z.string(), z.array(SIGNAL), {
  decode: (text) => text.split(' ').filter(Boolean),
  encode: (references) => references.join(' '),
});

/** Its form is about the signals that a unit is opened from. */
export const OPEN_UNIT = action('crisis.open', REFERENCES, FORM);

/** By the id of a unit. */
export const SHOW_UNIT = action('crisis.show', ID);
export const JOIN_UNIT = action('crisis.in', ID);
export const WRITE_SITREP = action('crisis.write-sitrep', ID, FORM);
export const HAND_OVER_SEAT = action('crisis.handover', ID, FORM);
export const CLOSE_UNIT = action('crisis.close', ID, FORM);
/** Which first text a message begins with. */
export const CHOOSE_TEMPLATE = action('crisis.template', ID, FORM);
/** The number of whoever sits in a place, was called and is not in. */
export const OPEN_PHONE = action(
  'crisis.phone',
  words({ unitId: ID, side: oneOf(SIDES), place: oneOf(PLACES) }),
);
/** Of a unit; without one, of everybody who may sit in one. */
export const OFFER_PHONE_LIST = action('crisis.phones', idOr(''));

/**
 * A unit alone: what comes next there. With a kind: the next message of that kind; with a message: its next
 * version. The form keeps what it was opened with, `base` being the number of the version that it replaces.
 */
export const WRITE_MESSAGE = action(
  'crisis.message',
  words({ unitId: ID, kind: oneOf(MESSAGE_KINDS).optional(), messageId: ID.optional() }),
  {
    ...FORM,
    about: words({
      unitId: ID,
      messageId: idOr('-'),
      base: NUMBER,
      kind: oneOf(MESSAGE_KINDS),
      template: oneOf(EVENT_KINDS),
      language: oneOf(MESSAGE_LANGUAGES),
    }),
  },
);
export type MessageAbout = z.output<typeof WRITE_MESSAGE.about>;

/** By the id of a version. */
export const READ_VERSION = action('crisis.read', ID);
export const WITHDRAW_SIGNATURE = action('crisis.withdraw', ID);
export const REQUEST_CHANGES = action('crisis.changes', ID, FORM);
export const ADD_LANGUAGE = action('crisis.language', ID, FORM);
export const EDIT_LINES_TO_TAKE = action('crisis.beside', ID, FORM);
export const PRINT_VERSION = action('crisis.print', ID);
export const READ_ALOUD = action('crisis.spoken', ID);
/** What is signed and pushed is what was read: its hash comes with it. */
const READ = words({ id: ID, hash: WORD });
export const SIGN_VERSION = action('crisis.sign', READ);
export const PUSH_VERSION = action('crisis.push', READ, FORM);

/** By the id of a version that was pushed. */
export const SHOW_BOARD = action('crisis.board', ID);
export const STOP_PUSH = action('crisis.stop', ID);
/** By the id of a target. */
export const SETTLE_HELD = {
  there: action('crisis.there', ID),
  again: action('crisis.again', ID),
} as const;
export const RECORD_TOLD = action('crisis.told', ID);

/** By the id of a spokesperson. */
export const SHOW_SPOKESPERSON = action('crisis.voices', ID);
export const EDIT_SPOKESPERSON = action('crisis.voice', idOr('new'), FORM);
export const REMOVE_SPOKESPERSON = action('crisis.voice-remove', ID);
const BRIEFING = words({ spokespersonId: ID, versionId: ID });
export const CONFIRM_BRIEFING = action('crisis.briefed', BRIEFING);
export const RECORD_BRIEFING = action('crisis.brief', BRIEFING);

/** What messages about a kind of event begin with, in one language. */
export const EDIT_TEMPLATE = action(
  'crisis.template-text',
  words({ kind: oneOf(EVENT_KINDS), language: oneOf(MESSAGE_LANGUAGES) }),
  FORM,
);
