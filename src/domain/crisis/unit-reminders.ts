import { SIDES } from '../people/side.ts';
import type { CrisisTerms } from '../protocol/protocol.ts';
import type { MessageVersion } from './message.ts';
import { type CrisisUnit, isOpenUnit, seatsOf } from './unit.ts';

/** What a unit is reminded of; each comes once for its subject. */
export const ALARMS = [
  'unreached',
  'deputy',
  'nobody_in',
  'sitrep_soon',
  'sitrep_due',
  'sitrep_late',
  'lapses_soon',
  'lapsed',
  'promised_soon',
] as const;
export type Alarm = (typeof ALARMS)[number];

/** One thing that a unit is reminded of, at one instant. */
export interface UnitReminder {
  /** What of the unit: a seat with who sits there, an update with its due time, a version. */
  readonly subject: string;
  readonly occasion: Exclude<Alarm, 'unreached'>;
  readonly at: Temporal.Instant;
}

const SOON_MINUTES = 10;
const LATE_MINUTES = 15;

/**
 * Everything that an open unit has to be reminded of from now on, day and night.
 *
 * @param versions the newest of each of its messages.
 */
export function unitReminders(
  unit: CrisisUnit,
  versions: readonly MessageVersion[],
  { deputyMinutes }: Pick<CrisisTerms, 'deputyMinutes'>,
): readonly UnitReminder[] {
  if (!isOpenUnit(unit)) return [];
  return [
    ...seatReminders(unit, deputyMinutes),
    ...sitrepReminders(unit),
    ...versions.flatMap((version) => lapseReminders(version)),
    ...promisedReminders(versions),
  ];
}

/**
 * Whether an alarm is over: what it asked for is done, or the unit is closed.
 *
 * @param versions the newest of each of its messages.
 */
export function isSettled(
  unit: CrisisUnit,
  versions: readonly MessageVersion[],
  { occasion, subject }: Pick<UnitReminder, 'occasion' | 'subject'>,
): boolean {
  const side = SIDES.find((one) => subject.startsWith(`seat:${one}:`));
  if (isOpenUnit(unit) && side) return seatsOf(unit, side).some(({ inAt }) => inAt);
  return !unitReminders(unit, versions, { deputyMinutes: 0 }).some(
    (one) => one.occasion === occasion && one.subject === subject,
  );
}

/** When what an alarm is about is, or was, due. @param at when the alarm itself is due. */
export function dueOf(alarm: Alarm, at: Temporal.Instant): Temporal.Instant {
  if (alarm === 'sitrep_late') return at.subtract({ minutes: LATE_MINUTES });
  return alarm.endsWith('_soon') ? at.add({ minutes: SOON_MINUTES }) : at;
}

function seatReminders(unit: CrisisUnit, minutes: number): UnitReminder[] {
  return SIDES.flatMap((side): UnitReminder[] => {
    const [seat, deputy] = seatsOf(unit, side);
    if (!seat || !deputy || seat.inAt || deputy.inAt) return [];
    const subject = `seat:${side}:${seat.holder.memberId}:${deputy.holder.memberId}`;
    if (deputy.calledAt) {
      return [{ subject, occasion: 'nobody_in', at: deputy.calledAt.add({ minutes }) }];
    }
    return seat.calledAt
      ? [{ subject, occasion: 'deputy', at: seat.calledAt.add({ minutes }) }]
      : [];
  });
}

function sitrepReminders({ sitrepDueAt: due, sitrepMinutes }: CrisisUnit): UnitReminder[] {
  if (!due) return [];
  const subject = `sitrep:${due.epochMilliseconds}`;
  const soon = due.subtract({ minutes: SOON_MINUTES });
  return [
    ...(sitrepMinutes > 2 * SOON_MINUTES
      ? [{ subject, occasion: 'sitrep_soon', at: soon } as const]
      : []),
    { subject, occasion: 'sitrep_due', at: due },
    { subject, occasion: 'sitrep_late', at: due.add({ minutes: LATE_MINUTES }) },
  ];
}

function lapseReminders({ id, pushed, expiresAt }: MessageVersion): UnitReminder[] {
  if (pushed) return [];
  const subject = `version:${id}`;
  return [
    { subject, occasion: 'lapses_soon', at: expiresAt.subtract({ minutes: SOON_MINUTES }) },
    { subject, occasion: 'lapsed', at: expiresAt },
  ];
}

/** People were told when they hear more: of the message that holds now, unless it was the last. */
function promisedReminders(versions: readonly MessageVersion[]): UnitReminder[] {
  const current = versions
    .filter(({ pushed, stopped }) => pushed && !stopped)
    .toSorted((a, b) => Temporal.Instant.compare(leftAt(a), leftAt(b)))
    .at(-1);
  if (!current || current.content.kind === 'all_clear') return [];
  const at = Temporal.Instant.from(current.content.nextUpdateAt);
  const soon = at.subtract({ minutes: SOON_MINUTES });
  return [{ subject: `promised:${current.id}`, occasion: 'promised_soon', at: soon }];
}

function leftAt({ pushed, written }: MessageVersion): Temporal.Instant {
  return pushed?.at ?? written.at;
}
