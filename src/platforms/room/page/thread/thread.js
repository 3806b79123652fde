// @ts-check
/** What was said about a card: small, below it; folded up once it is long. */
/** @import { AdaptiveCardJson, MessageView } from '../../protocol.ts' */
/** @import { OnPress } from './message-item.js' */
import { renderCard } from '../cards/cards.js';
import { slotOf } from '../cards/private-answers.js';
import { arrange, keepFocus, make } from '../dom.js';
import { clock, clockBeside } from '../format-time.js';
import { say, sayCount } from '../words.js';

/** A thread this long is read at a glance. */
const MOST_UNFOLDED = 2;
/** Below a card's own. */
const REPLY_HEADING_LEVEL = 5;

/** @typedef {{ content: string, item: HTMLLIElement }} Reply */

/**
 * The place for a message's thread. A thread that is open stays open, however long it grows.
 *
 * @param {MessageView} view
 * @param {OnPress} onPress
 */
export function threadOf(view, onPress) {
  /** @type {ReadonlyMap<string, Reply>} */
  let known = new Map();
  const list = make('ol', { id: `thread-${view.id}`, 'aria-label': say('thread') });
  const fold = make('button', { type: 'button', class: 'plain fold', 'aria-controls': list.id });
  const element = make('div', { class: 'thread' }, fold, list);
  list.hidden = view.thread.length > MOST_UNFOLDED;
  fold.addEventListener('click', () => {
    list.hidden = !list.hidden;
    fold.setAttribute('aria-expanded', String(!list.hidden));
  });

  /** @param {MessageView} message */
  function update(message) {
    const { thread } = message;
    known = new Map(thread.map((reply) => [reply.id, drawn(reply, message)]));
    arrange(
      list,
      [...known.values()].map(({ item }) => item),
    );
    element.hidden = thread.length === 0;
    fold.hidden = thread.length <= MOST_UNFOLDED;
    fold.textContent = sumUp(message);
    fold.setAttribute('aria-expanded', String(!list.hidden));
  }

  /**
   * @param {MessageView} reply
   * @param {MessageView} message
   * @returns {Reply}
   */
  function drawn(reply, message) {
    const card = withoutButtonsOf(reply.card, message.card);
    const content = JSON.stringify([reply.title, card]);
    const before = known.get(reply.id);
    if (before?.content === content) return before;
    const item = before?.item ?? make('li', { class: 'reply', tabindex: '-1' });
    const time = clockBeside(reply.postedAt, message.postedAt);
    const body = renderCard(
      card,
      reply.title,
      (data, pressed) => onPress(data, pressed, slotOf(message.id)),
      REPLY_HEADING_LEVEL,
    );
    body.style.padding = '';
    keepFocus(item, () =>
      item.replaceChildren(make('time', { datetime: reply.postedAt }, time), body),
    );
    return { content, item };
  }

  update(view);
  return { element, update };
}

/**
 * The newest of all, those in threads included.
 *
 * @param {readonly MessageView[]} messages
 * @returns {MessageView | undefined}
 */
export function latestOf(messages) {
  const all = messages.flatMap((message) => [message, ...message.thread]);
  return all.toSorted((one, other) => one.order - other.order).at(-1);
}

/** @param {MessageView} message "3 replies · latest 09:40" */
function sumUp({ thread, postedAt }) {
  const latest = thread.at(-1);
  const time = latest ? clockBeside(latest.postedAt, postedAt) : clock(postedAt);
  return sayCount('replies', thread.length, { time });
}

/**
 * What the card above offers already is not offered again.
 *
 * @param {AdaptiveCardJson} card
 * @param {AdaptiveCardJson} above
 * @returns {AdaptiveCardJson}
 */
function withoutButtonsOf(card, above) {
  const offered = new Set(buttonsOf(above).map(offer));
  return { ...card, actions: buttonsOf(card).filter((one) => !offered.has(offer(one))) };
}

/** @param {AdaptiveCardJson} card @returns {{ data?: unknown }[]} */
function buttonsOf({ actions }) {
  return Array.isArray(actions) ? actions : [];
}

/** @param {{ data?: unknown }} button what it does, whatever it is called */
function offer({ data }) {
  return JSON.stringify(data);
}
