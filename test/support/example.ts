import { readFileSync } from 'node:fs';
import { readPartnershipFile } from '../../src/cli/partnership-file.ts';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';

const EXAMPLE = new URL('../../docs/partnership.example.yaml', import.meta.url);

/** Of a channel in which both sides work, and about which nothing else is said. */
export const JOINT = {
  groups: ['joint_channels'],
  people: 0,
  language: undefined,
  contact: undefined,
  crisisUnit: false,
} as const;

/** The living example that the practice room loads. */
export function exampleFile(): PartnershipFile {
  return readPartnershipFile(exampleText());
}

export function exampleText(): string {
  return readFileSync(EXAMPLE, 'utf8');
}
