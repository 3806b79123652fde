// @ts-check
/** The quiet bar that says whether what one sees is fresh. */
import { byId } from './dom.js';
import { say } from './words.js';

/** A line that is back within this time was never worth a word. */
const GRACE_MS = 1_500;
const GOOD_NEWS_MS = 6_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

export function sayLost() {
  if (timer === undefined && byId('connection').classList.contains('lost')) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    byId('connection').classList.add('lost');
    byId('connection').textContent = say('connection_lost');
  }, GRACE_MS);
}

/**
 * The server refuses to go on, such as for a person who is no longer of the room; its words say why.
 *
 * @param {string} text
 */
export function sayFault(text) {
  clearTimeout(timer);
  timer = undefined;
  byId('connection').classList.add('lost');
  byId('connection').textContent = text;
}

/** @param {boolean} restarted Tandem itself was started anew meanwhile */
export function sayBack(restarted) {
  clearTimeout(timer);
  const bar = byId('connection');
  const told = bar.classList.contains('lost');
  timer = undefined;
  bar.classList.remove('lost');
  if (!told && !restarted) return;
  bar.textContent = say(restarted ? 'connection_restarted' : 'connection_back');
  timer = setTimeout(() => {
    timer = undefined;
    bar.textContent = '';
  }, GOOD_NEWS_MS);
}
