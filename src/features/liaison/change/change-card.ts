import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { line, quiet } from '../../../cards/blocks.ts';
import type { Block, ListRow } from '../../../cards/card.ts';
import type { Move, SeriesChange } from '../../../domain/meeting/series-change.ts';
import { formatMeetingName } from '../../../domain/reference.ts';
import { SHOW_SERIES } from '../actions.ts';
import { CHANGE_CARD } from '../liaison-cards.ts';
import { answerButtons, calendarButton, meetingButton } from '../meeting/meeting-buttons.ts';
import { titleOf } from '../meeting/meeting-words.ts';
import { momentText, readerOf } from '../meeting/when-words.ts';

/** Meetings named on one card; of more their number is said. */
const MOST_SHOWN = 8;

/** What happened to meetings, in the channel and to everybody invited. */
export const changeCard = postedCard(CHANGE_CARD, async (stores, recordId, audience) => {
  const found = await stores.series.findChange(recordId);
  if (!found) return undefined;
  const { change, series } = found;
  const { words } = audience;
  const { reference } = series;
  const { kind, moves } = change;
  const about = { reference, title: titleOf(series, words), count: moves.length };
  const only = moves.length === 1 ? moves[0] : undefined;
  const one = only && (await stores.meetings.find(only.meetingId));
  const name = one && formatMeetingName(reference, one.date);
  return {
    ...cardHead(words(`liaison.changed.${kind}`, about), audience),
    blocks: changeBlocks(change, audience, name === undefined ? reference : undefined),
    buttons:
      name === undefined
        ? [SHOW_SERIES.button(reference, words('liaison.button.series'))]
        : [
            // A meeting at another time is answered anew.
            ...(only?.to ? answerButtons(name, audience) : []),
            calendarButton(name, only?.to !== undefined, words),
            meetingButton(name, words),
          ],
  };
});

/**
 * From when to when, why, and who said so.
 *
 * @param reference of the series, if each of its meetings comes with its calendar file.
 */
export function changeBlocks(
  { moves, by, reason }: SeriesChange,
  audience: Audience,
  reference?: string,
): Block[] {
  const { words } = audience;
  const rows = moves.slice(0, MOST_SHOWN).map((move): ListRow => {
    const row = moveRow(move, audience);
    if (reference === undefined) return row;
    const name = formatMeetingName(reference, move.date);
    return { ...row, button: calendarButton(name, move.to !== undefined, words) };
  });
  const left = moves.length - rows.length;
  const who = by
    ? words('liaison.changed.by', { name: by.name, organisation: by.organisation.name })
    : words('liaison.changed.by_itself');
  return [
    { tag: 'list', rows },
    ...(left > 0 ? [quiet(words('liaison.changed.left', { count: left }))] : []),
    ...(reason === '' ? [] : [line(words('liaison.changed.reason', { reason }))]),
    quiet(who),
  ];
}

/** "Tue 8 Dec, 10:00 → Thu 10 Dec, 11:00" */
export function moveRow({ from, to }: Pick<Move, 'from' | 'to'>, audience: Audience): ListRow {
  const { words, now } = audience;
  const reader = readerOf(audience);
  const before = momentText(from, reader, now);
  if (!to) return { symbol: 'done', text: [words('liaison.changed.gone', { before })] };
  if (to.equals(from)) return { symbol: 'open', text: [words('liaison.changed.same', { before })] };
  return { symbol: 'open', text: [`${before} → ${momentText(to, reader, now)}`] };
}
