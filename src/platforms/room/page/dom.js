// @ts-check
/** The few things that all parts of the page do with the document. */

/** How long a spoken line stays: long enough for a screen reader to pick it up. */
const SPOKEN_MS = 8_000;

/**
 * @param {string} id of an element that index.html promises
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}

/**
 * An element with its attributes and children; text children are text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes `true` sets it empty; `false` leaves it out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/**
 * @param {string} label
 * @param {'primary' | 'normal' | 'plain'} look
 * @param {() => void} onPress
 */
export function button(label, look, onPress) {
  const made = make('button', { type: 'button', class: look }, label);
  made.addEventListener('click', onPress);
  return made;
}

/**
 * @param {string} popover id of what it closes, by the browser itself
 * @param {string} label
 */
export function closeButton(popover, label) {
  return make(
    'button',
    {
      type: 'button',
      class: 'normal close',
      popovertarget: popover,
      popovertargetaction: 'hide',
    },
    label,
  );
}

/**
 * Says it to a screen reader, without moving the focus.
 *
 * @param {string} text
 */
export function announce(text) {
  const line = make('p', {}, text);
  byId('announcer').append(line);
  setTimeout(() => line.remove(), SPOKEN_MS);
}

/**
 * Brings a parent's children into the given order, touching only what is out of place: a node
 * that is moved loses its focus.
 *
 * @param {Element} parent
 * @param {readonly Node[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  /** @type {ChildNode | null} */
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/**
 * Changes what is inside. If the focus was on a button there, it stays on the one of the same name,
 * or of the same place, or on what holds them.
 *
 * @param {HTMLElement} holder takes the focus itself if need be
 * @param {() => void} change
 */
export function keepFocus(holder, change) {
  const before = [...holder.querySelectorAll('button')];
  const index = before.findIndex((one) => one.matches(':focus'));
  const name = before[index]?.textContent;
  change();
  if (index < 0) return;
  const after = [...holder.querySelectorAll('button')];
  const next = after.find((one) => one.textContent === name) ?? after[index] ?? holder;
  next.focus({ preventScroll: true });
}
