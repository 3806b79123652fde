import type { Audience } from '../../../bot/declare/context.ts';
import { quorumOf } from '../../../domain/meeting/meeting.ts';
import { SIDES } from '../../../domain/people/side.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';

/** "Coming: 2 of Police Havenstad, 1 of Municipality of Havenstad. One more of … makes the quorum." */
export function quorumText(
  { series, meeting }: MeetingOfSeries,
  { words, sides }: Pick<Audience, 'words' | 'sides'>,
): string {
  const { missing, met } = quorumOf(meeting, series.quorum);
  const said = comingText({ series, meeting }, { words, sides });
  if (met) return said;
  const more = SIDES.filter((side) => missing[side] > 0).map((side) =>
    words('liaison.coming.more', { count: missing[side], side: sides[side] }),
  );
  return `${said} ${words('liaison.coming.needed', { more: more.join(words('list.and')) })}`;
}

/** "Coming: 2 of Police Havenstad, 1 of Municipality of Havenstad." */
export function comingText(
  { series, meeting }: MeetingOfSeries,
  { words, sides }: Pick<Audience, 'words' | 'sides'>,
): string {
  const { coming } = quorumOf(meeting, series.quorum);
  const counts = SIDES.map((side) =>
    words('liaison.coming.side', { count: coming[side], side: sides[side] }),
  );
  return words('liaison.coming.all', { sides: counts.join(', ') });
}
