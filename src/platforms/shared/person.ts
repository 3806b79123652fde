import type { Interaction } from '../../bot/declare/interaction.ts';
import type { Directory } from '../../bot/directory.ts';
import type { Reader } from '../../cards/format-time.ts';

/** Who acts, as far as an answer to them needs it. */
export interface Person {
  readonly reader: Reader;
  /** What they are called, where that is known. */
  readonly name?: string;
}

/** In their own language and zone; of somebody unknown, in the language that their platform says. */
export function personOf(
  directory: Pick<Directory, 'identify'>,
  { actor, conversation, locale }: Interaction,
): Person {
  try {
    const { language, timeZone, name } = directory.identify(actor, conversation).member;
    return { reader: { language, timeZone }, name };
  } catch {
    return { reader: strangerOf(locale) };
  }
}

/** @param locale what a platform says of somebody's language; often nothing. */
export function strangerOf(locale: string | null | undefined): Reader {
  return { language: locale ?? 'en', timeZone: 'UTC' };
}
