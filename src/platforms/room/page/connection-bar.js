// @ts-check
/** The quiet bar that says whether what one sees is fresh; an open dialog carries one as well. */
import { make } from './dom.js';
import { say } from './words.js';

/** A line that is back within this time was never worth a word. */
const GRACE_MS = 1_500;
const GOOD_NEWS_MS = 6_000;

/** `losing`: lost, but not worth a word yet. */
const state = { text: '', lost: false, losing: false };

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** A bar for a dialog, which covers the page's own. */
export function connectionBar() {
  const bar = make('div', { class: 'connection', role: 'status' });
  draw(bar);
  return bar;
}

/** The line to the server is lost; said once it has been so for a while. */
export function sayLost() {
  // Each further try that fails says so again; the first counts.
  if (state.lost || state.losing) return;
  later(() => tell(say('connection_lost'), true), GRACE_MS);
  state.losing = true;
}

/**
 * The server refuses to go on, such as for a person who is no longer of the room; its words say why.
 *
 * @param {string} text
 */
export function sayFault(text) {
  stop();
  tell(text, true);
}

/** @param {boolean} restarted Tandem itself was started anew meanwhile */
export function sayBack(restarted) {
  stop();
  const told = state.lost;
  state.lost = false;
  if (!told && !restarted) return;
  tell(say(restarted ? 'connection_restarted' : 'connection_back'), false);
  later(() => tell('', false), GOOD_NEWS_MS);
}

/**
 * @param {string} text
 * @param {boolean} lost
 */
function tell(text, lost) {
  Object.assign(state, { text, lost });
  for (const bar of document.querySelectorAll('.connection')) draw(bar);
}

/** @param {Element} bar */
function draw(bar) {
  bar.classList.toggle('lost', state.lost);
  bar.textContent = state.text;
}

/**
 * @param {() => void} act
 * @param {number} wait in milliseconds
 */
function later(act, wait) {
  stop();
  timer = setTimeout(() => {
    stop();
    act();
  }, wait);
}

function stop() {
  clearTimeout(timer);
  state.losing = false;
}
