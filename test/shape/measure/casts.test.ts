import { expect, it } from 'vitest';
import { findEscapes } from './casts.ts';
import { parse } from './syntax.ts';

function kinds(text: string, path = 'src/some.ts') {
  return findEscapes(parse({ path, text })).map(({ kind }) => kind);
}

it.each([
  ['as', 'const a = b as string;'],
  ['angle', 'const a = <string>b;'],
  ['non-null', 'const a = b!.c;'],
  ['non-null', 'class A { b!: string; }'],
  ['any', 'function a(b: any) {}'],
  ['any', 'type A = Record<string, any[]>;'],
])('finds %s in: %s', (kind, text) => {
  expect(kinds(text)).toEqual([kind]);
});

it('counts a cast by way of unknown twice', () => {
  expect(kinds('const a = b as unknown as string;')).toEqual(['as', 'as']);
});

it.each([
  'const a = [1] as const;',
  'const a = <const>[1];',
  'const a = { b: 1 } satisfies C;',
  "import { a as b } from './a.ts';",
  'type A = { [K in keyof B as C]: D };',
  'const a = !b; // any as string',
  "const any = 'b as any';",
])('lets pass: %s', (text) => {
  expect(kinds(text)).toEqual([]);
});

it('finds casts and any in the JSDoc of JavaScript', () => {
  const text = `const a = /** @type {string} */ (b);
/** @param {any} c */
function d(c) {}
/** @type {number} */
let e;`;
  expect(kinds(text, 'src/page.js')).toEqual(['jsdoc', 'any']);
});

it('says where', () => {
  expect(findEscapes(parse({ path: 'src/some.ts', text: '\nconst a = b as string;' }))).toEqual([
    { kind: 'as', place: 'src/some.ts:2' },
  ]);
});
