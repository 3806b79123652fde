// @ts-check
/** The list of conversations, with a mark on each that holds something unseen. */
/** @import { ConversationView } from '../../protocol.ts' */
import { byId, closeButton, make } from '../dom.js';
import { conversation, here, room, setHere } from '../session.js';
import { say } from '../words.js';
import { markSeen, seenUpTo } from './read-marks.js';

/** Newest order by conversation, where it is fresher than the room's own answer. */
/** @type {Map<string, number>} */
const newest = new Map();

/**
 * @param {string} id
 * @returns {number}
 */
export function newestOf(id) {
  return Math.max(newest.get(id) ?? 0, conversation(id)?.newest ?? 0);
}

/**
 * Takes note of how far a conversation has come; if one is looking at it, that is seen.
 *
 * @param {string} id
 * @param {number} order of its newest message
 */
export function noteNewest(id, order) {
  newest.set(id, order);
  markHereSeen();
}

/** What one looks at is seen, unless the window is hidden. */
export function markHereSeen() {
  if (document.visibilityState === 'visible') markSeen(here(), newestOf(here()));
  drawConversations();
}

/** Draws the list and its marks anew; the focus stays. */
export function drawConversations() {
  const focused = document.activeElement?.id;
  const list = byId('conversations');
  list.replaceChildren(
    ...group('channel', 'channels'),
    ...group('direct', 'direct_messages'),
    closeButton('conversations', say('close')),
  );
  if (focused && list.contains(document.getElementById(focused))) byId(focused).focus();
  drawUnreadElsewhere();
}

/** The conversation named in the address, or the first one. */
export function conversationInAddress() {
  const named = decodeURIComponent(location.hash.slice(1));
  return conversation(named) ?? room().conversations[0];
}

/** @param {ConversationView} view */
export function nameHere(view) {
  setHere(view.id);
  const direct = view.kind === 'direct';
  byId('here').textContent = direct ? `${view.name} · ${say('direct_messages')}` : view.name;
  const list = byId('conversations');
  if (list.matches(':popover-open')) list.hidePopover();
}

/**
 * @param {ConversationView['kind']} kind
 * @param {string} titleKey
 * @returns {Node[]}
 */
function group(kind, titleKey) {
  const views = room().conversations.filter((view) => view.kind === kind);
  if (views.length === 0) return [];
  const title = make('h2', { id: `group-${kind}`, class: 'group' }, say(titleKey));
  const items = views.map((view) => make('li', {}, link(view)));
  return [title, make('ul', { 'aria-labelledby': `group-${kind}` }, ...items)];
}

/** @param {ConversationView} view */
function link(view) {
  const unread = isUnread(view.id);
  const made = make(
    'a',
    {
      id: `to-${view.id}`,
      href: `#${encodeURIComponent(view.id)}`,
      class: unread ? 'unread' : false,
      'aria-current': view.id === here() && 'page',
    },
    make('span', { class: 'conversation-name' }, view.name),
  );
  if (unread) made.append(' ', make('span', { class: 'new' }, say('new')));
  return made;
}

/**
 * On a phone the list is behind the menu: its button and the window's title tell of news, and what
 * is for this person alone gets a line of its own.
 */
function drawUnreadElsewhere() {
  const unread = room().conversations.filter((view) => isUnread(view.id));
  const count = unread.length;
  const menu = byId('menu');
  byId('menu-mark').textContent = count > 0 ? String(count) : '';
  drawToYou(unread.find((view) => view.kind === 'direct'));
  menu.setAttribute(
    'aria-label',
    say(count > 0 ? 'open_conversations_new' : 'open_conversations', { count }),
  );
  const name = conversation(here())?.name ?? '';
  document.title = `${count > 0 ? `(${count}) ` : ''}${name} · Tandem`;
}

/** @param {ConversationView | undefined} unread */
function drawToYou(unread) {
  const line = byId('to-you');
  if (!unread) {
    // Followed, the link goes; the focus goes on to where it led.
    if (line.matches(':focus-within')) byId('scroller').focus();
    line.replaceChildren();
  } else if (line.childElementCount === 0) {
    const href = `#${encodeURIComponent(unread.id)}`;
    line.append(make('a', { href }, say('to_you_new')));
  }
}

/** @param {string} id */
function isUnread(id) {
  return newestOf(id) > seenUpTo(id);
}
