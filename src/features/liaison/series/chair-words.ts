import type { Audience } from '../../../bot/turn.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { chairOf, type Series } from '../../../domain/meeting/series.ts';
import type { Member } from '../../../domain/people/member.ts';
import { named } from '../meeting/meeting-words.ts';
import { chairsOf } from '../rights.ts';

type Reading = Pick<Audience, 'words' | 'members'>;

/** Who chairs a meeting; if whose turn it is left, who is asked instead. */
export function chairText(
  series: Series,
  meeting: Pick<Meeting, 'number'>,
  { words, members }: Reading,
): string {
  const chair = chairOf(series, meeting.number, members);
  if (!chair) return words('liaison.chair_left', { names: askedInstead(series, members, words) });
  const turn = series.chairIds[meeting.number % series.chairIds.length];
  const name = named(chair);
  return turn === chair.id ? name : words('liaison.chair_instead', { name });
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
