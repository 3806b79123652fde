// @ts-check
/** One message of Tandem: when, and its card; what answers it privately stands below. */
/** @import { ButtonData, MessageView } from '../protocol.ts' */
import { renderCard } from './cards.js';
import { make } from './dom.js';
import { clock, clockBeside } from './times.js';
import { say } from './words.js';

/** @typedef {(data: ButtonData, card: HTMLElement, slot: string) => void} OnPress */

/**
 * @param {string} id of a message
 * @returns {string} the element id of the place below it
 */
export function slotOf(id) {
  return `at-${id}`;
}

/**
 * @param {MessageView} view
 * @param {OnPress} onPress
 * @returns {HTMLLIElement}
 */
export function messageItem(view, onPress) {
  const article = make('article', { tabindex: '-1' });
  const item = make(
    'li',
    { class: 'message' },
    article,
    make('div', { id: slotOf(view.id), class: 'answers' }),
  );
  fill(article, view, onPress);
  return item;
}

/**
 * Draws a changed message in place. If the focus was on one of its buttons, it stays on the one
 * of the same name, or of the same place, or on the card.
 *
 * @param {HTMLLIElement} item
 * @param {MessageView} view
 * @param {OnPress} onPress
 */
export function redrawMessage(item, view, onPress) {
  const article = item.querySelector('article');
  if (!article) return;
  const before = [...article.querySelectorAll('button')];
  const index = before.findIndex((one) => one.matches(':focus'));
  const name = before[index]?.textContent;
  fill(article, view, onPress);
  article.classList.remove('just-changed');
  // Restarts the animation, which a class that merely stays would not.
  void article.offsetWidth;
  article.classList.add('just-changed');
  if (index < 0) return;
  const buttons = [...article.querySelectorAll('button')];
  (buttons.find((one) => one.textContent === name) ?? buttons[index] ?? article).focus({
    preventScroll: true,
  });
}

/**
 * @param {HTMLElement} article
 * @param {MessageView} view
 * @param {OnPress} onPress
 */
function fill(article, view, onPress) {
  article.setAttribute('aria-label', view.title);
  const card = renderCard(view.card, view.title, (data, element) =>
    onPress(data, element, slotOf(view.id)),
  );
  article.replaceChildren(head(view), make('div', { class: 'card' }, card));
}

/** @param {MessageView} view */
function head(view) {
  const { postedAt, changedAt } = view;
  const made = make(
    'p',
    { class: 'message-head' },
    make('img', { src: '/practice/assets/icon.svg', alt: '', width: '20', height: '20' }),
    make('strong', {}, 'Tandem'),
    ' ',
    make('time', { datetime: postedAt }, clock(postedAt)),
  );
  if (changedAt !== postedAt) {
    const time = clockBeside(changedAt, postedAt);
    made.append(' ', make('time', { datetime: changedAt }, say('changed_at', { time })));
  }
  return made;
}
