import { describe, expect, it } from 'vitest';
import type { Member } from '../../domain/people/member.ts';
import { wordsFor } from '../../locales/words.ts';
import { memberLabels } from './member-labels.ts';

const words = wordsFor('en');
const member = (key: string, name: string, house: string, roles: Member['roles']): Member => ({
  ...{ id: key, key, name, partnershipId: 'p', roles, language: 'en', timeZone: 'UTC' },
  organisation: { id: house, key: house, name: house, side: 'police' },
});
const labelled = (...people: Member[]) => {
  const labelOf = memberLabels(people, ({ name }) => name, words);
  return people.map(({ id }) => labelOf(id));
};

describe('members in a list', () => {
  it('are called by their name while nobody else is called so', () => {
    const people = [member('a', 'Jan Smit', 'Police', []), member('b', 'Eva Smit', 'Police', [])];
    expect(labelled(...people)).toEqual(['Jan Smit', 'Eva Smit']);
  });

  it('of one name are told apart by their organisation, what they are there, and the register', () => {
    const [jan, other] = ['Police', 'Council'].map((house) => member(house, 'Jan Smit', house, []));
    if (!jan || !other) throw new Error('There are two.');
    expect(labelled(jan, other)).toEqual(['Jan Smit (Police)', 'Jan Smit (Council)']);
    const seat = member('seat', 'Jan Smit', 'Police', ['crisis_seat', 'deputy']);
    const desk = member('desk', 'JAN SMIT', 'Police', ['practitioner']);
    const night = member('night', 'Jan Smit', 'Police', ['practitioner']);
    expect(labelled(seat, desk, night, other)).toEqual([
      'Jan Smit (Police, crisis seat, deputy)',
      'JAN SMIT (Police, desk)',
      'Jan Smit (Police, night)',
      'Jan Smit (Council)',
    ]);
  });
});
