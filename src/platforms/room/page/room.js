// @ts-check
/** The page begins here: fetches the room, draws it, keeps it fresh. */
/** @import { RoomView } from '../protocol.ts' */

import { Faulty, getMessages, getRoom, NotSent } from './api.js';
import { startAnswers } from './cards/private-answers.js';
import { startComposer } from './composer/composer.js';
import { drawHelp } from './composer/help.js';
import { press } from './composer/interactions.js';
import { sayBack, sayFault, sayLost } from './connection-bar.js';
import { announce, byId, make } from './dom.js';
import { drawPeople, drawYou } from './people.js';
import { conversation, here, room, setRoom, you } from './session.js';
import {
  conversationInAddress,
  drawConversations,
  markHereSeen,
  nameHere,
  newestOf,
  noteNewest,
} from './thread/conversations.js';
import { listen } from './thread/event-stream.js';
import { refreshMessages, startMessages } from './thread/messages.js';
import { latestOf } from './thread/thread.js';
import { fillWords, say, useWords } from './words.js';

const FIRST_TRY_AGAIN_MS = 1_000;
const LONGEST_TRY_AGAIN_MS = 15_000;

/** Whether something changed while a refresh was under way. */
const refreshing = { now: false, again: false };

await start();

async function start() {
  const view = await firstRoom();
  if (!view) return;
  enter(view);
  startMessages((data, card, slot) => void press(data, card, { conversation: here(), slot }));
  startAnswers();
  startComposer();
  window.addEventListener('hashchange', () => void goThere());
  document.addEventListener('visibilitychange', markHereSeen);
  listen(you().id, {
    onChanged: (id) => void changed(id),
    onOpen: () => void catchUp(),
    onLost: sayLost,
  });
  await goThere();
}

/** @returns {Promise<RoomView | undefined>} nothing if there is no such person */
async function firstRoom() {
  const as = new URLSearchParams(location.search).get('as') ?? '';
  for (let wait = FIRST_TRY_AGAIN_MS; ; wait = Math.min(wait * 2, LONGEST_TRY_AGAIN_MS)) {
    try {
      return await getRoom(as);
    } catch (error) {
      if (error instanceof Faulty) {
        byId('messages').replaceWith(make('p', { role: 'alert' }, error.message));
        document.body.setAttribute('data-state', 'refused');
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** @param {RoomView} view */
function enter(view) {
  setRoom(view);
  useWords(view.words);
  document.documentElement.lang = view.you.language;
  fillWords(document);
  const { name, emergencyNumber } = view.partnership;
  byId('exercise-emergency').textContent = say('exercise_emergency', { number: emergencyNumber });
  document.querySelector('.brand-room')?.append(` · ${name}`);
  drawYou();
  drawPeople();
  drawHelp();
}

/** Goes where the address says; the browser's own back button leads back. */
async function goThere() {
  const view = conversationInAddress();
  if (!view) return;
  nameHere(view);
  drawConversations();
  await refresh();
}

/**
 * Any number of changes at once make one fetch, or two.
 */
async function refresh() {
  refreshing.again = refreshing.now;
  if (refreshing.now) return;
  refreshing.now = true;
  try {
    do {
      refreshing.again = false;
      await refreshMessages();
    } while (refreshing.again);
  } catch (error) {
    sayWhy(error);
  } finally {
    refreshing.now = false;
  }
}

/** @param {string} id of a conversation in which something was posted or changed */
async function changed(id) {
  if (id === here()) return await refresh();
  try {
    const before = newestOf(id);
    // The first thing said to somebody alone opens a conversation that the page never heard of.
    if (!conversation(id)) await refreshRoom();
    const { messages } = await getMessages(you().id, id);
    const newest = latestOf(messages);
    if (!newest || newest.order <= before) return;
    noteNewest(id, newest.order);
    const name = conversation(id)?.name ?? '';
    announce(say('new_message_in', { conversation: name, title: newest.title }));
  } catch (error) {
    sayWhy(error);
  }
}

/** The line is open, for the first time or again: whatever was missed is fetched. */
async function catchUp() {
  const { started } = room();
  try {
    await refreshRoom();
    await refresh();
    sayBack(room().started !== started);
  } catch (error) {
    sayWhy(error);
  }
}

/** @param {unknown} error why the page could not be kept fresh */
function sayWhy(error) {
  if (error instanceof NotSent) sayLost();
  else if (error instanceof Faulty) sayFault(error.message);
  else throw error;
}

async function refreshRoom() {
  setRoom(await getRoom(you().id));
  drawConversations();
}
