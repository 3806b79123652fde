import { posix } from 'node:path';

export interface Folder {
  path: string;
  files: number;
}

/** Folders that hold more files side by side than `limit`, the fullest first; subfolders are not files. */
export function crowdedFolders(paths: readonly string[], limit: number): Folder[] {
  const byFolder = Map.groupBy(paths, (path) => posix.dirname(path));
  return [...byFolder]
    .map(([path, files]) => ({ path, files: files.length }))
    .filter(({ files }) => files > limit)
    .sort((one, other) => other.files - one.files);
}
