import type { Context } from '../../../bot/declare/context.ts';
import { MAX_LINE_CHARACTERS } from '../../../bot/form/form-fields.ts';
import { DEFAULT_OFFSETS, readOffsets } from '../../../domain/meeting/series.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import type { Recurrence } from '../../../domain/time/recurrence.ts';
import {
  MOST_QUORUM,
  MOST_TEMPLATE_POINTS,
  NOBODY,
  personFaults,
  type ScheduleInput,
} from '../input.ts';
import { invitable } from './meeting-fields.ts';
import type { AgreedSeries } from './new-series.ts';

/** How long a meeting takes if nobody says so. */
const DEFAULT_MINUTES = 60;
const WALL_TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

type Faults = Readonly<Record<string, string>>;

/** Everything that was filled in, or what is wrong with it, by the names of fields. */
type ReadSchedule =
  | { readonly ok: true; readonly agreed: Omit<AgreedSeries, 'rhythms' | 'minutes'> }
  | { readonly ok: false; readonly errors: Faults };

/** Everything of the form but when. */
export function readSchedule(ctx: Context, input: ScheduleInput): ReadSchedule {
  const errors = {
    ...linkFault(ctx, input),
    ...peopleFaults(ctx, input),
    ...quorumFaults(ctx, input),
    ...reminderFault(ctx, input),
    ...templateFault(ctx, input),
    ...personFaults(ctx, { title: input.title, template: templateLines(input) }),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { kind, title, place, link, invited: invitedIds } = input;
  return {
    ok: true,
    agreed: {
      ...{ kind, title, place, link, invitedIds },
      chairIds: [input.chair, input.other_chair].filter((id) => id !== NOBODY),
      noteTakerId: input.note_taker === NOBODY ? undefined : input.note_taker,
      quorum: {
        police: Number(input.quorum_police),
        local_authority: Number(input.quorum_local_authority),
      },
      offsets: input.reminders === '' ? DEFAULT_OFFSETS : (readOffsets(input.reminders) ?? []),
      template: templateLines(input),
    },
  };
}

/**
 * How long a meeting takes, by when it ends.
 *
 * @param said in the words of the rhythm, if it was.
 * @returns nothing if it would end before it starts.
 */
export function readMinutes(
  ends: string,
  { time }: Pick<Recurrence, 'time'>,
  said: number | undefined,
): number | undefined | 'not_a_time' {
  if (ends === '') return said ?? DEFAULT_MINUTES;
  const [, hour, minute] = WALL_TIME.exec(ends) ?? [];
  if (hour === undefined || minute === undefined) return 'not_a_time';
  const until = Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
  const minutes = Temporal.PlainTime.from(time).until(until).total('minutes');
  return minutes > 0 ? minutes : undefined;
}

function linkFault({ words }: Context, { link }: ScheduleInput): Faults {
  return link === '' || /^https:\/\/[^\s/]+\.[^\s]+$/i.test(link)
    ? {}
    : { link: words('liaison.fault.link') };
}

/** Somebody may have left while the form was open, or never have been offered. */
function peopleFaults({ words, members }: Context, input: ScheduleInput): Faults {
  const people = new Map(invitable(members).map((one) => [one.id, one]));
  const chair = people.get(input.chair);
  const other = people.get(input.other_chair);
  const gone = words('liaison.fault.left');
  const same = other && chair && other.organisation.side === chair.organisation.side;
  const unknown = (id: string) => id !== NOBODY && !people.has(id);
  return {
    ...(!chair && { chair: gone }),
    ...(unknown(input.other_chair) && { other_chair: gone }),
    ...(same && { other_chair: words('liaison.fault.same_side') }),
    ...(unknown(input.note_taker) && { note_taker: gone }),
    ...(input.invited.some(unknown) && { invited: words('liaison.fault.invited_left') }),
  };
}

function quorumFaults(ctx: Context, input: ScheduleInput): Faults {
  const faults = SIDES.flatMap((side) => {
    const fault = quorumFault(ctx, input, side);
    return fault ? [[`quorum_${side}`, fault]] : [];
  });
  return Object.fromEntries(faults);
}

function quorumFault({ words, members }: Context, input: ScheduleInput, side: Side) {
  const typed = input[`quorum_${side}`];
  const ids = new Set([...input.invited, input.chair, input.other_chair, input.note_taker]);
  const invited = members.filter(
    ({ id, organisation }) => ids.has(id) && organisation.side === side,
  );
  const count = invited.length;
  if (!/^\d{1,2}$/.test(typed) || Number(typed) > MOST_QUORUM) {
    return words('liaison.fault.quorum', { most: MOST_QUORUM });
  }
  return Number(typed) > count ? words('liaison.fault.quorum_invited', { count }) : undefined;
}

function reminderFault({ words }: Context, { reminders }: ScheduleInput): Faults {
  if (reminders === '' || readOffsets(reminders)) return {};
  return { reminders: words('liaison.fault.reminders') };
}

function templateLines({ template }: ScheduleInput): readonly string[] {
  return template
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter(Boolean);
}

function templateFault({ words }: Context, input: ScheduleInput): Faults {
  const lines = templateLines(input);
  const long = lines.some((line) => line.length > MAX_LINE_CHARACTERS);
  if (!long && lines.length <= MOST_TEMPLATE_POINTS) return {};
  const limits = { most: MOST_TEMPLATE_POINTS, length: MAX_LINE_CHARACTERS };
  return { template: words('liaison.fault.template', limits) };
}
