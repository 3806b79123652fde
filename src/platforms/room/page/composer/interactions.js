// @ts-check
/** What one does and what Tandem answers: commands, presses, and where each answer goes. */
/** @import { ButtonData, ReplyView } from '../../protocol.ts' */
/** @import { Origin } from '../cards/private-answers.js' */
import { NotSent, sendCommand, sendPress } from '../api.js';
import { setBusy } from '../cards/cards.js';
import { dropNotices, showCard, showNotice } from '../cards/private-answers.js';
import { openDialog } from '../dialog/dialog.js';
import { newId } from '../new-id.js';
import { you } from '../session.js';
import { say } from '../words.js';

/**
 * Ids of what has been sent without an answer, by what it was: the same thing sent again carries
 * the same id, so that it is done once.
 *
 * @type {Map<string, string>}
 */
const unanswered = new Map();

/**
 * @param {string} text
 * @param {Origin} origin
 * @throws {NotSent} the caller keeps the text
 */
export async function command(text, origin) {
  const { conversation } = origin;
  const reply = await once(`${conversation} ${text}`, (id) =>
    sendCommand({ as: you().id, id, conversation, text }),
  );
  hear(reply, origin);
}

/**
 * @param {ButtonData} data
 * @param {HTMLElement} card
 * @param {Origin} origin
 */
export async function press(data, card, origin) {
  const { conversation, slot } = origin;
  setBusy(card, true);
  try {
    const reply = await once(`${slot} ${data.action} ${data.value}`, (id) =>
      sendPress({ as: you().id, id, conversation, ...data }),
    );
    hear(reply, origin);
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    showNotice({ tone: 'not_sent', text: say('press_not_sent') }, origin);
  } finally {
    setBusy(card, false);
  }
}

/**
 * @param {ReplyView} reply
 * @param {Origin} origin
 */
function hear(reply, origin) {
  dropNotices(origin);
  switch (reply.kind) {
    case 'card':
      showCard(reply, origin, (data, card, from) => void press(data, card, from));
      break;
    case 'notice':
      showNotice(reply, origin);
      break;
    case 'dialog':
      openDialog(reply.dialog, origin.conversation, (next) => hear(next, origin));
      break;
    case 'field-errors':
      // Only a dialog has fields to show them at; its own come there.
      showNotice({ tone: 'not_done', text: Object.values(reply.errors).join(' ') }, origin);
      break;
    default: {
      /** @type {never} */
      const unknown = reply;
      throw new Error(`Unknown reply: ${JSON.stringify(unknown)}`);
    }
  }
}

/**
 * @param {string} what
 * @param {(id: string) => Promise<ReplyView>} send
 */
async function once(what, send) {
  const id = unanswered.get(what) ?? newId();
  unanswered.set(what, id);
  const reply = await send(id);
  unanswered.delete(what);
  return reply;
}
