// @ts-check
/**
 * What was typed into a dialog and not sent yet, kept for this window: a reload or a restart of the
 * server loses nothing.
 */
/** @import { DialogView } from '../../protocol.ts' */
/** @import { FieldValues } from './dialog-fields.js' */
import { you } from '../session.js';

/**
 * @typedef {object} Draft
 * @property {string} at ISO 8601 instant of the last change
 * @property {string} basis what the dialog held when it was opened, as JSON
 * @property {string} [key] the dialog's key, once it has been sent without an answer: what did arrive
 *   after all is then not recorded twice
 * @property {FieldValues} values
 */

/**
 * @param {DialogView} view
 * @returns {Draft | undefined}
 */
export function loadDraft(view) {
  try {
    return JSON.parse(sessionStorage.getItem(place(view)) ?? '') || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {DialogView} view
 * @param {Draft} draft
 */
export function saveDraft(view, draft) {
  try {
    sessionStorage.setItem(place(view), JSON.stringify(draft));
  } catch {
    // Storage may be full or forbidden: the open dialog still holds everything.
  }
}

/** @param {DialogView} view */
export function dropDraft(view) {
  sessionStorage.removeItem(place(view));
}

/**
 * What it is about is part of it: one action's dialogs about two records must not mix their texts.
 *
 * @param {DialogView} view
 */
function place({ action, about = '', title }) {
  return `tandem.draft.${you().id}.${action}.${about}.${title}`;
}
