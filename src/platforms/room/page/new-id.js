// @ts-check

/**
 * An id for something that may have to be sent again. `randomUUID` is missing where the page is
 * served without TLS (a trial in one's own network); `getRandomValues` is there everywhere.
 *
 * @returns {string} a UUID, version 4
 */
export function newId() {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ (randomByte() & (15 >> (Number(digit) / 4)))).toString(16),
  );
}

function randomByte() {
  return globalThis.crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
}
