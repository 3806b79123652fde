import { strToU8, type Zippable, zipSync } from 'fflate';

export interface TeamsIcons {
  /** PNG, 192 × 192 pixels. */
  readonly color: Uint8Array;
  /** PNG, 32 × 32 pixels, white on nothing. */
  readonly outline: Uint8Array;
}

/** No moment of its own: the same manifest is the same file. */
const ANY_TIME = new Date(1980, 0, 1);

/**
 * The file that is uploaded to Teams: manifest and icons at its root, as a ZIP archive.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
 */
export function teamsPackage(manifest: object, { color, outline }: TeamsIcons): Uint8Array {
  const files: Zippable = {
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
    'color.png': color,
    'outline.png': outline,
  };
  return zipSync(files, { mtime: ANY_TIME });
}
