// @ts-check
/** Changing what is above or below without moving what one reads. */

/** This near to the end counts as being there, in CSS pixels. */
const NEAR_PX = 120;

/** @param {HTMLElement} scroller */
export function isAtEnd(scroller) {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
}

/** @param {HTMLElement} scroller */
export function toEnd(scroller) {
  scroller.scrollTop = scroller.scrollHeight;
}

/**
 * Keeps whoever is at the end there while the room for messages grows or shrinks: by a keyboard on
 * a phone, by a line below.
 *
 * @param {HTMLElement} scroller
 */
export function stickToEnd(scroller) {
  let atEnd = true;
  scroller.addEventListener('scroll', () => {
    atEnd = isAtEnd(scroller);
  });
  new ResizeObserver(() => {
    if (atEnd) toEnd(scroller);
  }).observe(scroller);
}

/**
 * Makes a change. Whoever was at the end stays there; for anybody else the topmost visible item
 * stays where it is. (Browsers that anchor by themselves disagree, so the style sheet turns that off.)
 *
 * @param {HTMLElement} scroller
 * @param {() => void} change
 */
export function keepPlace(scroller, change) {
  const atEnd = isAtEnd(scroller);
  const anchor = topmost(scroller);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (atEnd) toEnd(scroller);
  else if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
}

/** @param {HTMLElement} scroller */
function topmost(scroller) {
  const { top } = scroller.getBoundingClientRect();
  const items = [...scroller.querySelectorAll('li.message')];
  return items.find((item) => item.getBoundingClientRect().bottom > top);
}
