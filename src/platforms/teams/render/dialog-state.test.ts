import { describe, expect, it } from 'vitest';
import type { Dialog } from '../../../cards/dialog.ts';
import { CARRIED, readDialogState, writeDialogState } from './dialog-state.ts';

const DIALOG: Dialog = {
  action: 'signal.raise',
  key: 'k1',
  about: 'S-2026-0001',
  title: 'Raise',
  submit: 'Raise it',
  fields: [
    {
      tag: 'note',
      when: { field: 'urgency', value: 'danger_now' },
      blocks: [
        { tag: 'text', tone: 'danger', text: ['Call ', { run: 'strong', text: '112' }] },
        { tag: 'status', symbol: 'open', text: [{ run: 'time', at: '2026-11-24T09:00:00.5Z' }] },
        { tag: 'facts', facts: [{ label: 'Area', value: [{ run: 'mark', text: 'x' }] }] },
        { tag: 'quote', heading: 'h', text: 't' },
        { tag: 'list', rows: [{ text: ['row'] }] },
      ],
    },
    {
      tag: 'text',
      name: 'facts',
      label: 'Facts',
      required: true,
      lines: 'many',
      maxLength: 9,
      value: 'Quillfeather',
    },
    {
      tag: 'choice',
      name: 'categories',
      label: 'About',
      required: true,
      options: [{ value: 'care', label: 'Care' }],
      most: 2,
      value: ['care'],
    },
    { tag: 'choice', name: 'urgency', label: 'Urgency', required: true, options: [], most: 1 },
    { tag: 'date', name: 'on', label: 'On', required: false, value: '2026-11-24' },
  ],
};

describe('a dialog that travels with its submit button', () => {
  it('comes back whole with what was typed, and takes nothing typed along itself', () => {
    const carried: Record<string, unknown> = JSON.parse(JSON.stringify(writeDialogState(DIALOG)));
    expect(JSON.stringify(carried)).not.toContain('Quillfeather');
    const back = readDialogState({
      ...carried,
      facts: 'x',
      categories: 'care,tension',
      urgency: 'u',
    });
    expect(back?.dialog).toEqual(writeDialogState(DIALOG)[CARRIED]);
    expect(back?.values).toEqual({
      facts: 'x',
      categories: ['care', 'tension'],
      urgency: 'u',
      on: '',
    });
  });

  it.each([
    [{}],
    [{ key: '' }],
    [{ fields: [{ tag: 'text', name: 'facts' }] }],
    [{ fields: [{ tag: 'note', blocks: [{ tag: 'image' }] }] }],
    [{ fields: [{ tag: 'note', blocks: [time('yesterday')] }] }],
  ])('is nothing of ours if it is not whole: %j', (wrong) => {
    const carried =
      Object.keys(wrong).length > 0 ? { ...writeDialogState(DIALOG)[CARRIED], ...wrong } : wrong;
    expect(readDialogState({ [CARRIED]: carried })).toBeUndefined();
    expect(readDialogState({})).toBeUndefined();
  });
});

function time(at: string): object {
  return { tag: 'text', tone: 'normal', text: [{ run: 'time', at }] };
}
