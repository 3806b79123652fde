// @ts-check
/** A conversation without messages says what could stand there and what to try. */
import { putInBox } from '../composer/composer.js';
import { button, byId, make } from '../dom.js';
import { commands, conversation, here } from '../session.js';
import { say } from '../words.js';

/** @param {boolean} empty */
export function drawEmpty(empty) {
  const place = byId('empty');
  place.hidden = !empty;
  if (!empty) return;
  const direct = conversation(here())?.kind === 'direct';
  place.replaceChildren(
    make('h3', {}, say(direct ? 'empty_direct_title' : 'empty_title')),
    make('p', {}, say(direct ? 'empty_direct' : 'empty')),
    ...(direct ? [] : tries()),
  );
}

/** The first command, ready to be sent. */
function tries() {
  const [first] = commands();
  if (!first) return [];
  const command = `/${first.name}`;
  const label = say('put_in_box', { command });
  return [
    make(
      'p',
      {},
      button(label, 'normal', () => putInBox(`${command} `)),
    ),
  ];
}
