import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardBuilder } from '../../src/bot/feature.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { plainText } from '../../src/cards/plain-text.ts';
import { FEATURES } from '../../src/features/index.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { SLACK_LIMITS } from '../../src/platforms/slack/limits.ts';
import { partsOf } from '../../src/platforms/slack/pieces.ts';
import { renderCard } from '../../src/platforms/slack/render-card.ts';
import { renderDialog } from '../../src/platforms/slack/render-dialog.ts';
import { escapeText } from '../../src/platforms/slack/text.ts';
import { cardView, homeView, loadingView } from '../../src/platforms/slack/views.ts';
import type { Database } from '../../src/storage/database.ts';
import { openEmbeddedForTest } from '../support/databases.ts';
import { EXTREME_CARDS, EXTREME_DIALOGS } from '../support/slack-cards.ts';
import { passedLimits } from '../support/slack-limits.ts';
import { createShapeCheck } from '../support/slack-shape.ts';
import { createWorld, envelope, signalForm, type World } from '../support/world.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const check = createShapeCheck();

describe('what Slack is given', () => {
  it.each(EXTREME_CARDS)(
    'is within its types and limits, with the longest texts: card %#',
    (card) => {
      const pieces = renderCard(card, READER);
      const parts = partsOf(pieces);
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
    const parts = partsOf(renderCard(card, READER));
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
      'A label that is much longer than anything Slack shows on a button or in an option, by far';
    const [, card] = EXTREME_CARDS;
    const [dialog] = EXTREME_DIALOGS;
    if (!card || !dialog) throw new Error('There is one.');
    expect(JSON.stringify(renderCard(card, READER))).toContain(`"text":"${label}"`);
    expect(JSON.stringify(renderDialog(dialog, READER).blocks[0])).toContain(label);
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

describe('what every feature shows', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openEmbeddedForTest();
    world = await createWorld(database);
    const longest = 'Facts & <more>. '.repeat(500);
    const texts = { facts: longest, interpretation: longest, needs: longest, others: longest };
    for (let count = 0; count < 30; count += 1) {
      await world.submit(
        'liaison-officer',
        'signal.raise',
        signalForm({ ...texts, area: 'a'.repeat(120) }),
      );
    }
  });
  afterAll(() => database.close());

  it.each([
    'help',
    '',
    'list',
    'list mine',
    'show S-2026-0001',
    'timeline S-2026-0001',
    'feedback S-2026-0001',
    'source S-2026-0001',
    'show nothing',
  ])('fits into Slack: /signal %s', async (text) => {
    await expectFits(await world.command('liaison-officer', 'signal', text));
    await expectFits(await world.command('privacy-officer', 'signal', text));
  });

  it('fits into Slack: what waits for somebody', async () => {
    await expectFits(await world.dispatch({ ...envelope('safety-coordinator'), kind: 'home' }));
    await expectFits(await world.dispatch({ ...envelope('liaison-officer'), kind: 'home' }));
  });

  it('fits into Slack: the answer to a form, and its faults', async () => {
    await expectFits(await world.submit('liaison-officer', 'signal.raise', signalForm()));
    await expectFits(
      await world.submit('liaison-officer', 'signal.raise', {}, { key: randomUUID() }),
    );
    await expectFits(await world.press('safety-coordinator', 'signal.acknowledge', 'S-2026-0001'));
  });

  it('fits into Slack: /tandem help, a second look, and a source', async () => {
    await expectFits(await world.command('liaison-officer', 'tandem', 'help'));
    const facts = 'Call 06-12345678 or mail her at a@example.org. '.repeat(170);
    const asked = await world.submit('liaison-officer', 'signal.raise', signalForm({ facts }));
    expect(asked.kind).toBe('dialog');
    await expectFits(asked);
    const named = { source: 'named', source_name: 'A shopkeeper', contact: 'yes' };
    const raised = await world.submit('liaison-officer', 'signal.raise', signalForm(named));
    const [about = ''] = /S-\d{4}-\d{4}/.exec(JSON.stringify(raised)) ?? [];
    const reason = { reason: 'Why & how. '.repeat(700) };
    const released = await world.submit('privacy-officer', 'signal.source', reason, { about });
    expect(released.kind).toBe('card');
    await expectFits(released);
  });

  it('fits into Slack: every card that stands in a channel', async () => {
    const signal = await database.prisma.signal.findFirstOrThrow({
      where: { status: 'acknowledged' },
    });
    const { partnership } = world.presence('liaison-officer');
    const audience = {
      partnership,
      words: wordsFor('en'),
      sides: world.directory.sides(partnership.id),
    };
    const builders: CardBuilder[] = FEATURES.flatMap(({ cards }) => Object.values(cards));
    expect(builders.length).toBeGreaterThan(1);
    for (const build of builders) {
      const card = await world.unitOfWork.transaction((stores) =>
        build(stores, signal.id, audience),
      );
      if (!card) throw new Error('Nothing to show.');
      await expectFits({ kind: 'card', card });
    }
  });

  async function expectFits(reply: Reply): Promise<void> {
    if (reply.kind === 'field-errors') return;
    const views = [];
    if (reply.kind === 'dialog') views.push(renderDialog(reply.dialog, READER, 'C0JOINT'));
    else {
      const card =
        reply.kind === 'card' ? reply.card : { title: reply.text, blocks: [], buttons: [] };
      const pieces = renderCard(card, READER);
      views.push(
        cardView(pieces, READER, 'C0JOINT') ?? loadingView(READER),
        homeView(pieces, 0, READER),
      );
      for (const part of partsOf(pieces)) {
        expect(check('Message', part)).toEqual([]);
        expect(passedLimits(part.blocks)).toEqual([]);
      }
    }
    for (const view of views) {
      expect(check('SlackView', view)).toEqual([]);
      expect(passedLimits(view)).toEqual([]);
    }
  }
});

/** Without spaces and line ends, which say nothing. */
function squeeze(text: string): string {
  return text.replaceAll(/\s/g, '');
}
