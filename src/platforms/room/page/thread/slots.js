// @ts-check

/**
 * @param {string} id of a message
 * @returns {string} the element id of the place below it, for private answers
 */
export function slotOf(id) {
  return `at-${id}`;
}
