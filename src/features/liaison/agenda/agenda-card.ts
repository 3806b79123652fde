import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card, ListRow } from '../../../cards/card.ts';
import type { AgendaItem, PointKind } from '../../../domain/meeting/agenda.ts';
import type { Words } from '../../../locales/words.ts';
import { pointButton } from '../meeting/meeting-buttons.ts';
import { aboutMeeting, rowsOr } from '../meeting/meeting-words.ts';
import type { ShownMeeting } from '../meeting/show-meetings.ts';

/** Everything that is to be talked about at a meeting. */
export function agendaCard(shown: ShownMeeting, ctx: Context): Card {
  const { words } = ctx;
  const { name, ...about } = aboutMeeting(shown, ctx);
  const rows = shown.items.map((item) => itemRow(item, ctx));
  return {
    ...cardHead(words('liaison.agenda.title', about), ctx),
    blocks: [rowsOr(words('liaison.agenda.none'), rows), line(words('liaison.agenda.by_itself'))],
    buttons: [pointButton(name, words)],
  };
}

function itemRow(item: AgendaItem, { words }: Context): ListRow {
  return {
    symbol: item.kind === 'overdue' ? 'overdue' : 'open',
    text: [pointText(item, words)],
    ...(item.reference !== '' && { button: openButton(item.reference, words) }),
  };
}

const COUNTED = ['lead', 'overdue', 'action'] as const satisfies readonly PointKind[];

/** One point in a line: its reference first, and no person. */
export function pointText({ kind, reference, what }: AgendaItem, words: Words): string {
  const about = reference === '' ? what : `${reference}${what === '' ? '' : ` · ${what}`}`;
  switch (kind) {
    case 'lead':
      return words('liaison.point.lead', { reference });
    case 'overdue':
      return words('liaison.point.overdue', { about });
    case 'action':
      return words('liaison.point.action', { about });
    case 'added':
    case 'template':
      return about;
    default:
      return kind satisfies never;
  }
}

/** "2 signals without a lead · 1 overdue step · training in January", or that there is nothing yet. */
export function agendaText(items: readonly AgendaItem[], words: Words): string {
  if (items.length === 0) return words('liaison.agenda.none');
  const counts = COUNTED.flatMap((kind) => {
    const count = items.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [words(`liaison.agenda.${kind}`, { count })];
  });
  const others = items
    .filter(({ kind }) => !COUNTED.some((one) => one === kind))
    .map((item) => pointText(item, words));
  return [...counts, ...others].join(' · ');
}
