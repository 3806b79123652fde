// @ts-check
/** Who one is, and how to be somebody else as well: in a second window. */
/** @import { PersonView } from '../protocol.ts' */
import { byId, closeButton, make } from './dom.js';
import { room, you } from './session.js';
import { say } from './words.js';

/** Shows who one is, on the button that leads to the others. */
export function drawYou() {
  const { name, organisation } = you();
  byId('you').replaceChildren(
    make('span', { class: 'you-are' }, `${say('you_are')} `),
    make('span', { class: 'you-name' }, `${name}, ${organisation} `),
    make('span', { class: 'you-switch' }, say('switch_person')),
  );
}

/** Lists everybody whom one can be, by organisation. */
export function drawPeople() {
  const groups = Map.groupBy(room().people, (person) => person.organisation);
  byId('people').replaceChildren(
    // Opened, the list begins here for the keyboard and for screen readers.
    make('h2', { id: 'people-title', tabindex: '-1', autofocus: true }, say('people_title')),
    make('p', { class: 'quiet' }, say('people_help')),
    ...[...groups].flatMap(([organisation, people]) => [
      make('h3', {}, organisation),
      make('ul', {}, ...people.map((person) => make('li', {}, link(person)))),
    ]),
    closeButton('people', say('close')),
  );
}

/** @param {PersonView} person */
function link(person) {
  if (person.id === you().id) {
    return make(
      'span',
      { class: 'person-here' },
      `${person.name} `,
      make('em', {}, say('you_now')),
    );
  }
  return make(
    'a',
    { href: `/practice?${new URLSearchParams({ as: person.id })}`, target: '_blank' },
    person.name,
    make('span', { class: 'unseen' }, ` ${say('new_window')}`),
  );
}
