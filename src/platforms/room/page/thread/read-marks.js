// @ts-check
/** What this person has seen of each conversation, kept in this browser. */
import { you } from '../session.js';

/**
 * @param {string} conversation
 * @returns {number} order of the newest message seen; 0: none
 */
export function seenUpTo(conversation) {
  return read()[conversation] ?? 0;
}

/**
 * @param {string} conversation
 * @param {number} order
 */
export function markSeen(conversation, order) {
  const seen = read();
  if (order <= (seen[conversation] ?? 0)) return;
  try {
    localStorage.setItem(place(), JSON.stringify({ ...seen, [conversation]: order }));
  } catch {
    // Storage may be full or forbidden: marks are then forgotten, nothing else is lost.
  }
}

/** @returns {Record<string, number>} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? '{}');
  } catch {
    return {};
  }
}

function place() {
  return `tandem.seen.${you().id}`;
}
