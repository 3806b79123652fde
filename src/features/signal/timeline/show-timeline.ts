import type { Context } from '../../../bot/declare/context.ts';
import { EXPORT_SIGNAL } from '../../../bot/signals/actions.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { looksAtSignal } from '../../../bot/signals/signal-use-case.ts';
import { timelineLines, toldInTimeline } from '../../../bot/signals/timeline.ts';
import { moment, quiet } from '../../../cards/blocks.ts';
import type { Card, ListRow } from '../../../cards/card.ts';
import { formatTime, type Reader } from '../../../cards/format-time.ts';
import { ofEveryPart } from '../../../domain/people/right.ts';
import { grantToExport } from '../../../domain/sharing/sharing.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import type { Words } from '../../../locales/words.ts';
import type { AuditLine } from '../../../ports/stores.ts';

/** What was done with a signal, from the audit log. Who read it is shown to coordinators and custodians. */
export const showTimeline = looksAtSignal(
  'show-timeline',
  ofEveryPart('coordinator', 'deputy', 'practitioner', 'crisis_seat', 'custodian'),
  async ({ stores, member, partnership }, signal) => {
    const lines = await stores.audit.list({ partnershipId: partnership.id, recordId: signal.id });
    return { signal, lines: timelineLines(member, lines) };
  },
);

/** Lines shown at once; the newest. */
const MOST_LINES = 40;
/** Actions whose words are no reason. */
const SAID = ['signal.view_noted', 'signal.lead_question', 'signal.lead_answer'];

/** Who did what, when, oldest first. It says that something was written, never what. */
export function timelineCard(
  { signal, lines }: { readonly signal: Signal; readonly lines: readonly AuditLine[] },
  { words, member }: Context,
): Card {
  const { reference } = signal;
  const left = Math.max(0, lines.length - MOST_LINES);
  return {
    title: words('signal.timeline.title', { reference }),
    blocks: [
      ...(left > 0 ? [quiet(words('signal.timeline.left', { count: left }))] : []),
      { tag: 'list', rows: lines.slice(-MOST_LINES).map((line) => rowOf(line, words, member)) },
    ],
    buttons: [
      openButton(reference, words),
      ...(grantToExport(member, signal)
        ? [EXPORT_SIGNAL.button(reference, words('export.button'))]
        : []),
    ],
  };
}

function rowOf(line: AuditLine, words: Words, reader: Reader): ListRow {
  const { at, by } = line;
  const who = by ? `${by.name}, ${by.organisation.name}` : words('signal.timeline.tandem');
  const why = whyOf(line, words);
  return {
    text: [
      moment(at),
      ` · ${toldInTimeline(line, words, (when) => formatTime(when.toString(), reader))}`,
    ],
    detail: [why ? `${who} · ${why}` : who],
  };
}

/** That a reason, or words, were given stands apart from what was done. */
function whyOf({ action, detail }: AuditLine, words: Words): string | undefined {
  if (detail['note'] === undefined) return undefined;
  return words(SAID.includes(action) ? 'signal.timeline.said' : 'signal.timeline.reason');
}
