import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutApart } from './cut-apart.ts';

const MOST = 75;
const TITLE = 'Meeting of the working group on the station quarter and its surroundings, ';

describe('labels that are too long for a list', () => {
  it('stay whole where they fit, and are cut at their end where that tells them apart', () => {
    const labels = ['North', `A ${TITLE}`, `B ${TITLE}`];
    const [north, a, b] = cutApart(labels, MOST);
    expect(north).toBe('North');
    expect(a).toBe(`${labels[1]?.slice(0, MOST - 1)}…`);
    expect(a).not.toBe(b);
  });

  it('show where they differ if they begin alike', () => {
    const cut = cutApart([`${TITLE}on Tuesday 8 December`, `${TITLE}on Tuesday 15 December`], MOST);
    expect(cut[0]).toMatch(/^Meeting of the working group on the s.*….*8 December$/);
    expect(cut[1]).toMatch(/^Meeting of the working group on the s.*….*15 December$/);
  });

  it('are told apart however many there are, and whatever they are made of', () => {
    const letter = fc.constantFrom('a', 'b', '😀', '👩‍👧', 'é', ' ');
    const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));
    const label = fc.tuple(text, text, fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(fc.array(label, { maxLength: 40 }), (parts) => {
        const labels = parts.map(([one, other, long, longer]) => {
          return `${one}${long ? TITLE : ''}${other}${longer ? TITLE : ''}`;
        });
        const cut = cutApart(labels, MOST);
        for (const one of cut) {
          expect(one.length).toBeLessThanOrEqual(MOST);
          expect(one.isWellFormed()).toBe(true);
        }
        expect(new Set(cut).size).toBe(new Set(labels).size);
      }),
    );
  });
});
