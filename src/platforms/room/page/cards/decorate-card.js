// @ts-check
/** What the renderer made of a card, made at home on the page: headings, symbols, marks, rows. */
/** @import * as AdaptiveCardsApi from 'adaptivecards' */
import { make } from '../dom.js';
import { say } from '../words.js';

/** A line that begins with one of the four state symbols. */
const STATE_LINE = /^[○◐●▲]/u;

/**
 * Every part of a card, containers and lines opened.
 *
 * @param {AdaptiveCardsApi.CardElement} part
 * @param {typeof AdaptiveCardsApi} api
 * @returns {AdaptiveCardsApi.CardElement[]}
 */
export function partsOf(part, api) {
  const inside = [];
  if (part instanceof api.Container) {
    for (let at = 0; at < part.getItemCount(); at += 1) inside.push(part.getItemAt(at));
  }
  if (part instanceof api.RichTextBlock) {
    for (let at = 0; at < part.getInlineCount(); at += 1) inside.push(part.getInlineAt(at));
  }
  return [part, ...inside.flatMap((one) => partsOf(one, api))];
}

/**
 * @param {AdaptiveCardsApi.AdaptiveCard} card
 * @param {typeof AdaptiveCardsApi} api
 */
export function decorateParts(card, api) {
  gatherFacts(card, api);
  for (const part of partsOf(card, api)) {
    if (part instanceof api.TextRun && part.highlight) decorateMark(part);
    if (part instanceof api.RichTextBlock && isDanger(part, api)) decorateDanger(part);
    if (part instanceof api.Container && part !== card && part.separator) decorateRow(part);
  }
}

/**
 * The first line becomes a heading, lines of state hang their symbol, a line above the title is
 * the card's banner.
 *
 * @param {HTMLElement} card
 * @param {string} title
 * @param {number} level of the heading
 */
export function decorateLines(card, title, level) {
  const lines = /** @type {HTMLElement[]} */ ([...card.querySelectorAll('.ac-richTextBlock')]);
  const first = lines.findIndex((line) => line.textContent === title);
  for (const [index, line] of lines.entries()) {
    const text = line.textContent ?? '';
    if (index < first) decorateBanner(line);
    if (index === first) decorateTitle(line, level);
    if (STATE_LINE.test(text)) decorateState(line);
    if (text.startsWith('▲')) line.classList.add('overdue');
  }
}

/**
 * The symbol is a run of its own: it gets a column of its own.
 *
 * @param {HTMLElement} line
 */
function decorateState(line) {
  const symbol = line.firstElementChild;
  if (!(symbol instanceof HTMLElement) || symbol.textContent.trim().length > 1) return;
  line.classList.add('state');
  symbol.classList.add('state-symbol');
  symbol.style.fontSize = '';
}

/** @param {HTMLElement} line */
function decorateBanner(line) {
  line.classList.add('card-banner');
  // Amber says overdue here, and nothing else.
  for (const run of line.children) if (run instanceof HTMLElement) run.style.color = '';
}

/**
 * @param {HTMLElement} line
 * @param {number} level
 */
function decorateTitle(line, level) {
  line.classList.add('card-title');
  line.setAttribute('role', 'heading');
  line.setAttribute('aria-level', String(level));
  // The renderer's own size would stand in the way of the style sheet's.
  for (const run of line.children) {
    if (!(run instanceof HTMLElement)) continue;
    run.style.fontSize = '';
    run.style.fontWeight = '';
  }
}

/**
 * Facts that follow each other stand side by side where there is room.
 *
 * @param {AdaptiveCardsApi.AdaptiveCard} card
 * @param {typeof AdaptiveCardsApi} api
 */
function gatherFacts(card, api) {
  /** @type {HTMLElement | undefined} */
  let facts;
  for (let at = 0; at < card.getItemCount(); at += 1) {
    const { renderedElement: line, separatorElement: gap } = card.getItemAt(at);
    if (!line || !isFact(card.getItemAt(at), api)) {
      facts = undefined;
      continue;
    }
    if (facts) gap?.remove();
    else {
      facts = make('div', { class: 'facts' });
      line.before(facts);
    }
    facts.append(line);
  }
}

/**
 * A label in bold, which ends with a colon, then what it is.
 *
 * @param {AdaptiveCardsApi.CardElement} item
 * @param {typeof AdaptiveCardsApi} api
 */
function isFact(item, api) {
  if (!(item instanceof api.RichTextBlock) || item.getInlineCount() < 2) return false;
  const label = item.getInlineAt(0);
  const bold = label instanceof api.TextRun && label.weight === api.TextWeight.Bolder;
  return bold && /: ?$/.test(label.text ?? '');
}

/**
 * Words to look at again: an element of their own, which says so without colours as well.
 *
 * @param {AdaptiveCardsApi.TextRun} run
 */
function decorateMark({ renderedElement: run }) {
  const told = make('span', { class: 'unseen' }, `${say('marked')} `);
  run?.replaceWith(make('mark', {}, told, ...run.childNodes));
}

/**
 * @param {AdaptiveCardsApi.RichTextBlock} line
 * @param {typeof AdaptiveCardsApi} api
 */
function isDanger(line, api) {
  const first = line.getInlineCount() > 0 ? line.getInlineAt(0) : undefined;
  return first instanceof api.TextRun && first.color === api.TextColor.Attention;
}

/**
 * Danger now: its symbol is a telephone, since calling is what is asked.
 *
 * @param {AdaptiveCardsApi.RichTextBlock} line
 */
function decorateDanger({ renderedElement: line }) {
  if (!line) return;
  for (const run of line.children) if (run instanceof HTMLElement) run.style.fontSize = '';
  const words = make('span', {}, ...line.childNodes);
  line.classList.add('danger-now');
  line.replaceChildren(make('span', { class: 'danger-symbol', 'aria-hidden': 'true' }), words);
}

/**
 * A row of a list. Read apart from its row, a button's name still says which row it is of.
 *
 * @param {AdaptiveCardsApi.Container} container
 */
function decorateRow({ renderedElement: row }) {
  if (!row) return;
  row.classList.add('row');
  // The style sheet lays it out, so the renderer's own layout goes.
  for (const own of ['display', 'padding']) row.style.removeProperty(own);
  const line = row.querySelector('.ac-richTextBlock')?.textContent ?? '';
  for (const button of row.querySelectorAll('button')) {
    button.setAttribute(
      'aria-label',
      `${button.textContent}: ${line.replace(STATE_LINE, '').trim()}`,
    );
  }
}
