import { expect, it } from 'vitest';
import { languageSpoken, section, wordsFor } from './words.ts';

it('speaks English to whoever asks for a language that there are no words of', () => {
  for (const language of [undefined, '', 'xx', 'en']) expect(languageSpoken(language)).toBe('en');
});

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'takes "%s", which every object knows, for no language',
  (language) => {
    expect(languageSpoken(language)).toBe('en');
    expect(section('room', language)).toBe(section('room', 'en'));
    expect(wordsFor(language)('refusal.unknown_person')).toBe(
      wordsFor('en')('refusal.unknown_person'),
    );
  },
);
