import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience, Context } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { heading } from '../../../cards/blocks.ts';
import type { Block, Card, Fact } from '../../../cards/card.ts';
import { isOver, type Meeting } from '../../../domain/meeting/meeting.ts';
import { chairOf, type Series } from '../../../domain/meeting/series.ts';
import type { Member } from '../../../domain/people/member.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { formatMeetingName } from '../../../domain/reference.ts';
import { OPEN_MEETING, SHOW_SERIES } from '../actions.ts';
import { SERIES_CARD } from '../liaison-cards.ts';
import { pointButton } from '../meeting/meeting-buttons.ts';
import { factsOf, named, rowsOr, titleOf } from '../meeting/meeting-words.ts';
import { whenText } from '../meeting/when-words.ts';
import { chairsOf } from '../rights.ts';
import type { ScheduledSeries } from './schedule-series.ts';

/** Meetings named on the card of a series. */
const MOST_SHOWN = 6;

/** What was agreed on about a series, and its next meetings. */
export const seriesCard = postedCard(SERIES_CARD, async (stores, recordId, audience) => {
  const series = await stores.series.find(recordId);
  if (!series) return undefined;
  const filter = { seriesId: recordId, endsAfter: audience.now } as const;
  const meetings = await stores.meetings.list(filter, { most: MOST_SHOWN });
  const { words } = audience;
  const { reference } = series;
  const about = { reference, title: titleOf(series, words) };
  const key = audience.member ? 'invited' : 'planned';
  return {
    ...cardHead(words(`liaison.series.${key}`, about), audience),
    blocks: seriesBlocks({ series, meetings }, audience),
    buttons: [SHOW_SERIES.button(reference, words('liaison.button.open'))],
  };
});

/** To who planned it, at once. */
export function scheduledCard({ series, meetings }: ScheduledSeries, ctx: Context): Card {
  const { words } = ctx;
  const { reference } = series;
  const next = meetings.slice(0, 1).map(({ date }) => formatMeetingName(reference, date));
  const about = { reference, title: titleOf(series, words) };
  return {
    ...cardHead(words('liaison.series.recorded', about), ctx),
    blocks: seriesBlocks({ series, meetings: meetings.slice(0, MOST_SHOWN) }, ctx),
    buttons: [
      ...next.flatMap((name) => [
        OPEN_MEETING.button(name, words('liaison.button.next'), 'primary'),
        pointButton(name, words),
      ]),
      SHOW_SERIES.button(reference, words('liaison.button.series')),
    ],
  };
}

function seriesBlocks({ series, meetings }: ScheduledSeries, audience: Audience): Block[] {
  const { words, now } = audience;
  const rows = meetings.map((one) => {
    const state = one.state === 'planned' && one.moved ? 'moved' : one.state;
    const said = state === 'planned' ? [] : [` · ${words(`liaison.state.${state}`)}`];
    const symbol = isOver(one, now) || one.state !== 'planned' ? 'done' : 'open';
    return { symbol, text: [whenText(one, audience), ...said] } as const;
  });
  return [
    { tag: 'facts', facts: seriesFacts(series, audience) },
    heading(words('liaison.series.next')),
    rowsOr(words('liaison.series.none_ahead'), rows),
  ];
}

/** Only what is agreed on for all of its meetings. */
export function seriesFacts(series: Series, audience: Audience): Fact[] {
  const { words, members, sides } = audience;
  const nameOf = (id: string) => {
    const person = members.find((one) => one.id === id);
    return person ? named(person) : words('liaison.left');
  };
  const quorum = SIDES.map((side) => `${sides[side]} ${series.quorum[side]}`).join(' · ');
  return factsOf([
    [words('liaison.fact.kind'), words(`liaison.kind.${series.kind}`)],
    [words('liaison.fact.place'), series.place],
    [words('liaison.fact.link'), series.link],
    [words('liaison.fact.chair'), chairsText(series, audience)],
    [words('liaison.fact.note_taker'), series.noteTakerId ? nameOf(series.noteTakerId) : ''],
    [words('liaison.fact.quorum'), quorum],
  ]);
}

type Reading = Pick<Audience, 'words' | 'members'>;

/** Who chairs a meeting; if whose turn it is left, who is asked instead. */
export function chairText(
  series: Series,
  meeting: Pick<Meeting, 'number'>,
  { words, members }: Reading,
): string {
  const chair = chairOf(series, meeting.number, members);
  if (!chair) return words('liaison.chair_left', { names: askedInstead(series, members, words) });
  const ctx = series.chairIds[meeting.number % series.chairIds.length];
  const name = named(chair);
  return ctx === chair.id ? name : words('liaison.chair_instead', { name });
}

/** Everybody who chairs in turn; if nobody of them is left, who is asked instead. */
export function chairsText(series: Series, { words, members }: Reading): string {
  const chairs = series.chairIds.map((id) => members.find((one) => one.id === id));
  if (chairs.every((one) => one === undefined)) {
    return words('liaison.chair_left', { names: askedInstead(series, members, words) });
  }
  const names = chairs.map((one) => (one ? named(one) : words('liaison.left')));
  return names.join(words('liaison.in_turn'));
}

/** The chairs that are left, or else the coordinators. */
export function askedInstead(
  series: Series,
  members: readonly Member[],
  words: Audience['words'],
): string {
  const left = members.filter(({ id }) => series.chairIds.includes(id));
  const asked = left.length > 0 ? left : chairsOf(series, { number: 0 }, members);
  return asked.map(named).join(words('list.and'));
}
