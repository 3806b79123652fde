import { describe, expect, it } from 'vitest';
import { DEFAULT_TERMS, type ProtocolTerms } from './protocol.ts';
import { changedTerms, PROTOCOL_PARTS, TERMS, type Term, termsOfPart } from './protocol-term.ts';
import { contradictions, termFault } from './protocol-term-check.ts';

/** Something else than the term says by default. */
function another(term: Term): string {
  switch (term.kind) {
    case 'count':
      return String(term.most);
    case 'time':
      return '03:15';
    case 'duty':
      return 'coordinators';
    case 'lead':
      return term.get(DEFAULT_TERMS) === 'joint' ? 'police' : 'joint';
    case 'contact':
    case 'above':
    case 'step':
      return 'somebody';
    default:
      return term satisfies never;
  }
}

/** Every value that stands somewhere in terms. */
function leaves(value: object): unknown[] {
  return Object.values(value).flatMap((one) => (typeof one === 'object' ? leaves(one) : [one]));
}

describe('the terms of a protocol', () => {
  it('have a name each, which is also the name of a field', () => {
    const names = TERMS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z_]+$/.test(name))).toBe(true);
    expect(PROTOCOL_PARTS.flatMap(termsOfPart)).toHaveLength(TERMS.length);
  });

  it('are all there: whatever a protocol says can be read and changed', () => {
    // The two duty contacts are nobody by default, so they stand nowhere.
    expect(leaves(DEFAULT_TERMS)).toHaveLength(TERMS.length - 2);
  });

  it.each(TERMS)('$name changes alone, and back', (term) => {
    const before = term.get(DEFAULT_TERMS);
    const changed = term.set(DEFAULT_TERMS, another(term));
    expect(term.get(changed)).toBe(another(term));
    expect(changedTerms(DEFAULT_TERMS, changed)).toEqual([term]);
    expect(term.set(changed, before)).toEqual(DEFAULT_TERMS);
  });

  it('are without fault as Tandem comes with them', () => {
    for (const term of TERMS) expect(termFault(term, term.get(DEFAULT_TERMS), [])).toBeUndefined();
    expect(contradictions(DEFAULT_TERMS)).toEqual([]);
  });

  it('may not let danger wait longer than what is urgent', () => {
    const terms: ProtocolTerms = {
      ...DEFAULT_TERMS,
      accept: { ...DEFAULT_TERMS.accept, dangerMinutes: 61 },
      firstStep: { ...DEFAULT_TERMS.firstStep, dangerMinutes: 241 },
    };
    expect(contradictions(terms)).toEqual(['accept_danger', 'first_step_danger']);
  });
});
