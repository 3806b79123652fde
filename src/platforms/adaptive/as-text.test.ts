import { describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import type { Dialog } from '../../cards/dialog.ts';
import { renderCard } from './render-card.ts';
import { renderDialogFields } from './render-dialog.ts';

const TYPED = '{{DATE(2001-09-11T08:00:00Z, LONG)}} {{time(2001-09-11T08:00:00Z)}}';
const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const BUTTON = { action: 'a', label: TYPED, look: 'normal', opensDialog: false } as const;
const CARD: Card = {
  title: TYPED,
  banner: TYPED,
  blocks: [
    { tag: 'text', tone: 'normal', text: [TYPED, { run: 'mark', text: TYPED }] },
    { tag: 'facts', facts: [{ label: TYPED, value: [TYPED] }] },
    { tag: 'quote', heading: TYPED, text: TYPED },
    { tag: 'list', rows: [{ text: [TYPED], button: { ...BUTTON, value: 'b' } }] },
  ],
  buttons: [{ ...BUTTON, value: TYPED }],
};
const DIALOG: Dialog = {
  action: 'a',
  key: 'k',
  title: TYPED,
  submit: 'Send',
  fields: [
    {
      tag: 'text',
      name: 't',
      label: TYPED,
      hint: TYPED,
      required: true,
      lines: 'one',
      maxLength: 9,
    },
    {
      tag: 'choice',
      name: 'c',
      label: TYPED,
      required: true,
      most: 1,
      options: [{ value: 'v', label: TYPED }],
    },
  ],
};
/** As Teams and the page of the practice room look for it. */
const FUNCTION = /\{\{(?:DATE|TIME)\([^)]*\)\}\}/gi;

describe('what somebody typed, on an Adaptive Card', () => {
  it('is never read as a function, and looks as it was typed', () => {
    const rendered = [renderCard(CARD, READER), renderCard(CARD, READER, 'table')];
    for (const card of [...rendered, renderDialogFields(DIALOG, READER)]) {
      const shown = JSON.stringify(card, (key, value) => (key === 'data' ? undefined : value));
      expect(shown).not.toMatch(FUNCTION);
      expect(shown.replaceAll('\u2060', '').match(FUNCTION)?.length).toBeGreaterThan(3);
    }
  });

  it('is carried by a button as it was typed', () => {
    expect(JSON.stringify(renderCard(CARD, READER).actions)).toContain(`"value":"${TYPED}"`);
  });
});
