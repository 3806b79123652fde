import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/cards/plain-text.ts';
import { renderCard } from '../../src/platforms/teams/render/render-card.ts';
import { renderDialog } from '../../src/platforms/teams/render/render-dialog.ts';
import { splitCard } from '../../src/platforms/teams/render/split-message.ts';
import {
  EXTREME_CARDS,
  EXTREME_DIALOGS,
  LARGE_PNG,
  SMALL_PNG,
} from '../support/shown/extreme-cards.ts';
import { picturesOf } from '../support/shown/pictures-of.ts';
import { cardFaults, parseFaults, REFRESH } from '../support/teams/teams-faults.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

/** A title names one thing; everything else may be as long as it likes. */
const LONG_CARDS = EXTREME_CARDS.map(({ title, banner, ...card }) => ({
  ...card,
  title: title.slice(0, 1_000),
  ...(banner && { banner: banner.slice(0, 200) }),
}));

describe('what Teams is given', () => {
  it.each(LONG_CARDS)(
    'is read without a warning and below 80 KB, with the longest texts: card %#',
    (card) => {
      expect(cardFaults(card)).toEqual([]);
    },
  );

  it('asks for a private view for sixty people at most', () => {
    expect(REFRESH?.userIds).toHaveLength(60);
  });

  it.each(LONG_CARDS)('leaves nothing out: card %#', (card) => {
    const said = splitCard(card, READER).map((page) => textOf(renderCard(page, READER)));
    const words = plainText(card, READER).match(/S-2026-\d+/g) ?? [];
    const labels = card.buttons.map(({ label }) => label);
    for (const word of new Set([...words, ...labels])) expect(said.join(' ')).toContain(word);
  });

  it.each(EXTREME_DIALOGS)('is read without a warning: dialog %#', (dialog) => {
    expect(parseFaults(renderDialog(dialog, READER).card.content)).toEqual([]);
  });

  it('shows a picture that fits into its message, and says one that fits into none in words', () => {
    const blocks = [
      { tag: 'image', png: SMALL_PNG, alt: 'Small' },
      { tag: 'image', png: LARGE_PNG, alt: 'Large' },
    ] as const;
    const pages = splitCard({ title: 'T', blocks, buttons: [] }, READER);
    expect(pages).toHaveLength(1);
    const [page] = pages.map((one) => renderCard(one, READER));
    expect(picturesOf(page)).toEqual([{ png: SMALL_PNG, alt: 'Small' }]);
    expect(textOf(page)).toContain('Large');
  });

  it('reads a list row by row, each button called after its row', () => {
    const button = {
      action: 'signal.open',
      value: 'S-2026-0001',
      label: 'Open',
      look: 'normal',
      opensDialog: false,
    } as const;
    const rows = [{ symbol: 'open', text: ['S-2026-0001'], detail: ['raised'], button }] as const;
    const card = { title: 'T', blocks: [{ tag: 'list', rows }], buttons: [] } as const;
    const [, table] = renderCard(card, READER).body;
    expect(table).toMatchObject({
      type: 'Table',
      rows: [
        {
          cells: [
            { items: [{ type: 'RichTextBlock' }, { type: 'RichTextBlock' }] },
            { items: [{ actions: [{ title: 'Open', tooltip: 'Open: S-2026-0001' }] }] },
          ],
        },
      ],
    });
  });

  it('says everything again where the card cannot be shown', () => {
    for (const card of LONG_CARDS) {
      expect(renderCard(card, READER).fallbackText).toBe(plainText(card, READER));
    }
  });

  it('keeps what somebody typed what they typed', () => {
    const title = '**bold** [here](https://example.org) <at>everybody</at>';
    const [line] = renderCard({ title, blocks: [], buttons: [] }, READER).body;
    expect(line).toMatchObject({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: title }],
    });
  });

  it('asks in the form itself for what is required', () => {
    const [dialog] = EXTREME_DIALOGS;
    if (!dialog) throw new Error('There is one.');
    const { body } = renderDialog(dialog, READER).card.content;
    const required = dialog.fields.flatMap((field) =>
      field.tag !== 'note' && field.required ? [field.name] : [],
    );
    for (const name of required) {
      expect(body.find(({ id }) => id === name)).toMatchObject({
        isRequired: true,
        errorMessage: 'Please fill this in.',
      });
    }
  });
});

/** Every text of a card, wherever it stands. */
function textOf(json: unknown): string {
  if (Array.isArray(json)) return json.map(textOf).join(' ');
  if (typeof json !== 'object' || json === null) return '';
  return Object.entries(json)
    .map(([name, value]) =>
      typeof value === 'string' && ['text', 'title', 'altText'].includes(name)
        ? value
        : textOf(value),
    )
    .join(' ');
}
