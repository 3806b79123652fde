// @ts-check
/** One message of Tandem: when, its card, its thread; what answers it privately stands below. */
/** @import { ButtonData, MessageView } from '../../protocol.ts' */
import { renderCard } from '../cards/cards.js';
import { slotOf } from '../cards/private-answers.js';
import { keepFocus, make } from '../dom.js';
import { clock, clockBeside } from '../format-time.js';
import { say } from '../words.js';
import { threadOf } from './thread.js';

/** @typedef {(data: ButtonData, card: HTMLElement, slot: string) => void} OnPress */

/** @type {WeakMap<HTMLLIElement, ReturnType<typeof threadOf>>} */
const threads = new WeakMap();

/**
 * @param {MessageView} view
 * @param {OnPress} onPress
 * @returns {HTMLLIElement}
 */
export function messageItem(view, onPress) {
  const article = make('article', { tabindex: '-1' });
  const thread = threadOf(view, onPress);
  const item = make(
    'li',
    { class: 'message' },
    article,
    thread.element,
    make('div', { id: slotOf(view.id), class: 'answers' }),
  );
  fill(article, view, onPress);
  threads.set(item, thread);
  return item;
}

/**
 * Draws what changed of a message in place, and nothing else.
 *
 * @param {HTMLLIElement} item
 * @param {MessageView} before
 * @param {MessageView} after
 * @param {OnPress} onPress
 */
export function redrawMessage(item, before, after, onPress) {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [was, is] = [before, after].map((view) => JSON.stringify({ ...view, thread: [] }));
  if (was !== is) redrawCard(item, after, onPress);
  threads.get(item)?.update(after);
}

/**
 * @param {HTMLLIElement} item
 * @param {MessageView} view
 * @param {OnPress} onPress
 */
function redrawCard(item, view, onPress) {
  const article = item.querySelector('article');
  if (!article) return;
  keepFocus(article, () => fill(article, view, onPress));
  article.classList.remove('just-changed');
  // Restarts the animation, which a class that merely stays would not.
  void article.offsetWidth;
  article.classList.add('just-changed');
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
  const time = clockBeside(changedAt, postedAt);
  if (time !== clock(postedAt)) {
    made.append(' ', make('time', { datetime: changedAt }, say('changed_at', { time })));
  }
  return made;
}
