// @ts-check
/** How a dialog looks: the sheet with its fields, what it says about itself, its buttons. */
/** @import { DialogView } from '../../protocol.ts' */
/** @import { Tone } from '../cards/tone-mark.js' */

import { toneMark } from '../cards/tone-mark.js';
import { connectionBar } from '../connection-bar.js';
import { button, make } from '../dom.js';
import { clock } from '../format-time.js';
import { say } from '../words.js';
import { renderFields } from './dialog-fields.js';

/**
 * @param {DialogView} view
 * @param {{ submit: () => void, cancel: () => void, discard: () => void, changed: () => void }} on
 */
export function buildSheet(view, on) {
  const fields = renderFields(view);
  const draft = make('div', { class: 'draft', hidden: true, role: 'status' });
  const said = make('div', { class: 'said', role: 'alert' });
  const send = make('button', { type: 'submit', class: 'primary' }, view.submit);
  const usual = make('div', { class: 'buttons' }, send, button(say('cancel'), 'normal', on.cancel));
  const footer = make('footer', {}, said, usual);
  const form = make(
    'form',
    { novalidate: true },
    head(view),
    connectionBar(),
    middle(draft, fields.element),
    footer,
  );
  const dialog = make('dialog', { class: 'sheet', 'aria-labelledby': 'sheet-title' }, form);
  listen(dialog, form, on);

  /** @param {Tone} tone @param {readonly string[]} lines */
  const speak = (tone, ...lines) => {
    said.replaceChildren(toneMark(tone), ...lines.map((line) => make('p', {}, line)));
  };
  return {
    fields,
    show: () => show(dialog, fields.focusFirst),
    showFromTop: () => showFromTop(dialog, fields.asked),
    close: () => dialog.close(),
    sayNotSent: () => speak('not_sent', say('submission_not_sent', { button: view.submit })),
    /** @param {Tone} tone @param {string} text */
    sayRefused: (tone, text) => speak(tone, text),
    /** @param {readonly string[]} others errors that belong to no field */
    sayErrors: (others) => speak('check', say('check_fields'), ...others),
    askToDiscard: () => askToDiscard(footer, usual, on.discard),
    /** @param {'draft_back' | 'draft_there'} key @param {string} at @param {() => void} onPress */
    offerDraft: (key, at, onPress) => {
      const press = button(say(`${key}_button`), 'normal', onPress);
      draft.replaceChildren(make('p', {}, say(key, { time: clock(at) })), press);
      draft.hidden = false;
    },
    hideDraft: () => {
      draft.hidden = true;
    },
    /** @param {boolean} busy */
    setBusy: (busy) => {
      if (busy) said.replaceChildren();
      dialog.setAttribute('aria-busy', String(busy));
      send.setAttribute('aria-disabled', String(busy));
      send.textContent = busy ? say('sending') : view.submit;
    },
  };
}

/** A full sheet hides the room's banner: the word and the warning stand here again. */
/** @param {DialogView} view */
function head(view) {
  return make(
    'header',
    {},
    make(
      'p',
      { class: 'sheet-exercise' },
      make('strong', {}, say('exercise')),
      ' ',
      say('exercise_data'),
    ),
    make('h2', { id: 'sheet-title', tabindex: '-1' }, view.title),
  );
}

/** @param {...HTMLElement} content */
function middle(...content) {
  return make('div', { class: 'sheet-middle' }, ...content);
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLFormElement} form
 * @param {{ submit: () => void, cancel: () => void, changed: () => void }} on
 */
function listen(dialog, form, on) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    on.submit();
  });
  form.addEventListener('input', on.changed);
  form.addEventListener('change', on.changed);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    on.cancel();
  });
  // A browser lets a page refuse `cancel` once only; the key itself can be refused each time.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    on.cancel();
  });
  dialog.addEventListener('close', () => dialog.remove());
}

/**
 * It came in place of another: one reads it anew, and hears first what is asked now.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement | undefined} asked
 */
function showFromTop(dialog, asked) {
  const title = dialog.querySelector('h2');
  if (asked) title?.setAttribute('aria-describedby', asked.id);
  document.body.append(dialog);
  dialog.showModal();
  title?.focus();
}

/**
 * On a phone the keyboard would cover what one is asked: there the title comes first.
 *
 * @param {HTMLDialogElement} dialog
 * @param {() => void} focusFirst
 */
function show(dialog, focusFirst) {
  document.body.append(dialog);
  dialog.showModal();
  if (matchMedia('(pointer: coarse)').matches) dialog.querySelector('h2')?.focus();
  else focusFirst();
}

/**
 * @param {HTMLElement} footer
 * @param {HTMLElement} usual the buttons that come back if one keeps writing
 * @param {() => void} onDiscard
 */
function askToDiscard(footer, usual, onDiscard) {
  if (!usual.isConnected) return;
  const keep = button(say('keep_writing'), 'primary', () => {
    question.replaceWith(usual);
    usual.querySelector('button')?.focus();
  });
  const question = make(
    'div',
    { class: 'discard', role: 'group', 'aria-labelledby': 'discard-question' },
    make('p', { id: 'discard-question' }, make('strong', {}, say('discard_question'))),
    make('div', { class: 'buttons' }, keep, button(say('discard'), 'normal', onDiscard)),
  );
  usual.remove();
  footer.append(question);
  keep.focus();
}
