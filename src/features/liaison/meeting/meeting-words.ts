import type { Audience } from '../../../bot/declare/context.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block, Fact, ListRow, StateSymbol, StatusBlock } from '../../../cards/card.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { Actor } from '../../../domain/people/member.ts';
import type { Words } from '../../../locales/words.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { nameOf } from './find-meeting.ts';
import { whenText } from './when-words.ts';

/** What most sentences about a meeting name of it. */
export function aboutMeeting(
  found: MeetingOfSeries,
  audience: Pick<Audience, 'member' | 'partnership' | 'now' | 'words'>,
) {
  const title = titleOf(found.series, audience.words);
  return { name: nameOf(found), title, when: whenText(found.meeting, audience) };
}

/** Its own title, or what kind of meeting it is. */
export function titleOf({ title, kind }: Pick<Series, 'title' | 'kind'>, words: Words): string {
  return title === '' ? words(`liaison.kind.${kind}`) : title;
}

/** "Liaison officer (Police Havenstad)" */
export function named({ name, organisation }: Pick<Actor, 'name' | 'organisation'>): string {
  return `${name} (${organisation.name})`;
}

/** Those that there is something to say of. */
export function factsOf(facts: readonly (readonly [label: string, value: string])[]): Fact[] {
  return facts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ label, value: [value] }));
}

/** How something stands, in a line. */
export function status(symbol: StateSymbol, text: string): StatusBlock {
  return { tag: 'status', symbol, text: [text] };
}

/** Rows, or what is said where there are none. */
export function rowsOr(none: string, rows: readonly ListRow[]): Block {
  return rows.length > 0 ? { tag: 'list', rows } : line(none);
}
