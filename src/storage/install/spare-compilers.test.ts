import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { removeSpareCompilers } from './spare-compilers.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-compilers-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('takes away the compilers of other databases, and nothing else', () => {
  const ours = [
    'client.mjs',
    'index-browser.js',
    'query_compiler_fast_bg.postgresql.mjs',
    'query_compiler_fast_bg.postgresql.wasm-base64.mjs',
  ];
  const spare = [
    'query_compiler_fast_bg.mysql.mjs',
    'query_compiler_small_bg.sqlite.wasm-base64.js',
  ];
  for (const name of [...ours, ...spare]) writeFileSync(join(folder, name), '');
  expect(removeSpareCompilers(folder).sort()).toEqual(spare);
  expect(readdirSync(folder).sort()).toEqual(ours);
  expect(removeSpareCompilers(folder)).toEqual([]);
});
