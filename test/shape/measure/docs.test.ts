import { expect, it } from 'vitest';
import { undocumentedFunctions } from './docs.ts';
import { parse } from './syntax.ts';

function find(text: string) {
  return undocumentedFunctions(parse({ path: 'src/some.ts', text }));
}

it.each([
  'export function bare() {}',
  '// Not what an editor shows.\nexport function bare() {}',
  'export const bare = () => 1;',
  'export async function* bare() {}',
  '/** Of another. */\nconst other = 1;\nexport function bare() {}',
])('names an exported function without TSDoc: %s', (text) => {
  expect(find(text)).toEqual([expect.stringMatching(/^src\/some\.ts:\d bare$/)]);
});

it.each([
  '/** What it does. */\nexport function told() {}',
  '/** What it does. */\nexport const told = () => 1;',
  '/** What it does. */\n// biome-ignore lint: why\nexport function told() {}',
  '/** What it does. */\nexport function told(a: string): void;\nexport function told(a: number): void;\nexport function told() {}',
  'function inside() {}',
  'export const NUMBER = 1;',
  'export interface Told {}',
])('lets pass: %s', (text) => {
  expect(find(text)).toEqual([]);
});
