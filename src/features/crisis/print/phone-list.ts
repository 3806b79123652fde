import type { Look } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { type OfferedFile, offerFile } from '../../../bot/handout/file-offer.ts';
import { sitters } from '../../../domain/crisis/seating.ts';
import { SPOKESPERSON_REACH, type Spokesperson } from '../../../domain/crisis/spokesperson.ts';
import { type CrisisUnit, type Place, seatsOf } from '../../../domain/crisis/unit.ts';
import type { Member } from '../../../domain/people/member.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import { grantToCallVoice } from '../../../domain/sharing/sharing.ts';
import { CALLS } from '../rights.ts';
import { PHONES_FILE } from '../stored-names.ts';
import { findUnit } from '../unit/find-unit.ts';

export interface PhoneLine {
  readonly side: Side;
  /** Nothing: there is no unit yet, and this is somebody who may sit. */
  readonly place: Place | undefined;
  readonly name: string;
  /** Nothing: the register has no number. */
  readonly phone: string | undefined;
}

export interface PhoneList {
  /** Nothing: there is no unit yet. */
  readonly unit: CrisisUnit | undefined;
  readonly lines: readonly PhoneLine[];
  /** With how each is reached, for whoever may learn it. */
  readonly spokespersons: readonly {
    readonly spokesperson: Spokesperson;
    readonly phone: string | undefined;
  }[];
  readonly at: Temporal.Instant;
}

export type OfferedPhones = OfferedFile & Pick<PhoneList, 'unit'>;

/** Offers the phone list of a unit; without one, of everybody who may sit in one. */
export const offerPhones = useCase<{ readonly unitId: string | undefined }, OfferedPhones>({
  name: 'offer-crisis-phones',
  right: CALLS,
  async run(ctx, { unitId }) {
    const unit = unitId === undefined ? undefined : await findUnit(ctx, unitId);
    const recordId = unit?.id ?? ctx.partnership.id;
    const offered = await offerFile(ctx, { kind: PHONES_FILE, recordId });
    return { result: { ...offered, unit }, audit: [logged('offered', recordId)], channelCards: [] };
  },
});

/** Reads the numbers. Of whom stands in the log, never which. */
export const printPhones = useCase<{ readonly recordId: string }, PhoneList>({
  name: 'print-crisis-phones',
  right: CALLS,
  async run(ctx, { recordId }) {
    const { stores, partnership, now } = ctx;
    const unit = recordId === partnership.id ? undefined : await findUnit(ctx, recordId);
    const seats = seatLines(unit, ctx.people);
    const numbers = await stores.partnerships.phoneNumbers(seats.map(({ memberId }) => memberId));
    const lines = seats.map(({ side, place, name, memberId }) => {
      return { side, place, name, phone: numbers.get(memberId) };
    });
    const result = { unit, lines, spokespersons: await reachedSpokespersons(ctx), at: now };
    return { result, audit: [logged('printed', recordId)], channelCards: [] };
  },
});

type Seated = Omit<PhoneLine, 'phone'> & { readonly memberId: string };

/** By seat; where there is no unit yet, everybody who may sit. */
function seatLines(unit: CrisisUnit | undefined, people: readonly Member[]) {
  return SIDES.flatMap((side): readonly Seated[] =>
    unit
      ? seatsOf(unit, side).map(({ place, holder }) => ({ side, place, ...holder }))
      : sitters(people, side).map(({ id: memberId, name }) => ({
          side,
          place: undefined,
          name,
          memberId,
        })),
  );
}

async function reachedSpokespersons({ stores, partnership, member, now }: Look) {
  const granted = (await stores.crisisVoices.list(partnership.id)).flatMap((spokesperson) => {
    const grant = grantToCallVoice(member, spokesperson);
    return grant ? [{ spokesperson, grant }] : [];
  });
  const grants = granted.map(({ grant }) => grant);
  const texts = await stores.protectedText.openEach(grants, now);
  return granted.map(({ spokesperson }, index) => {
    return { spokesperson, phone: texts[index]?.[SPOKESPERSON_REACH] };
  });
}

function logged(what: 'offered' | 'printed', recordId: string) {
  return { action: `crisis.phones_${what}`, model: 'crisis_unit', recordId, detail: {} };
}
