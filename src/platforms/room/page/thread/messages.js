// @ts-check
/** The conversation one is looking at: its messages, older ones on request, changes in place. */
/** @import { MessagesView, MessageView } from '../../protocol.ts' */
/** @import { OnPress } from './message-item.js' */
import { getMessages } from '../api.js';
import { placeAnswers } from '../cards/private-answers.js';
import { announce, arrange, byId, make } from '../dom.js';
import { dayInWords, dayOf } from '../format-time.js';
import { here, you } from '../session.js';
import { say } from '../words.js';
import { noteNewest } from './conversations.js';
import { drawEmpty } from './empty-conversation.js';
import { messageItem, redrawMessage } from './message-item.js';
import { isAtEnd, keepPlace, stickToEnd, toEnd } from './scrolling.js';
import { latestOf } from './thread.js';

/** @typedef {{ view: MessageView, item: HTMLLIElement }} Shown */

/** What is on screen, oldest first. */
/** @type {Map<string, Shown>} */
let shown = new Map();
let drawnConversation = '';

/** @type {OnPress} */
let press = () => {};

/** @param {OnPress} onPress */
export function startMessages(onPress) {
  press = onPress;
  const scroller = byId('scroller');
  // Scrollable by keyboard as well.
  for (const id of ['scroller', 'details']) byId(id).tabIndex = 0;
  stickToEnd(scroller);
  byId('older').addEventListener('click', () => void loadOlder());
  byId('jump').addEventListener('click', () => toEnd(scroller));
  scroller.addEventListener('scroll', () => {
    if (isAtEnd(scroller)) byId('jump').hidden = true;
  });
}

/**
 * Fetches the conversation one is looking at, down to the oldest message on screen, and shows what
 * is new or different.
 */
export async function refreshMessages() {
  const conversation = here();
  const fetched = await fetchDownTo(conversation, lowestShown(conversation));
  // One may have gone elsewhere meanwhile.
  if (conversation === here()) draw(conversation, fetched);
}

async function loadOlder() {
  const button = byId('older');
  const conversation = here();
  const before = lowestShown(conversation);
  button.setAttribute('aria-disabled', 'true');
  try {
    const page = await getMessages(you().id, conversation, before);
    if (conversation !== here()) return;
    const known = [...shown.values()].map(({ view }) => view);
    draw(conversation, { messages: [...page.messages, ...known], older: page.older });
    if (button.hidden) byId('scroller').focus({ preventScroll: true });
  } catch {
    announce(say('older_failed'));
    button.textContent = say('older_failed');
  } finally {
    button.removeAttribute('aria-disabled');
  }
}

/**
 * @param {string} conversation
 * @param {number} lowest order that must be covered
 * @returns {Promise<MessagesView>}
 */
async function fetchDownTo(conversation, lowest) {
  const as = you().id;
  let page = await getMessages(as, conversation);
  let messages = page.messages;
  while (page.older && messages[0] && messages[0].order > lowest) {
    page = await getMessages(as, conversation, messages[0].order);
    messages = [...page.messages, ...messages];
  }
  return { messages, older: page.older };
}

/** @param {string} conversation */
function lowestShown(conversation) {
  const [oldest] = drawnConversation === conversation ? shown.values() : [];
  return oldest?.view.order ?? Number.POSITIVE_INFINITY;
}

/**
 * @param {string} conversation
 * @param {MessagesView} fetched
 */
function draw(conversation, { messages, older }) {
  const anew = drawnConversation !== conversation;
  if (anew) shown = new Map();
  const before = [...shown.values()].map(({ view }) => view);
  const wasAtEnd = isAtEnd(byId('scroller'));
  keepPlace(byId('scroller'), () => {
    shown = new Map(messages.map((view) => [view.id, shownAs(view)]));
    arrange(byId('messages'), withDays());
    byId('older').hidden = !older;
    byId('older').textContent = say('older');
    drawEmpty(messages.length === 0);
  });
  drawnConversation = conversation;
  document.body.setAttribute('data-state', 'ready');
  placeAnswers();
  if (anew) toEnd(byId('scroller'));
  else tellOfNew(messages, before, wasAtEnd);
  noteNewest(conversation, latestOf(messages)?.order ?? 0);
}

/**
 * @param {MessageView} view
 * @returns {Shown}
 */
function shownAs(view) {
  const known = shown.get(view.id);
  if (!known) return { view, item: messageItem(view, press) };
  redrawMessage(known.item, known.view, view, press);
  return { view, item: known.item };
}

/** @returns {Node[]} the items, each day's first below its name */
function withDays() {
  const kept = new Map(
    [...byId('messages').querySelectorAll('li.day')].map((item) => [item.id, item]),
  );
  let last = '';
  return [...shown.values()].flatMap(({ view, item }) => {
    const day = `day-${dayOf(view.postedAt)}`;
    if (day === last) return [item];
    last = day;
    const separator = kept.get(day) ?? make('li', { id: day, class: 'day' }, make('h3', {}));
    separator.firstElementChild?.replaceChildren(dayInWords(view.postedAt));
    return [separator, item];
  });
}

/**
 * @param {readonly MessageView[]} messages
 * @param {readonly MessageView[]} before what was on screen
 * @param {boolean} wasAtEnd
 */
function tellOfNew(messages, before, wasAtEnd) {
  const newest = before.at(-1)?.order ?? 0;
  const fresh = messages.filter((view) => view.order > newest);
  for (const { title } of fresh) announce(say('new_message', { title }));
  const told = new Set(before.flatMap(({ thread }) => thread.map(({ id }) => id)));
  const threads = messages.filter((view) => before.some(({ id }) => id === view.id));
  for (const { id, title } of threads.flatMap(({ thread }) => thread)) {
    if (!told.has(id)) announce(say('new_reply', { title }));
  }
  if (fresh.length > 0 && !wasAtEnd) byId('jump').hidden = false;
}
