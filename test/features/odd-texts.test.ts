import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dialog, FormValues } from '../../src/cards/dialog.ts';
import { FEATURES } from '../../src/features/index.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { ONE_DATABASE } from '../support/databases.ts';
import { runs } from '../support/long.ts';
import { ODD_TEXTS, someOddTexts } from '../support/odd-texts.ts';
import { everythingShownIn } from '../support/shown/everything-shown.ts';
import { textOf } from '../support/shown/text-of.ts';
import { createWorld, type World } from '../support/world.ts';

/** Kinds of text a field; over all fields every kind comes. */
const KINDS = runs(4, ODD_TEXTS.length);
const WHO = ['liaison-officer', 'safety-coordinator', 'privacy-officer'] as const;
const FAILED = wordsFor('en')('refusal.failed', { id: '' }).split('.')[0] ?? '';

/** Every command with each word that its forms begin with. */
const COMMANDS = FEATURES.flatMap(({ commands }) => commands).flatMap(({ name, under, forms }) => {
  const words = forms.map(({ usage }) => /^[a-z]+/.exec(usage)?.[0] ?? '');
  const before = under ? `${name} ` : '';
  const command = under?.command ?? name;
  return [...new Set(['', ...words])].map((word) => ({
    command,
    words: `${before}${word}`.trim(),
  }));
});

describe.for(ONE_DATABASE)('odd text, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let world: World;
    let dialogs: readonly Dialog[];
    beforeAll(async () => {
      const database = await open();
      world = await createWorld(database);
      const shown = await everythingShownIn(world);
      const all = shown.flatMap(({ reply }) => (reply.kind === 'dialog' ? [reply.dialog] : []));
      dialogs = [...new Map(all.map((one) => [one.action, one])).values()];
      return () => database.close();
    }, 300_000);

    it('in any field of any form is never what a form fails of', { timeout: 600_000 }, async () => {
      expect(dialogs.length).toBeGreaterThan(20);
      let turn = 0;
      for (const dialog of dialogs) {
        for (const name of typedFields(dialog)) {
          turn += 1;
          for (const { name: kind, text } of someOddTexts(KINDS, turn)) {
            const who = WHO[turn % WHO.length] ?? WHO[0];
            const { action, about } = dialog;
            const values = { ...filled(dialog), [name]: text };
            const named = { key: randomUUID(), ...(about !== undefined && { about }) };
            const reply = await world.submit(who, action, values, named);
            expect(textOf(reply), `${action} ${name} ${kind}`).not.toContain(FAILED);
          }
        }
      }
    });

    it('after any command is never what it fails of', { timeout: 600_000 }, async () => {
      for (const [index, { command, words }] of COMMANDS.entries()) {
        for (const { name: kind, text } of someOddTexts(KINDS, index)) {
          const reply = await world.command('liaison-officer', command, `${words} ${text}`.trim());
          expect(textOf(reply), `/${command} ${words} ${kind}`).not.toContain(FAILED);
        }
      }
    });
  });
});

function typedFields({ fields }: Dialog): readonly string[] {
  return fields.flatMap((field) => (field.tag === 'note' ? [] : [field.name]));
}

/** What stands in the fields, or what somebody might fill in. */
function filled({ fields }: Dialog): FormValues {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | readonly string[]][] => {
      if (field.tag === 'note') return [];
      if (field.tag === 'text') return [[field.name, field.value || 'Something']];
      if (field.tag === 'date') return [[field.name, field.value ?? '2026-12-01']];
      const chosen = field.value ?? field.options.slice(0, 1).map(({ value }) => value);
      return [[field.name, field.most === 1 ? (chosen[0] ?? '') : chosen]];
    }),
  );
}
