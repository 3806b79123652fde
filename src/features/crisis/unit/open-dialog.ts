import { onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type DialogReply, fieldErrors } from '../../../bot/declare/reply.ts';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { memberLabels } from '../../../bot/form/member-labels.ts';
import { line } from '../../../cards/blocks.ts';
import type { ChoiceField, Field } from '../../../cards/dialog.ts';
import { sitters } from '../../../domain/crisis/seating.ts';
import { PLACES, REPORT_PARTS } from '../../../domain/crisis/unit.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { OPEN_UNIT } from '../actions.ts';
import { personFaults } from '../event-text-faults.ts';
import { openInput } from '../input.ts';
import { openUnit, planUnit } from './open-unit.ts';
import { show } from './unit-dialogs.ts';

const SEATED = SIDES.flatMap((side) =>
  PLACES.map((place) => ({ side, place, name: `${side}_${place}` as const })),
);
type Seated = (typeof SEATED)[number];
const REQUIRED = ['type', 'location'] as const;

/** @param text references of signals that it is opened from, and `exercise` for one beside a live partnership. */
export async function openOpening(ctx: Context, text = ''): Promise<DialogReply> {
  const said = text.split(/[\s,;]+/).filter(Boolean);
  const exercise = said.some((word) => /^exercise$/i.test(word));
  const named = said.filter((word) => !/^exercise$/i.test(word));
  const signals = await ctx.run(planUnit, { exercise, signals: named });
  return openingDialog(ctx, signals, exercise);
}

export const submitOpening = onSubmit(OPEN_UNIT, openInput, async (ctx, form) => {
  const { key, about: signals, input } = form;
  const { police_seat, police_deputy, local_authority_seat, local_authority_deputy, ...event } =
    input;
  const { major, exercise, ...texts } = event;
  const faults = { ...seatFaults(input, ctx), ...personFaults(texts, ctx.words) };
  if (Object.keys(faults).length > 0) return fieldErrors(faults);
  const { id } = await ctx.run(openUnit, {
    key,
    exercise: exercise === 'yes',
    report: { major: major === 'yes', ...texts },
    seats: SEATED.map(({ name, ...one }) => ({ ...one, memberId: input[name] })),
    signals,
  });
  return show(ctx, { id });
});

function openingDialog(ctx: Context, signals: readonly string[], exercise: boolean): DialogReply {
  const { words, partnership } = ctx;
  const others = REPORT_PARTS.filter((part) => part !== 'location' && part !== 'type');
  return OPEN_UNIT.dialog(signals, {
    title: words('crisis.open.title'),
    submit: words('crisis.open.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      exerciseField(ctx, exercise),
      ...REQUIRED.map((part) => reportField(part, true, ctx)),
      choice(
        { name: 'major', label: words('crisis.report.major'), most: 1 },
        ['yes', 'no'],
        (one) => words(`crisis.report.major_${one}`),
        // A declaration is somebody's act; who opens in haste has made none.
        ['no'],
      ),
      ...others.map((part) => reportField(part, false, ctx)),
      ...SEATED.map((one) => seatField(one, ctx)),
    ],
  });
}

/** Where nothing is live there is nothing to choose: it is an exercise. */
function exerciseField({ words, partnership }: Context, exercise: boolean): Field {
  if (!partnership.live) {
    return { tag: 'note', blocks: [line(words('crisis.open.only_exercise'))] };
  }
  const field = { name: 'exercise', label: words('crisis.open.exercise'), most: 1 };
  const say = (one: 'no' | 'yes') => words(`crisis.open.exercise_${one}`);
  return choice(field, ['no', 'yes'], say, [exercise ? 'yes' : 'no']);
}

function reportField(
  part: (typeof REPORT_PARTS)[number],
  required: boolean,
  { words }: Context,
): Field {
  const label = words(`crisis.report.${part}`);
  return oneLine({ name: part, label, hint: words(`crisis.report.${part}_hint`), required });
}

/** The likeliest is chosen already: at night nobody looks for names. */
function seatField({ side, place, name }: Seated, { words, members, sides }: Context): ChoiceField {
  const able = sitters(members, side);
  const likely = able[place === 'seat' ? 0 : 1];
  const label = words(`crisis.open.${place}`, { side: sides[side] });
  const field = { name, label, most: 1 };
  const chosen = likely ? [likely.id] : [];
  const ids = able.map(({ id }) => id);
  return choice(
    field,
    ids,
    memberLabels(able, (one) => one.name, words),
    chosen,
  );
}

/** Each in a place of their own. */
function seatFaults(
  input: Readonly<Record<Seated['name'], string>>,
  { words }: Context,
): Record<string, string> {
  const names = SEATED.map(({ name }) => name);
  const ids = names.map((name) => input[name]);
  const twice = names.filter((name, index) => ids.indexOf(input[name]) !== index);
  return Object.fromEntries(twice.map((name) => [name, words('crisis.fault.seat_twice')]));
}
