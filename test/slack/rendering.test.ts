import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/cards/plain-text.ts';
import { SLACK_LIMITS } from '../../src/platforms/slack/limits.ts';
import { renderCard } from '../../src/platforms/slack/render/render-card.ts';
import { renderDialog } from '../../src/platforms/slack/render/render-dialog.ts';
import { splitMessage } from '../../src/platforms/slack/render/split-message.ts';
import { escapeText } from '../../src/platforms/slack/render/text.ts';
import { homeView } from '../../src/platforms/slack/render/views.ts';
import { EXTREME_CARDS, EXTREME_DIALOGS, SMALL_PNG } from '../support/shown/extreme-cards.ts';
import { passedLimits } from '../support/slack/slack-limits.ts';
import { createShapeCheck } from '../support/slack/slack-shape.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const check = createShapeCheck();

describe('what Slack is given', () => {
  it.each(EXTREME_CARDS)(
    'is within its types and limits, with the longest texts: card %#',
    (card) => {
      const pieces = renderCard(card, READER);
      const parts = splitMessage(pieces);
      for (const part of parts) {
        expect(check('Message', part)).toEqual([]);
        expect(passedLimits(part.blocks)).toEqual([]);
        expect(part.blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.messageBlocks);
        expect(part.text.length).toBeLessThanOrEqual(SLACK_LIMITS.messageCharacters);
      }
      for (let page = 0; page * 90 < pieces.length; page += 1) {
        const view = homeView(pieces, page, READER);
        expect(check('SlackView', view)).toEqual([]);
        expect(passedLimits(view)).toEqual([]);
      }
    },
  );

  it.each(EXTREME_CARDS)('leaves nothing out, in the blocks or in the text: card %#', (card) => {
    const parts = splitMessage(renderCard(card, READER));
    const whole = squeeze(plainText(card, READER));
    for (const word of new Set(whole.match(/S-2026-\d+|Open \d+/g) ?? [])) {
      expect(JSON.stringify(parts)).toContain(word);
    }
    const said = parts.reduce((sum, { text }) => sum + squeeze(text).length, 0);
    expect(said).toBeGreaterThanOrEqual(squeeze(escapeText(plainText(card, READER))).length);
  });

  it.each(EXTREME_DIALOGS)('is within its types and limits: dialog %#', (dialog) => {
    const view = renderDialog(dialog, READER, 'C0JOINT');
    expect(check('SlackView', view)).toEqual([]);
    expect(passedLimits(view)).toEqual([]);
  });

  it('shows in full what does not fit on a button, in an option or in a title', () => {
    const label =
      'A label that is much longer than anything a platform shows on a button or in an option, by far';
    const [, card] = EXTREME_CARDS;
    const [dialog] = EXTREME_DIALOGS;
    if (!card || !dialog) throw new Error('There is one.');
    expect(JSON.stringify(renderCard(card, READER))).toContain(`"text":"${label}"`);
    expect(JSON.stringify(renderDialog(dialog, READER).blocks[0])).toContain(label);
  });

  it('shows pictures that are in the workspace, and says the others in words', () => {
    const card = EXTREME_CARDS.at(-1);
    if (!card) throw new Error('There is one.');
    const files = new Map([[SMALL_PNG, 'F0SMALL']]);
    const parts = splitMessage(renderCard(card, READER, files));
    const blocks = parts.flatMap((part) => part.blocks);
    expect(blocks).toContainEqual({
      type: 'image',
      slack_file: { id: 'F0SMALL' },
      alt_text: 'S-2026-9001',
    });
    expect(blocks.filter(({ type }) => type === 'image')).toHaveLength(2);
    for (const part of parts) {
      expect(check('Message', part)).toEqual([]);
      expect(passedLimits(part.blocks)).toEqual([]);
    }
    const said = squeeze(parts.map(({ text }) => text).join(''));
    expect(said).toBe(squeeze(escapeText(plainText(card, READER))));
  });

  it('says moments in the zone of who reads, and lets Slack say them in its own', () => {
    const text = [{ run: 'time', at: '2026-12-08T09:00:00Z' }] as const;
    const card = {
      title: 'T',
      blocks: [{ tag: 'text', tone: 'normal', text }],
      buttons: [],
    } as const;
    const [, piece] = renderCard(card, READER);
    expect(piece?.text).toBe('<!date^1796720400^{date_short_pretty}, {time}|Tue 8 Dec, 10:00>');
    expect(piece?.block).toMatchObject({
      elements: [{ elements: [{ type: 'date', timestamp: 1796720400 }] }],
    });
  });

  it('keeps what somebody typed what they typed', () => {
    const title = '<!channel> & *bold* <https://example.org|here> :skull:';
    const [piece] = renderCard({ title, blocks: [], buttons: [] }, READER);
    expect(piece?.text).toBe(
      '&lt;!channel&gt; &amp; *bold* &lt;https://example.org|here&gt; :skull:',
    );
    expect(piece?.block).toMatchObject({
      elements: [{ elements: [{ type: 'text', text: title }] }],
    });
  });
});

/** Without spaces and line ends, which say nothing. */
function squeeze(text: string): string {
  return text.replaceAll(/\s/g, '');
}
