// @ts-check
/** Who one is and where one is looking. room.js fills it; the others read it. */
/** @import { CommandView, ConversationView, PersonView, RoomView } from '../protocol.ts' */

/** @type {{ room: RoomView | undefined, conversation: string }} */
const session = { room: undefined, conversation: '' };

/** @param {RoomView} room */
export function setRoom(room) {
  session.room = room;
}

/** @returns {RoomView} */
export function room() {
  if (!session.room) throw new Error('The room has not arrived yet.');
  return session.room;
}

/** @returns {PersonView} */
export function you() {
  return room().you;
}

/** @returns {readonly CommandView[]} */
export function commands() {
  return room().commands;
}

/** @param {string} id */
export function setHere(id) {
  session.conversation = id;
}

/** The conversation one is looking at; empty before there is one. */
export function here() {
  return session.conversation;
}

/**
 * @param {string} id
 * @returns {ConversationView | undefined}
 */
export function conversation(id) {
  return room().conversations.find((one) => one.id === id);
}
