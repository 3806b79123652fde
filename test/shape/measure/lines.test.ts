import { expect, it } from 'vitest';
import { countLines } from './lines.ts';
import { parse } from './syntax.ts';

function count(text: string) {
  return countLines(parse({ path: 'src/some.ts', text }));
}

it('counts a line with nothing but a comment as comment, and one with code before it as code', () => {
  const text = `
/**
 * What it is.
 *
 */
const a = 1; // why
// alone

/* before */ const b = 2;
`;
  expect(count(text)).toMatchObject({ code: 2, comments: 5 });
});

it('counts the types that JavaScript keeps in JSDoc as comment', () => {
  const text = `/**
 * @param {string} a
 */
function b(a) {}
`;
  expect(countLines(parse({ path: 'src/page.js', text }))).toMatchObject({ code: 1, comments: 3 });
});

it('takes no comment for one that stands in a text or a regular expression', () => {
  const text = [
    'const address = "https://example.org"; const star = "/*";',
    'const slashes = /[/*]+\\/\\//;',
    'const text = `first',
    '// second',
    '',
    '/* third */ $' + '{slashes} // fourth`;',
  ].join('\n');
  expect(count(text)).toMatchObject({ code: 5, comments: 0 });
});

it('counts comments at the end of a file, in an empty function and between parameters', () => {
  const text = `export function nothing(
  // none yet
) {
  // Nothing to do.
}
// The end.`;
  expect(count(text)).toMatchObject({ code: 3, comments: 3 });
});

it('tells the lines of imports, those of a long one as well', () => {
  const text = `import a from './a.ts';
import {
  b,
  // c
  d,
} from './b.ts';
export { e } from './e.ts';
export { a };
const late = await import('./late.ts');
`;
  expect(count(text)).toMatchObject({ code: 8, comments: 1, imports: 6 });
});

it('tells the lines of a literal table, which could as well lie in JSON', () => {
  const text = `const WORDS = words(\`
  one two

  three
\`);
export const NUMBERS = {
  one: 1,
  two: { low: -2, high: 'two' }, // twice
  three: NUMBERS_BEFORE.three,
};
const RULES = [{ name: 'even', test: (n) => n % 2 === 0 },
  'odd',
];
function said() {
  return [
    'no table',
  ];
}
`;
  // Three of WORDS, that of its closing quote too, and two of NUMBERS.
  expect(count(text)).toMatchObject({ code: 17, tables: 5 });
});
