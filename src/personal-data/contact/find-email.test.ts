import { describe, expect, it } from 'vitest';
import { marked } from '../../../test/second-look/marked.ts';

describe('a mail address', () => {
  it.each([
    ['Schrijf naar j.jansen+school@mail.example.nl.', 'j.jansen+school@mail.example.nl'],
    ['m.mustermann (at) example.de', 'm.mustermann (at) example.de'],
    ['jane [at] example [dot] org', 'jane [at] example [dot] org'],
  ])('is found in "%s"', (text, address) => {
    expect(marked(text, 'email')).toEqual([address]);
  });

  it.each(['www.example.org', '#GenoegIsGenoeg', 'info@example.org', '5 @ 3 euro', '@havenstad'])(
    'is not seen in "%s"',
    (text) => {
      expect(marked(text, 'email')).toEqual([]);
    },
  );
});
