import { describe, expect, it } from 'vitest';
import { FEATURES } from '../features/index.ts';
import { asTyped } from './declare/command-button.ts';
import { readCommand } from './read-command.ts';

const COMMANDS = FEATURES.flatMap(({ commands }) => commands);

/** The command that runs, or what may have been meant. */
function read(typed: string): string | readonly string[] {
  const [, name = '', text = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(typed) ?? [];
  const found = readCommand(COMMANDS, { name, text });
  if (found.kind === 'mistyped') return found.meant.map(asTyped);
  const { command } = found;
  const under = command.under ? `${command.under.command} ` : '';
  return asTyped({ name: `${under}${command.name}`, text: found.text });
}

describe('a command', () => {
  it.each([
    '/signal',
    '/signal list mine',
    '/signal Quillfeather',
    '/signal lost child at the station',
    '/signal list of names was found',
    '/signal close to the station',
    '/signal 1 man at the door',
    '/signal show Quillfeather',
    '/signal help',
    '/lead S-2026-0001 handover',
    '/lead 1',
    '/lead list unassigned',
    '/step S-2026-0001 call the youth workers',
    '/step 1 call the youth workers',
    '/liaison move 1 December 10:00',
    '/liaison agenda add training',
    '/liaison L-2026-9999/2026-12-08',
    '/crisis open S-2026-0001',
    '/crisis message flood',
    '/tandem',
    '/tandem help',
  ])('%s runs as it was typed', (typed) => {
    expect(read(typed)).toBe(typed);
  });

  it.each([
    ['/tandem signal list', '/signal list'],
    ['/SIGNAL', '/signal'],
    ['/signal S-2026-0001', '/signal show S-2026-0001'],
    ['/signal 1', '/signal show 1'],
    ['/tandem s‑2026‑1', '/signal show s‑2026‑1'],
    ['/tandem 0001', '/signal show 0001'],
    ['/lead L-2026-0001', '/liaison show L-2026-0001'],
    ['/step C-2026-0001', '/crisis C-2026-0001'],
    ['/liaison 2', '/liaison show 2'],
    ['/crisis 2', '/crisis 2'],
    ['/signal weigh 1', '/signal weigh 1'],
    ['/signal merge 2 into 1', '/signal merge 2 into 1'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each([
    ['/singal', ['/signal', '/tandem help']],
    ['/singal two leaflets', ['/signal two leaflets', '/tandem help']],
    ['/help', ['/tandem help']],
    ['/agenda', ['/liaison agenda', '/tandem help']],
    ['/list mine', ['/signal list mine', '/lead list mine', '/tandem help']],
    ['/signal lst', ['/signal list', '/signal help']],
    ['/signal list mnie', ['/signal list mine', '/signal help']],
    ['/signal shwo S-2026-0001', ['/signal show s-2026-0001', '/signal help']],
    ['/signal wiegh 1', ['/signal weigh 1', '/signal help']],
    ['/step list', ['/step', '/step help']],
    ['/lead Quillfeather', ['/lead', '/lead help']],
    ['/crisis opne', ['/crisis open', '/crisis help']],
    ['/liaison every Tuesday', ['/liaison', '/liaison help']],
    ['/tandem singal list', ['/signal list', '/tandem help']],
    ['/tandem protcol', ['/tandem protocol', '/tandem help']],
  ])('%s may mean %j', (typed, meant) => {
    expect(read(typed)).toEqual(meant);
  });
});
