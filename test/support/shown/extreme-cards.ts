import type { Card } from '../../../src/cards/card.ts';
import type { Dialog } from '../../../src/cards/dialog.ts';

const LONG = 'A & <b> *c* _d_ ~e~ `f` :g: '.repeat(400).slice(0, 8_000);
const LABEL =
  'A label that is much longer than anything a platform shows on a button or in an option, by far';
const AT = '2026-12-08T09:00:00Z';

/** One grey pixel. */
export const SMALL_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOYDQAAwwDCb+iU+gAAAABJRU5ErkJggg==';
/** In base64, of more bytes than a message of Teams takes. */
export const LARGE_PNG = Buffer.alloc(300_000).toString('base64');

/** Every element with the longest texts, and lists of 200 rows. */
export const EXTREME_CARDS: readonly Card[] = [
  { title: '', blocks: [], buttons: [] },
  {
    title: LONG,
    banner: LONG,
    blocks: [
      {
        tag: 'text',
        tone: 'normal',
        text: [LONG, { run: 'time', at: AT }, { run: 'strong', text: LONG }],
      },
      { tag: 'text', tone: 'quiet', text: [LONG] },
      { tag: 'text', tone: 'danger', text: [LONG] },
      { tag: 'text', tone: 'danger', text: ['Danger now: call 112 first.'] },
      { tag: 'text', tone: 'quiet', text: ['Quiet ', { run: 'time', at: AT }] },
      { tag: 'text', tone: 'normal', text: [] },
      { tag: 'text', tone: 'quiet', text: [''] },
      { tag: 'status', symbol: 'overdue', text: [LONG, { run: 'mark', text: LONG }] },
      { tag: 'facts', facts: Array.from({ length: 30 }, () => ({ label: LABEL, value: [LONG] })) },
      { tag: 'quote', heading: LABEL, text: '&'.repeat(8_000) },
      { tag: 'quote', heading: LABEL, text: '' },
      { tag: 'link', label: LABEL, url: `https://tandem.example.org/${'a'.repeat(200)}` },
    ],
    buttons: buttons(60),
  },
  {
    title: 'Rows',
    blocks: [
      {
        tag: 'list',
        rows: Array.from({ length: 200 }, (_, index) => ({
          symbol: 'open',
          text: [{ run: 'strong', text: `S-2026-${index}` }, ' raised'],
          detail: [{ run: 'time', at: AT }],
          button: buttons(1)[0] ?? never(),
        })),
      },
      { tag: 'list', rows: [{ text: [LONG], detail: [LONG], button: buttons(1)[0] ?? never() }] },
    ],
    buttons: [],
  },
  {
    title: 'Pictures',
    blocks: [
      { tag: 'image', png: SMALL_PNG, alt: 'S-2026-9001' },
      { tag: 'image', png: LARGE_PNG, alt: 'S-2026-9002' },
      { tag: 'image', png: SMALL_PNG, alt: LONG },
    ],
    buttons: [],
  },
];

export const EXTREME_DIALOGS: readonly Dialog[] = [
  {
    action: 'signal.raise',
    key: '6f1c1c62-3c0c-4a57-a9bb-1d1a3f6b3a52',
    about: 'S-2026-0001',
    title: LABEL,
    submit: LABEL,
    fields: [
      { tag: 'note', blocks: [{ tag: 'quote', heading: LABEL, text: LONG }] },
      text('facts', LONG),
      text('interpretation', 'x'.repeat(8_000)),
      text('needs', ''),
      { ...text('area', ''), maxLength: 120, lines: 'one', required: true },
      { tag: 'date', name: 'told_on', label: LABEL, required: true, value: '2026-12-08' },
      choice('few', 3, 1),
      choice('many', 40, 1),
      choice('very_many', 250, 1),
      choice('boxes', 10, 2),
      choice('menu', 250, 2),
    ],
  },
];

function text(name: string, value: string) {
  const field = { tag: 'text', name, label: LABEL, hint: LABEL, required: false } as const;
  return { ...field, lines: 'many', maxLength: 8_000, value } as const;
}

function choice(name: string, count: number, most: number) {
  const options = Array.from({ length: count }, (_, index) => ({
    value: `v${index}`,
    label: index === 0 ? LABEL : `Option ${index}`,
  }));
  return {
    tag: 'choice',
    name,
    label: LABEL,
    required: true,
    options,
    most,
    value: ['v0'],
  } as const;
}

function buttons(count: number): Card['buttons'][number][] {
  return Array.from({ length: count }, (_, index) => ({
    action: 'signal.open',
    value: 'S-2026-0001',
    label: index === 0 ? LABEL : `Open ${index}`,
    look: index % 2 ? 'primary' : 'normal',
    opensDialog: false,
  }));
}

function never(): never {
  throw new Error('There is one.');
}
