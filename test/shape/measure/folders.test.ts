import { expect, it } from 'vitest';
import { crowdedFolders } from './folders.ts';

function files(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${folder}/file-${at}.json`);
}

it('lets a folder of twenty files pass, and names one of twenty-one', () => {
  expect(crowdedFolders([...files('src/fits', 20), ...files('src/full', 21)], 20)).toEqual([
    { path: 'src/full', files: 21 },
  ]);
});

it('counts no files of subfolders', () => {
  expect(crowdedFolders([...files('src/room', 20), ...files('src/room/corner', 20)], 20)).toEqual(
    [],
  );
});

it('names the fullest folder first', () => {
  const crowded = crowdedFolders([...files('src/full', 21), ...files('src/fuller', 22)], 20);
  expect(crowded.map(({ path }) => path)).toEqual(['src/fuller', 'src/full']);
});
