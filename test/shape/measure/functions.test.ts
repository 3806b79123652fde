import { expect, it } from 'vitest';
import { longFunctions } from './functions.ts';
import { parse } from './syntax.ts';

const LIMIT = 40;

function find(text: string) {
  return longFunctions(parse({ path: 'src/some.ts', text }), LIMIT);
}

function calls(count: number): string {
  return '  call();\n'.repeat(count);
}

it('lets a function of 40 lines pass, and names one of 41', () => {
  expect(find(`function fits() {\n${calls(40)}}`)).toEqual([]);
  expect(find(`\nfunction grew() {\n${calls(41)}}`)).toEqual([
    { name: 'src/some.ts#grew', place: 'src/some.ts:2', lines: 41 },
  ]);
});

it('counts no blank lines, comments or lines that begin with a brace, as Biome does not', () => {
  expect(find(`function airy() {\n${'  call();\n\n  // why\n  {\n  }\n'.repeat(40)}}`)).toEqual([]);
});

it('counts no lines of parameters', () => {
  expect(find(`function asks(\n${'  a: string,\n'.repeat(41)}) {\n  call();\n}`)).toEqual([]);
});

it.each([
  ['held', `const held = () => {\n${calls(41)}};`],
  ['method', `class A {\n method() {\n${calls(41)}}\n}`],
  ['property', `const a = { property: function () {\n${calls(41)}} };`],
  ['size', `class A {\n get size() {\n${calls(41)}}\n}`],
  ['anonymous', `run(async () => {\n${calls(41)}});`],
])('finds a long function by the name %s', (name, text) => {
  expect(find(text).map((found) => found.name)).toEqual([`src/some.ts#${name}`]);
});

it('names the outer function too if only the inner one is long', () => {
  const inner = `  function inner() {\n${calls(41)}  }\n`;
  expect(find(`function outer() {\n${inner}}`).map(({ lines }) => lines)).toEqual([42, 41]);
});
