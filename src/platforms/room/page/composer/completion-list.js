// @ts-check
/** The list above the box, as an ARIA combobox: the focus stays in the box. */
/** @import { Completion } from './completion.js' */
import { make } from '../dom.js';

/**
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list
 * @param {(completion: Completion) => void} onPick
 */
export function completionList(box, list, onPick) {
  /** @type {readonly Completion[]} */
  let options = [];
  /** Which one the arrow keys stand on; -1: none. */
  let active = -1;

  function draw() {
    list.hidden = options.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    for (const [index, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(index === active));
      if (index === active) item.scrollIntoView({ block: 'nearest' });
    }
    if (active < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', optionId(active));
  }

  return {
    /** @param {readonly Completion[]} found @param {boolean} firstActive */
    show(found, firstActive) {
      options = found;
      active = firstActive && found.length > 0 ? 0 : -1;
      list.replaceChildren(...found.map((one, index) => optionItem(one, index, onPick)));
      draw();
    },
    hide() {
      options = [];
      active = -1;
      draw();
    },
    isOpen: () => options.length > 0,
    /** The one the arrow keys stand on. */
    active: () => options[active],
    first: () => options[0],
    /** @param {1 | -1} step */
    move(step) {
      const from = active < 0 && step < 0 ? 0 : active;
      active = (from + step + options.length) % options.length;
      draw();
    },
  };
}

/**
 * @param {Completion} completion
 * @param {number} index
 * @param {(completion: Completion) => void} onPick
 */
function optionItem(completion, index, onPick) {
  const { label, hint, summary } = completion;
  const item = make(
    'div',
    { id: optionId(index), role: 'option', 'aria-selected': 'false' },
    make('span', { class: 'completion-label' }, make('strong', {}, label), hint && ` ${hint}`),
    make('span', { class: 'completion-summary' }, summary),
  );
  // A press must not take the focus out of the box.
  item.addEventListener('mousedown', (event) => event.preventDefault());
  item.addEventListener('click', () => onPick(completion));
  return item;
}

/** @param {number} index */
function optionId(index) {
  return `completion-${index}`;
}
