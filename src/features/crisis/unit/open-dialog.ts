import { randomUUID } from 'node:crypto';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { ChoiceField, Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import { sitters } from '../../../domain/crisis/seating.ts';
import { PLACES, type Place, REPORT_PARTS } from '../../../domain/crisis/unit.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import { parseReference } from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { OPEN_ACTION } from '../crisis-cards.ts';
import { openInput, reportInput } from '../input.ts';
import { personFaults } from '../message/event-text-faults.ts';
import { openUnit, planUnit } from './open-unit.ts';
import { showUnit } from './show-unit.ts';
import { pictureCard } from './situation-card.ts';

const SEATED = SIDES.flatMap((side) => PLACES.map((place) => ({ side, place })));

/** @param text references of signals that it is opened from, and `exercise` for one beside a live partnership. */
export async function openOpening(turn: Turn, text = ''): Promise<Reply> {
  const said = text.split(/[\s,;]+/).filter(Boolean);
  const exercise = said.some((word) => /^exercise$/i.test(word));
  const named = said.filter((word) => !/^exercise$/i.test(word)).map(readSignal);
  const signals = [...new Set(named)];
  await turn.perform(planUnit, { exercise, signals });
  return { kind: 'dialog', dialog: openingDialog(turn, signals, exercise) };
}

export const submitOpening: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const { words } = turn;
  const form = readForm(openInput, values, words);
  if (!form.ok) return form.reply;
  const { major, location, type, exercise } = form.input;
  const texts = { location, type, ...reportInput.parse(values) };
  const faults = { ...seatFaults(values, turn), ...personFaults(texts, words) };
  if (Object.keys(faults).length > 0) return { kind: 'field-errors', errors: faults };
  const unit = await turn.perform(openUnit, {
    key,
    exercise: exercise === 'yes',
    report: { major: major === 'yes', ...texts },
    seats: SEATED.map((one) => ({ ...one, memberId: form.input[seatName(one.side, one.place)] })),
    signals: about.split(' ').filter(Boolean),
  });
  const picture = await turn.perform(showUnit, { id: unit.id });
  return { kind: 'card', card: pictureCard(picture, turn) };
};

function openingDialog(turn: Turn, signals: readonly string[], exercise: boolean): Dialog {
  const { words, partnership } = turn;
  return {
    action: OPEN_ACTION,
    key: randomUUID(),
    about: signals.join(' '),
    title: words('crisis.open.title'),
    submit: words('crisis.open.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      ...exerciseField(turn, exercise),
      line('type', true, turn),
      line('location', true, turn),
      choice(
        { name: 'major', label: words('crisis.report.major'), most: 1 },
        ['yes', 'no'],
        (one) => words(`crisis.report.major_${one}`),
        // A declaration is somebody's act; who opens in haste has made none.
        ['no'],
      ),
      ...REPORT_PARTS.filter((part) => part !== 'location' && part !== 'type').map((part) =>
        line(part, false, turn),
      ),
      ...SEATED.map(({ side, place }) => seatField(side, place, turn)),
    ],
  };
}

/** Where nothing is live there is nothing to choose: it is an exercise. */
function exerciseField({ words, partnership }: Turn, exercise: boolean): Field[] {
  if (!partnership.live) {
    const text = [words('crisis.open.only_exercise')];
    return [{ tag: 'note', blocks: [{ tag: 'text', tone: 'normal', text }] }];
  }
  const field = { name: 'exercise', label: words('crisis.open.exercise'), most: 1 };
  const say = (one: 'no' | 'yes') => words(`crisis.open.exercise_${one}`);
  return [choice(field, ['no', 'yes'], say, [exercise ? 'yes' : 'no'])];
}

function line(part: (typeof REPORT_PARTS)[number], required: boolean, { words }: Turn): Field {
  const label = words(`crisis.report.${part}`);
  return oneLine({ name: part, label, hint: words(`crisis.report.${part}_hint`), required });
}

/** The likeliest is chosen already: at night nobody looks for names. */
function seatField(side: Side, place: Place, { words, members, sides }: Turn): ChoiceField {
  const able = sitters(members, side);
  const likely = able[place === 'seat' ? 0 : 1];
  const names = new Map(able.map(({ id, name }) => [id, name]));
  const label = words(`crisis.open.${place}`, { side: sides[side] });
  const field = { name: seatName(side, place), label, most: 1 };
  const chosen = likely ? [likely.id] : [];
  return choice(field, [...names.keys()], (id) => names.get(id) ?? '', chosen);
}

/** Each in a place of their own. */
function seatFaults(values: FormValues, { words }: Turn): Record<string, string> {
  const ids = SEATED.map(({ side, place }) => String(values[seatName(side, place)]));
  const faults = SEATED.flatMap(({ side, place }, index): [string, string][] =>
    ids.indexOf(ids[index] ?? '') === index
      ? []
      : [[seatName(side, place), words('crisis.fault.seat_twice')]],
  );
  return Object.fromEntries(faults);
}

function seatName(side: Side, place: Place): `${Side}_${Place}` {
  return `${side}_${place}`;
}

function readSignal(word: string): string {
  const reference = parseReference(word);
  if (reference === undefined) throw new Refusal('unknown_signal', { reference: word });
  return reference;
}
