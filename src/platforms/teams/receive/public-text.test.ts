import { describe, expect, it } from 'vitest';
import { leadCommand } from '../../../features/lead/command.ts';
import { signalCommand } from '../../../features/signal/command.ts';
import { stepCommand } from '../../../features/step/command.ts';
import { WEIGHING_COMMANDS } from '../../../features/weighing/command.ts';
import { keepPublic } from './public-text.ts';

/** A feature's own command, so that a new form of it is tried here too. */
const COMMANDS = [signalCommand, ...WEIGHING_COMMANDS, leadCommand, stepCommand];

describe('of a command that everybody in a channel can read', () => {
  it.each([
    'list',
    'LIST mine',
    'list police',
    'help',
    'show S-2026-0001',
    'show s2026-1',
    'feedback S-2026-0042',
    'weigh S-2026-0042',
    'merge S-2026-0002 into S-2026-0001',
  ])('%j is taken over', (text) => {
    expect(keepPublic({ name: 'signal', text }, COMMANDS)).toBe(text);
  });

  it.each([
    ['lead', 'S-2026-0001 handover', 'S-2026-0001 handover'],
    ['lead', 'list mine', 'list mine'],
    ['step', 'S-2026-0001 call Quillfeather', 'S-2026-0001'],
  ])('of /%s %j, %j is taken over', (name, text, kept) => {
    expect(keepPublic({ name, text }, COMMANDS)).toBe(kept);
  });

  it.each([
    ['Quillfeather was seen', ''],
    ['show Quillfeather', 'show'],
    ['show S-2026-0001 is about Quillfeather', 'show S-2026-0001'],
    ['weigh S-2026-0001 for Quillfeather', 'weigh S-2026-0001'],
    ['close to Quillfeather', ''],
    ['open the door of Quillfeather', ''],
    ['list\nQuillfeather', 'list'],
    ['listen: Quillfeather', ''],
    ['', ''],
  ])('of %j, only %j is', (text, kept) => {
    expect(keepPublic({ name: 'signal', text }, COMMANDS)).toBe(kept);
    expect(keepPublic({ name: 'unheard-of', text }, COMMANDS)).toBe('');
  });
});
