import { describe, expect, it } from 'vitest';
import { renderDialog } from './render-dialog.ts';
import { messageText, richSection } from './text.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const TITLE = 'Meeting of the working group on the station quarter and its surroundings, ';

describe('what looks alike in Slack', () => {
  it('options that begin with the same 75 letters show where they differ', () => {
    const label = (day: string) => `${TITLE}on Tuesday ${day} December`;
    const options = ['8', '15'].map((day) => ({ value: day, label: label(day) }));
    const field = {
      tag: 'choice',
      name: 'which',
      label: 'Which',
      required: true,
      most: 1,
    } as const;
    const dialog = { action: 'a', key: 'k', title: 'T', submit: 'S' };
    const view = renderDialog({ ...dialog, fields: [{ ...field, options }] }, READER);
    const said = JSON.stringify(view.blocks.filter(({ type }) => type === 'input'));
    expect(said).toMatch(/"text":"Meeting of the working group on the [^"]*… ?[^"]*8 December"/);
    expect(said).toMatch(/"text":"Meeting of the working group on the [^"]*… ?[^"]*15 December"/);
  });

  it('the hour that comes twice says which of the two it is; any other is left to Slack', () => {
    const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => {
      const text = [{ run: 'time', at }] as const;
      return [messageText(text, READER), JSON.stringify(richSection(text, READER))];
    });
    expect(first?.join()).toMatch(/02:30 \(UTC\+2\).*02:30 \(UTC\+2\)/);
    expect(second?.join()).toMatch(/02:30 \(UTC\+1\).*02:30 \(UTC\+1\)/);
    const usual = [{ run: 'time', at: '2026-10-25T02:30:00Z' }] as const;
    expect(messageText(usual, READER)).toContain('<!date^');
  });
});
