import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from '../../src/bot/declare/form-input.ts';
import { lookAtTexts, takeOut } from '../../src/bot/form/second-look-ask.ts';
import { readPartnershipFile } from '../../src/cli/partnership-file.ts';
import { InputFault } from '../../src/config/input-fault.ts';
import { readConfig } from '../../src/config.ts';
import { parseReference } from '../../src/domain/reference.ts';
import { LIST_SIGNALS } from '../../src/features/signal/actions.ts';
import { feedbackInput, raiseSignalInput } from '../../src/features/signal/input.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { accountOf, commandInteraction } from '../../src/platforms/room/receive/receive.ts';
import {
  commandRequest,
  messagesQuery,
  pressRequest,
  submissionRequest,
} from '../../src/platforms/room/receive/schema.ts';
import { KeyFault, parseKeyRing } from '../../src/storage/protection/key-ring.ts';
import { tries } from '../support/long.ts';

const RUNS = tries(300, 10_000);
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.mixedCase(
    fc.constantFrom('S-2026-0001', 'open:2', 'k1:', 'show ', 'havenstad/liaison-officer'),
  ),
);
const words = wordsFor('en');

/** Only these errors may come out of a parser. */
function allowing(kinds: readonly (new (...args: never[]) => Error)[], parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    if (!kinds.some((kind) => error instanceof kind)) throw error;
  }
}

describe('random inputs', () => {
  it('are each a reference in its canonical form, or none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reference = parseReference(text);
        if (reference !== undefined) expect(parseReference(reference)).toBe(reference);
      }),
      RUNS,
    );
  });

  it('are each a page of a list, or none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const page = LIST_SIGNALS.value.safeParse(text);
        if (page.success) expect(page.data.page).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('never break the reading of a command or of a person in the practice room', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const request = { as: 'havenstad/officer', id: 'id', conversation: 'c', text: `/${text}` };
        expect(commandInteraction(request, undefined).kind).toBe('command');
        expect(accountOf(text).platform).toBe('room');
      }),
      RUNS,
    );
  });

  it('never get past the practice room’s schemas as something else, and never break them', () => {
    const schemas = [commandRequest, pressRequest, submissionRequest, messagesQuery];
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json(), fc.object()), (body) => {
        for (const schema of schemas) expect(schema.safeParse(body).success).toBe(false);
      }),
      RUNS,
    );
  });

  it('in a form are recorded as typed or come back with a sentence beside the field', () => {
    const values = fc.dictionary(
      fc.constantFrom(
        'facts',
        'categories',
        'urgency',
        'area',
        'source',
        'told',
        'told_on',
        'second_look',
        '__proto__',
      ),
      fc.oneof(anyText, fc.array(anyText)),
    );
    fc.assert(
      fc.property(values, (form) => {
        for (const read of [
          readForm(raiseSignalInput, form, words),
          readForm(feedbackInput, form, words),
        ]) {
          if (read.ok) continue;
          for (const sentence of Object.values(read.reply.errors)) expect(sentence).toMatch(/\.$/);
        }
      }),
      RUNS,
    );
  });

  it('looked at a second time leave nothing marked once it is taken out', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(lookAtTexts([takeOut(text)])).toEqual([]);
      }),
      RUNS,
    );
  });

  it('as master keys are refused without being repeated', () => {
    fc.assert(
      fc.property(anyText, (text) => allowing([KeyFault], () => parseKeyRing(text))),
      RUNS,
    );
  });

  it('as configuration are refused by name', () => {
    const names = fc.constantFrom(
      'HOST',
      'PORT',
      'DATABASE_URL',
      'PUBLIC_URL',
      'TANDEM_X',
      'LOG_LEVEL',
    );
    fc.assert(
      fc.property(fc.dictionary(names, anyText), (environment) =>
        allowing([InputFault], () => readConfig(environment)),
      ),
      RUNS,
    );
  });

  it('as a partnership file are refused with a line', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) =>
        allowing([InputFault], () => readPartnershipFile(text)),
      ),
      RUNS,
    );
  });
});
