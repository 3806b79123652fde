// @ts-check
/** Asking the server. Either it answered, or it is not known whether the question arrived. */
/** @import { CommandRequest, FaultView, MessagesView, PressRequest, ReplyView, RoomView, SubmissionRequest } from '../protocol.ts' */

/** Longer than the server takes to answer a submission on purpose. */
const PATIENCE_MS = 15_000;

/** No answer: no network, no server, or one that failed. The same request may be sent again. */
export class NotSent extends Error {}

/** The server answered that the request itself is at fault; its words say how. */
export class Faulty extends Error {}

/**
 * @param {string} as the person's id; empty: the server picks
 * @returns {Promise<RoomView>}
 */
export async function getRoom(as) {
  return await answerOf(await ask(`room?${new URLSearchParams({ as })}`));
}

/**
 * @param {string} as
 * @param {string} conversation
 * @param {number} [before] only messages of a lower order
 * @returns {Promise<MessagesView>}
 */
export async function getMessages(as, conversation, before) {
  const query = new URLSearchParams({ as, conversation });
  if (before !== undefined) query.set('before', String(before));
  return await answerOf(await ask(`messages?${query}`));
}

/** @param {CommandRequest} request */
export async function sendCommand(request) {
  return await post('commands', request);
}

/** @param {PressRequest} request */
export async function sendPress(request) {
  return await post('presses', request);
}

/** @param {SubmissionRequest} request */
export async function sendSubmission(request) {
  return await post('submissions', request);
}

/**
 * A fault of the request is shown like any refusal.
 *
 * @param {string} path
 * @param {object} request
 * @returns {Promise<ReplyView>}
 */
async function post(path, request) {
  const response = await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  try {
    return await answerOf(response);
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    return { kind: 'notice', tone: 'not_done', text: error.message };
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
async function ask(path, init) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await fetch(`/practice/api/${path}`, { ...init, signal, cache: 'no-store' });
  } catch (cause) {
    throw new NotSent('no answer', { cause });
  }
}

/**
 * @template View
 * @param {Response} response
 * @returns {Promise<View>}
 */
async function answerOf(response) {
  if (response.status >= 500) throw new NotSent(`answered ${response.status}`);
  /** @type {unknown} */
  const body = await response.json().catch((cause) => {
    throw new NotSent('no readable answer', { cause });
  });
  if (!response.ok) throw new Faulty(/** @type {FaultView} */ (body).fault);
  return /** @type {View} */ (body);
}
