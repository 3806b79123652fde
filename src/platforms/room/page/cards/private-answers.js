// @ts-check
/**
 * What Tandem answers to one person alone. It stands where one acted; at a desk, cards stand in
 * the third column instead. It is gone after a reload, like such answers on other platforms.
 */
/** @import { AdaptiveCardJson, ButtonData } from '../../protocol.ts' */
/** @import { Tone } from './tone-mark.js' */

import { announce, button, byId, make } from '../dom.js';
import { clock } from '../format-time.js';
import { here } from '../session.js';
import { say } from '../words.js';
import { renderCard } from './cards.js';
import { toneMark } from './tone-mark.js';

/** Where one acted: the conversation, and the element below which the answer belongs. */
/** @typedef {{ readonly conversation: string, readonly slot: string }} Origin */
/** @typedef {(data: ButtonData, card: HTMLElement, origin: Origin) => void} OnPress */
/**
 * @typedef {object} Answer
 * @property {'card' | 'notice'} kind
 * @property {string} title
 * @property {Origin} origin
 * @property {HTMLElement} element
 * @property {number} at when it was given, in milliseconds
 */

/** The place of answers to what was typed. */
export const COMPOSER_SLOT = 'at-composer';

/**
 * @param {string} id of a message
 * @returns {string} the place below it
 */
export function slotOf(id) {
  return `at-${id}`;
}

/** The card that a confirmation is about may come this long after it; the confirmation stays last. */
const TOGETHER_MS = 10_000;

/** Mirrored in layout.css: from here on there is a third column. */
const desk = matchMedia('(min-width: 64rem)');

/** Oldest first. */
/** @type {Answer[]} */
let answers = [];
let count = 0;

/** Moves answers when the third column comes or goes with the width of the window. */
export function startAnswers() {
  desk.addEventListener('change', placeAnswers);
}

/**
 * @param {{ readonly title: string, readonly card: AdaptiveCardJson, readonly instead?: true }} reply
 * @param {Origin} origin
 * @param {OnPress} onPress
 */
export function showCard({ title, card, instead }, origin, onPress) {
  const slot = newSlot();
  const content = renderCard(card, title, (data, element) =>
    onPress(data, element, { conversation: origin.conversation, slot }),
  );
  const below = make('div', { id: slot, class: 'answers' });
  // A card that came of a press on a private card stands beside that card, not inside it.
  const from = outermost(origin);
  const element = frame(title, content, below);
  const before = instead && answers.find((one) => one.element.querySelector(`#${origin.slot}`));
  show({ kind: 'card', title, origin: from, at: Date.now(), element }, before);
}

/**
 * @param {{ readonly tone: Tone, readonly text: string, readonly buttons?: readonly HTMLElement[] }} notice
 * @param {Origin} origin
 */
export function showNotice({ tone, text, buttons = [] }, origin) {
  const content = make(
    'div',
    { class: 'notice' },
    toneMark(tone),
    make('p', {}, text),
    ...(buttons.length > 0 ? [make('div', { class: 'buttons' }, ...buttons)] : []),
  );
  const element = frame(text, content);
  element.classList.add(`tone-${tone}`);
  show({ kind: 'notice', title: '', origin, at: Date.now(), element });
}

/** Puts every answer of this conversation where it belongs, and takes away the others. */
export function placeAnswers() {
  for (const answer of answers) place(answer);
}

/**
 * What was said before about the same thing is settled by what came next.
 *
 * @param {Origin} origin
 */
export function dropNotices({ conversation, slot }) {
  for (const { origin, ...answer } of [...answers]) {
    const same = origin.conversation === conversation && origin.slot === slot;
    if (same && answer.kind === 'notice') remove(answer.element);
  }
}

/**
 * The same answer again, or the next notice in the same place, takes the place of the former.
 *
 * @param {Answer} answer
 * @param {Answer} [before] what it stands instead of
 */
function show(answer, before) {
  const { kind, title, origin } = answer;
  if (kind === 'notice') dropNotices(origin);
  let focused = false;
  for (const one of [...answers]) {
    const sameCard = one.title === title && one.origin.conversation === origin.conversation;
    if (one !== before && (kind !== 'card' || one.kind !== 'card' || !sameCard)) continue;
    focused ||= one.element.matches(':focus-within');
    remove(one.element);
  }
  answers.push(answer);
  const dismiss = button(say('dismiss'), 'plain', () => dismissed(answer));
  answer.element.querySelector('.answer-head')?.append(dismiss);
  place(answer);
  if (answer.element.isConnected) answer.element.scrollIntoView({ block: 'nearest' });
  if (focused) focusTitle(answer.element);
  announce(`${say('only_you')}: ${answer.element.getAttribute('aria-label')}`);
}

/**
 * What answers the box stands in the conversation by its time, and goes up with it.
 *
 * @param {Answer} answer
 * @returns {string} the id of the element in which it stands
 */
function homeOf({ origin, at }) {
  if (origin.slot !== COMPOSER_SLOT) return origin.slot;
  const items = [...document.querySelectorAll('#messages > li.message')];
  const last = items.findLast((item) => {
    const posted = item.querySelector('.message-head time')?.getAttribute('datetime') ?? '';
    return Date.parse(posted) <= at + TOGETHER_MS;
  });
  return last?.querySelector(':scope > .answers')?.id ?? COMPOSER_SLOT;
}

/** @param {HTMLElement} element that took the place of one that had the focus */
function focusTitle(element) {
  const title = element.querySelector('[role="heading"]');
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = -1;
  title.focus();
}

/** @param {Answer} answer */
function place(answer) {
  const { element, kind, origin } = answer;
  if (origin.conversation !== here()) {
    element.remove();
    return;
  }
  const inColumn = kind === 'card' && desk.matches;
  const home = inColumn ? byId('detail-answers') : slotElement(homeOf(answer));
  // Moved, it would lose the focus.
  if (element.parentElement === home || element.matches(':focus-within')) return;
  if (inColumn) home.prepend(element);
  else home.append(element);
}

/** @param {string} slot */
function slotElement(slot) {
  return document.getElementById(slot) ?? byId(COMPOSER_SLOT);
}

/** @param {HTMLElement} element */
function remove(element) {
  element.remove();
  answers = answers.filter((one) => one.element !== element);
}

/**
 * The focus goes back to where one acted.
 *
 * @param {Answer} answer
 */
function dismissed(answer) {
  const typed = answer.origin.slot === COMPOSER_SLOT;
  const beside = answer.element.closest('li, .answer:not(:scope)')?.querySelector('article button');
  remove(answer.element);
  if (!typed && beside instanceof HTMLElement && beside.isConnected) beside.focus();
  else byId('box').focus();
}

/**
 * @param {string} label
 * @param {...HTMLElement} content
 */
function frame(label, ...content) {
  return make(
    'div',
    { class: 'answer', role: 'group', 'aria-label': label },
    make(
      'p',
      { class: 'answer-head' },
      make('span', { class: 'only-you' }, say('only_you')),
      make('time', {}, say('as_of', { time: clock(new Date()) })),
    ),
    ...content,
  );
}

/**
 * @param {Origin} origin
 * @returns {Origin}
 */
function outermost(origin) {
  const around = answers.find(({ element }) =>
    element.querySelector(`#${CSS.escape(origin.slot)}`),
  );
  return around ? around.origin : origin;
}

function newSlot() {
  count += 1;
  return `at-answer-${count}`;
}
