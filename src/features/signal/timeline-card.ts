import type { Turn } from '../../bot/feature.ts';
import type { Card, ListRow } from '../../cards/card.ts';
import type { Words } from '../../locales/words.ts';
import type { AuditLine } from '../../ports/stores.ts';
import type { Timeline } from './show-timeline.ts';
import { openButton } from './signal-card.ts';

/** Lines shown at once; the newest. */
const MOST_LINES = 40;
const TOLD = {
  'signal.raised': 'raised',
  'signal.acknowledged': 'acknowledged',
  'signal.read': 'read',
  'signal.feedback': 'feedback',
  'signal_source.read': 'source_read',
  'signal_source.released': 'source_released',
} as const;

/** Who did what, when, oldest first. It says that something was written, never what. */
export function timelineCard({ signal, lines }: Timeline, { words }: Turn): Card {
  const left = Math.max(0, lines.length - MOST_LINES);
  return {
    title: words('signal.timeline.title', { reference: signal.reference }),
    blocks: [
      ...(left > 0
        ? [
            {
              tag: 'text',
              tone: 'quiet',
              text: [words('signal.timeline.left', { count: left })],
            } as const,
          ]
        : []),
      { tag: 'list', rows: lines.slice(-MOST_LINES).map((line) => rowOf(line, words)) },
    ],
    buttons: [openButton(signal.reference, words)],
  };
}

function rowOf({ at, action, by, detail }: AuditLine, words: Words): ListRow {
  const told = isTold(action) ? words(`signal.timeline.${TOLD[action]}`) : action;
  const who = by ? `${by.name}, ${by.organisation.name}` : words('signal.timeline.tandem');
  const second = detail['second_look'];
  const looked =
    second === 'keep' || second === 'take_out'
      ? words(`signal.timeline.second_look.${second}`)
      : '';
  return { text: [{ run: 'time', at: at.toString() }, ` · ${told}${looked}`], detail: [who] };
}

function isTold(action: string): action is keyof typeof TOLD {
  return action in TOLD;
}
