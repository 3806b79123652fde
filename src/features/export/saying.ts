import type { Context } from '../../bot/declare/context.ts';
import { formatMoment } from '../../cards/format-time.ts';
import { type Deed, namesOf } from '../../domain/people/member.ts';
import { cityOf } from '../../domain/time/place-zone.ts';
import { languageSpoken, type Words } from '../../locales/words.ts';

/** How a document says things: in the reader's language, in the time of the partnership. */
export interface Saying {
  readonly words: Words;
  readonly sides: Context['sides'];
  readonly language: string;
  /** "Amsterdam" */
  readonly zone: string;
  at(instant: Temporal.Instant): string;
  /** "Liaison officer, Police Havenstad, Tue 24 Nov 2026, 10:00" */
  deed(deed: Deed): string;
}

/** In the language of whoever takes it out. */
export function sayingOf({ words, sides, member, partnership }: Context): Saying {
  const language = languageSpoken(member.language);
  const { timeZone } = partnership;
  const at = (instant: Temporal.Instant) =>
    formatMoment(instant.toString(), { language, timeZone });
  const zone = cityOf(timeZone);
  const deed = ({ by, at: when }: Deed) =>
    words('export.record.by_at', { ...namesOf(by), at: at(when) });
  return { words, sides, language, zone, at, deed };
}
