import { fold } from '../domain/text/fold.ts';
import { findAddress } from './address/find-address.ts';
import { findEmail } from './contact/find-email.ts';
import { findPhone } from './contact/find-phone.ts';
import { findBirthDate } from './dates/find-birth-date.ts';
import { FINDING_KINDS, type Finding, type FindingKind } from './finding.ts';
import { findNationalNumber } from './identifiers/find-national-number.ts';
import { findPlate } from './identifiers/find-plate.ts';
import { findNameWithDetail } from './names/find-name-with-detail.ts';
import { findOriginOrReligion } from './origin/find-origin-or-religion.ts';
import { readText } from './text/reading.ts';
import { outermost, overlapsAny, type Span } from './text/span.ts';

/**
 * Reads a text once more for what seems to concern an identifiable person, so that whoever typed
 * it can leave it out of the record. It reads Dutch, German, French and English alike, keeps
 * nothing and asks nobody. Signs that look alike are read alike ({@link fold}); the findings stand where
 * they were typed.
 *
 * @param typed - of any length and in any form.
 * @returns the findings by their start; those of one kind never lie inside each other, those of
 *   different kinds may overlap.
 */
export function findPersonalData(typed: string): readonly Finding[] {
  const { text, unfold } = fold(typed);
  const reading = readText(text);
  const email = findEmail(text);
  const nationalNumber = findNationalNumber(text);
  const address = findAddress(reading);
  const birthDate = findBirthDate(reading);
  const taken = [...email, ...nationalNumber];
  const byKind: Readonly<Record<FindingKind, readonly Span[]>> = {
    name_with_detail: findNameWithDetail(reading, address, birthDate),
    phone: findPhone(reading).filter((span) => !overlapsAny(span, taken)),
    email,
    address,
    plate: findPlate(reading, taken),
    national_number: nationalNumber,
    birth_date: birthDate,
    origin_or_religion: findOriginOrReligion(reading),
  };
  return asFindings(byKind, unfold);
}

function asFindings(
  byKind: Readonly<Record<FindingKind, readonly Span[]>>,
  unfold: (span: Span) => Span,
): readonly Finding[] {
  return FINDING_KINDS.flatMap((kind) =>
    outermost(byKind[kind]).map((span) => ({ kind, ...unfold(span) })),
  ).sort((one, other) => one.start - other.start || one.end - other.end);
}
