import type { PrintedNotice } from '../../../cards/document.ts';
import { formatMoment } from '../../../cards/format-time.ts';
import { agreedAt } from '../../../domain/crisis/cap-alert.ts';
import { hashWords } from '../../../domain/crisis/hash-words.ts';
import type { MessageLanguage } from '../../../domain/crisis/message.ts';
import { phrasesOf } from '../../../domain/crisis/templates.ts';
import { seatOf } from '../../../domain/crisis/unit.ts';
import { SIDES } from '../../../domain/people/side.ts';
import type { PrintSource } from './print-source.ts';

export function factsOf(
  { version, agreed, unit }: PrintSource,
  language: MessageLanguage,
  timeZone: string,
): PrintedNotice['facts'] {
  const { sheet } = phrasesOf(language);
  const said = (at: Temporal.Instant) => formatMoment(at.toString(), { language, timeZone });
  const { words, hex } = hashWords(version.hash);
  const reference = `${version.content.reference}, v${version.number} · ${words} · ${hex}`;
  const message = { label: sheet.message, value: reference };
  if (!agreed) return [message];
  const signed = SIDES.flatMap((side) => {
    const deed = version.signatures[side];
    if (!deed) return [];
    const place = seatOf(unit, deed.by.memberId)?.place ?? 'seat';
    const value = `${deed.by.organisation.name} – ${sheet[place]}, ${said(deed.at)}`;
    return [{ label: sheet.agreed, value }];
  });
  return [message, { label: sheet.since, value: said(agreedAt(version)) }, ...signed];
}
