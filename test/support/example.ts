import { readFileSync } from 'node:fs';
import { readPartnershipFile } from '../../src/cli/partnership-file.ts';
import type { PartnershipFile } from '../../src/domain/partnership-file.ts';

const EXAMPLE = new URL('../../docs/partnership.example.yaml', import.meta.url);

/** The living example that the practice room loads. */
export function exampleFile(): PartnershipFile {
  return readPartnershipFile(exampleText());
}

export function exampleText(): string {
  return readFileSync(EXAMPLE, 'utf8');
}
