import { findAddress } from './find-address.ts';
import { findBirthDate } from './find-birth-date.ts';
import { findEmail } from './find-email.ts';
import { findNameWithDetail } from './find-name-with-detail.ts';
import { findNationalNumber } from './find-national-number.ts';
import { findOriginOrReligion } from './find-origin-or-religion.ts';
import { findPhone } from './find-phone.ts';
import { findPlate } from './find-plate.ts';
import { FINDING_KINDS, type Finding, type FindingKind } from './finding.ts';
import { readText } from './reading.ts';
import { outermost, overlapsAny, type Span } from './span.ts';

/**
 * Reads a text once more for what seems to concern an identifiable person, so that whoever typed
 * it can leave it out of the record. It reads Dutch, German, French and English alike, keeps
 * nothing and asks nobody.
 *
 * @param text - as typed, of any length and in any form.
 * @returns the findings by their start; those of one kind never lie inside each other, those of
 *   different kinds may overlap.
 */
export function lookAgain(text: string): readonly Finding[] {
  const reading = readText(text);
  const email = findEmail(text);
  const nationalNumber = findNationalNumber(reading);
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
  return asFindings(byKind);
}

function asFindings(byKind: Readonly<Record<FindingKind, readonly Span[]>>): readonly Finding[] {
  return FINDING_KINDS.flatMap((kind) =>
    outermost(byKind[kind]).map(({ start, end }) => ({ kind, start, end })),
  ).sort((one, other) => one.start - other.start || one.end - other.end);
}
