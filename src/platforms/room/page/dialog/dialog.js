// @ts-check
/** A dialog: opened, sent, kept open with everything typed until Tandem has really taken it. */
/** @import { DialogView, ReplyView } from '../../protocol.ts' */
import { NotSent, sendSubmission } from '../api.js';
import { byId } from '../dom.js';
import { newId } from '../new-id.js';
import { you } from '../session.js';
import { buildSheet } from './dialog-sheet.js';
import { dropDraft, loadDraft, saveDraft } from './drafts.js';

/** @typedef {ReturnType<typeof buildSheet>} Sheet */
/**
 * @typedef {object} Open
 * @property {DialogView} view
 * @property {string} conversation
 * @property {Sheet} sheet
 * @property {string} basis the values it was opened with, as JSON
 * @property {string} key
 * @property {boolean} attempted sent at least once
 * @property {{ id: string, values: string } | undefined} unanswered the last sending without answer
 * @property {boolean} busy
 * @property {(reply: ReplyView) => void} onReply
 */

/**
 * @param {DialogView} view
 * @param {string} conversation
 * @param {(reply: ReplyView) => void} onReply hears what closed the dialog
 */
export function openDialog(view, conversation, onReply) {
  const open = opened(view, conversation, onReply);
  bringBack(open);
  open.sheet.show();
}

/**
 * @param {DialogView} view
 * @param {string} conversation
 * @param {(reply: ReplyView) => void} onReply
 * @returns {Open}
 */
function opened(view, conversation, onReply) {
  const sheet = buildSheet(view, {
    submit: () => void submit(open),
    cancel: () => cancel(open),
    discard: () => close(open, true),
    changed: () => keepDraft(open),
  });
  /** @type {Open} */
  const open = {
    view,
    conversation,
    sheet,
    onReply,
    basis: JSON.stringify(sheet.fields.read()),
    key: view.key,
    attempted: false,
    unanswered: undefined,
    busy: false,
  };
  return open;
}

/**
 * Tandem asks once more before it takes the form: the same dialog with another face. Its draft goes
 * on, and is still known as text for the dialog that was opened first.
 *
 * @param {Open} before
 * @param {DialogView} view
 */
function replace({ sheet, conversation, onReply, basis }, view) {
  sheet.close();
  const open = opened(view, conversation, onReply);
  open.basis = basis;
  open.attempted = true;
  keepDraft(open);
  open.sheet.showFromTop();
}

/**
 * Text from before comes back by itself if the dialog opens as it did then; if it opens with other
 * values, one is asked.
 *
 * @param {Open} open
 */
function bringBack(open) {
  const { view, sheet, basis } = open;
  const draft = loadDraft(view);
  if (!draft || JSON.stringify(draft.values) === basis) return;
  const restore = () => {
    sheet.fields.write(draft.values);
    if (draft.key) {
      open.key = draft.key;
      open.attempted = true;
    }
    sheet.offerDraft('draft_back', draft.at, () => startAfresh(open));
  };
  if (draft.basis === basis) restore();
  else sheet.offerDraft('draft_there', draft.at, restore);
}

/** @param {Open} open */
function startAfresh(open) {
  open.sheet.fields.write(JSON.parse(open.basis));
  open.key = open.view.key;
  open.attempted = false;
  dropDraft(open.view);
  open.sheet.hideDraft();
  open.sheet.fields.focusFirst();
}

/** @param {Open} open */
function keepDraft({ view, sheet, basis, attempted, key }) {
  const at = new Date().toISOString();
  const values = sheet.fields.read();
  saveDraft(view, { at, basis, values, ...(attempted && { key }) });
}

/** @param {Open} open */
async function submit(open) {
  if (open.busy) return;
  const { view, sheet, conversation, key } = open;
  const values = sheet.fields.read();
  open.attempted = true;
  keepDraft(open);
  setBusy(open, true);
  try {
    const id = idFor(open, JSON.stringify(values));
    const { action, about } = view;
    const what = { action, key, values, ...(about !== undefined && { about }) };
    const reply = await sendSubmission({ as: you().id, id, conversation, ...what });
    open.unanswered = undefined;
    take(open, reply);
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    sheet.sayNotSent();
  } finally {
    setBusy(open, false);
  }
}

/**
 * The same text sent again carries the same id.
 *
 * @param {Open} open
 * @param {string} values
 */
function idFor(open, values) {
  if (open.unanswered?.values !== values) open.unanswered = { id: newId(), values };
  return open.unanswered.id;
}

/**
 * @param {Open} open
 * @param {ReplyView} reply
 */
function take(open, reply) {
  const { sheet } = open;
  if (reply.kind === 'field-errors') {
    sheet.sayErrors(sheet.fields.showErrors(reply.errors));
    sheet.fields.focusFirstFault();
  } else if (reply.kind === 'notice' && reply.tone !== 'done') {
    sheet.sayRefused(reply.tone, reply.text);
  } else if (reply.kind === 'dialog') {
    replace(open, reply.dialog);
  } else {
    close(open, true);
    open.onReply(reply);
  }
}

/** @param {Open} open */
function cancel(open) {
  if (open.busy) return;
  const touched = JSON.stringify(open.sheet.fields.read()) !== open.basis;
  if (touched) open.sheet.askToDiscard();
  else close(open, false);
}

/**
 * @param {Open} open
 * @param {boolean} forget its draft as well
 */
function close({ view, sheet }, forget) {
  if (forget) dropDraft(view);
  sheet.close();
  // The card whose button opened it may have been drawn anew meanwhile.
  if (document.activeElement === document.body) byId('box').focus();
}

/**
 * @param {Open} open
 * @param {boolean} busy
 */
function setBusy(open, busy) {
  open.busy = busy;
  open.sheet.setBusy(busy);
}
