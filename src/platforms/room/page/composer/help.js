// @ts-check
/** The third column's lower part: every command, what it does, and its forms. */
/** @import { CommandView } from '../../protocol.ts' */

import { button, byId, make } from '../dom.js';
import { commands } from '../session.js';
import { say } from '../words.js';
import { putInBox } from './composer.js';

/** Lists every command. */
export function drawHelp() {
  byId('help').replaceChildren(
    make('h2', {}, say('help_title')),
    make('p', { class: 'quiet' }, say('help_intro')),
    ...commands().map(about),
  );
}

/** @param {CommandView} command */
function about({ name, summary, forms }) {
  const start = `/${name} `;
  const rows = forms.map((form) =>
    make(
      'li',
      {},
      make('code', {}, `/${name} ${form.usage}`.trim()),
      make('span', { class: 'quiet' }, form.summary),
    ),
  );
  return make(
    'details',
    {},
    make('summary', {}, make('strong', {}, `/${name}`), make('span', {}, summary)),
    make('ul', {}, ...rows),
    button(say('put_in_box', { command: start.trim() }), 'normal', () => putInBox(start)),
  );
}
