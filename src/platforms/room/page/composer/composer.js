// @ts-check
/** The box one types commands into. What is typed stays until Tandem has it. */
/** @import { Completion } from './completion.js' */

import { NotSent } from '../api.js';
import { COMPOSER_SLOT, showNotice } from '../cards/private-answers.js';
import { toneMark } from '../cards/tone-mark.js';
import { button, byId, make } from '../dom.js';
import { commands, here } from '../session.js';
import { say } from '../words.js';
import { completionsFor, formOf } from './completion.js';
import { completionList } from './completion-list.js';
import { command } from './interactions.js';

/** The command that a sentence without a command is most likely meant for. */
const FOR_PLAIN_TEXT = 'signal';

/** @type {ReturnType<typeof completionList>} */
let completions;
let busy = false;

/** Makes the box ready to be typed into. */
export function startComposer() {
  const form = byId('composer');
  completions = completionList(box(), byId('completions'), complete);
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(box().value.trim());
  });
  box().addEventListener('input', suggest);
  box().addEventListener('keydown', keyPressed);
  box().addEventListener('blur', () => completions.hide());
  byId('skip').addEventListener('click', () => box().focus());
  byId('slash').addEventListener('click', () => putInBox(box().value || '/'));
  drawHint();
}

/**
 * @param {string} text ready to be completed or sent
 */
export function putInBox(text) {
  box().value = text;
  box().focus();
  box().setSelectionRange(text.length, text.length);
  suggest();
}

function suggest() {
  const found = completionsFor(box().value, commands());
  // Of commands the first is ready to be taken; a form is optional, so Enter must still send.
  completions.show(found, !box().value.includes(' '));
  byId('composer-fault').replaceChildren();
  drawHint();
}

/** @param {Completion} completion */
function complete({ insert }) {
  putInBox(insert);
}

/** @param {KeyboardEvent} event */
function keyPressed(event) {
  if (event.isComposing || !completions.isOpen()) return;
  if (KEYS.get(event.key)?.()) event.preventDefault();
}

/** What each key does while the list is open; true: the key is used up. */
const KEYS = new Map([
  ['ArrowDown', () => used(completions.move(1))],
  ['ArrowUp', () => used(completions.move(-1))],
  ['Escape', () => used(completions.hide())],
  ['Tab', () => take(completions.active() ?? completions.first())],
  ['Enter', () => take(completions.active())],
]);

/** @param {void} _ */
function used(_) {
  return true;
}

/**
 * What is already typed in full is not completed but sent.
 *
 * @param {Completion | undefined} completion
 */
function take(completion) {
  if (!completion || completion.insert.trim() === box().value.trim()) return false;
  complete(completion);
  return true;
}

/** @param {string} text */
async function send(text) {
  if (busy || text === '') return;
  completions.hide();
  const origin = { conversation: here(), slot: COMPOSER_SLOT };
  if (!text.startsWith('/')) {
    explain(text);
    return;
  }
  setBusy(true);
  try {
    await command(text, origin);
    if (box().value.trim() === text) box().value = '';
    byId('composer-fault').replaceChildren();
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    sayNotSent(text);
  } finally {
    setBusy(false);
    drawHint();
  }
}

/**
 * This box takes commands; the sentence is not lost by it.
 *
 * @param {string} text
 */
function explain(text) {
  const known = commands().some(({ name }) => name === FOR_PLAIN_TEXT);
  const instead = `/${FOR_PLAIN_TEXT} ${text}`;
  const open = button(say('open_with_text', { command: `/${FOR_PLAIN_TEXT}` }), 'normal', () => {
    putInBox(instead);
    void send(instead);
  });
  showNotice(
    { tone: 'note', text: say('takes_commands'), buttons: known ? [open] : [] },
    { conversation: here(), slot: COMPOSER_SLOT },
  );
}

/** @param {string} text */
function sayNotSent(text) {
  const again = button(say('send_again'), 'normal', () => void send(text));
  byId('composer-fault').replaceChildren(
    make('div', { class: 'notice' }, toneMark('not_sent'), make('p', {}, say('not_sent')), again),
  );
}

/** @param {boolean} now */
function setBusy(now) {
  busy = now;
  box().readOnly = now;
  byId('send').setAttribute('aria-disabled', String(now));
}

function drawHint() {
  const form = box().value.includes(' ') ? formOf(box().value, commands()) : undefined;
  byId('composer-hint').textContent = form ? say('form_hint', form) : say('box_hint');
  byId('composer-hint').classList.toggle('form-hint', form !== undefined);
}

function box() {
  return /** @type {HTMLInputElement} */ (byId('box'));
}
