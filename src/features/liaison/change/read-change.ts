import type { Turn } from '../../../bot/turn.ts';
import type { ChoiceField } from '../../../cards/dialog.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { rhythmOn } from '../../../domain/meeting/series.ts';
import type { Scope } from '../../../domain/meeting/series-change.ts';
import { takesOverFrom, type WantedChange } from '../../../domain/meeting/series-moving.ts';
import { type DueMoment, readDue } from '../../../domain/phrases/due-input.ts';
import type { ChangeWord } from '../actions.ts';
import type { ChangeInput } from '../input.ts';
import { readWhen } from '../series/read-when.ts';
import type { AtHand } from './change-meetings.ts';

export type ChangeReading =
  | {
      readonly kind: 'wanted';
      readonly wanted: WantedChange;
      /** What was asked and is answered by now: it stays in the form. */
      readonly field?: ChoiceField;
    }
  | { readonly kind: 'ask'; readonly field: ChoiceField }
  | { readonly kind: 'fault'; readonly errors: Readonly<Record<string, string>> };

/** What a time of day looks like. Without one a meeting keeps its own. */
const HAS_TIME = /\d[:.h]\d\d|\d\s*(?:am|pm|uur|uhr|h)\b/i;

/** Reads what is to be done. For one meeting a moment is typed, for more of them a rhythm. */
export function readChange(
  turn: Turn,
  atHand: AtHand,
  word: ChangeWord,
  { scope, when, meant }: ChangeInput,
): ChangeReading {
  if (word !== 'move') {
    const kind = word === 'skip' ? 'skipped' : 'cancelled';
    return { kind: 'wanted', wanted: { kind, scope } };
  }
  if (when === '') return fault(turn.words('field.required'));
  return scope === 'this'
    ? readMoment(turn, atHand, when, meant)
    : readRhythm(turn, atHand, scope, when, meant);
}

function readMoment(turn: Turn, atHand: AtHand, when: string, meant: string): ChangeReading {
  const { words, now, member, partnership } = turn;
  const { series, meeting } = atHand;
  const rhythm = rhythmOn(series, meeting.date);
  const time = rhythm?.time ?? '';
  const typed = HAS_TIME.test(when) ? when : `${when} ${time}`;
  const { timeZone } = rhythm ?? partnership;
  const { language } = member;
  const reading = readDue(typed, { now, timeZone, language, calendar: partnership });
  if (reading.kind === 'ambiguous') {
    const chosen = reading.moments.find(({ due }) => due.toString() === meant);
    const field = askMoment(turn, reading.moments, timeZone);
    if (!chosen) return { kind: 'ask', field };
    return moveTo(turn, atHand, chosen.due, { field: { ...field, value: [meant] } });
  }
  if (reading.kind !== 'due') return fault(words(`liaison.fault.moment.${reading.kind}`));
  return moveTo(turn, atHand, reading.moment.due);
}

function moveTo(
  { words }: Turn,
  { meeting }: AtHand,
  to: Temporal.Instant,
  answered: { readonly field?: ChoiceField } = {},
): ChangeReading {
  if (to.equals(meeting.starts)) return fault(words('liaison.fault.same_time'));
  return { kind: 'wanted', wanted: { kind: 'moved', scope: 'this', to }, ...answered };
}

function askMoment(
  { words, member }: Turn,
  moments: readonly DueMoment[],
  timeZone: string,
): ChoiceField {
  return {
    tag: 'choice',
    name: 'meant',
    label: words('liaison.schedule.meant'),
    required: true,
    most: 1,
    options: moments.map(({ due, turn }) => ({
      value: due.toString(),
      label: `${formatTime(due.toString(), { ...member, timeZone })}${turn ? `, ${words(`step.field.due.${turn}`)}` : ''}`,
    })),
  };
}

function readRhythm(
  turn: Turn,
  atHand: AtHand,
  scope: Exclude<Scope, 'this'>,
  when: string,
  meant: string,
): ChangeReading {
  const from = takesOverFrom(atHand, scope, turn.now);
  const reading = readWhen(turn, when, meant, from);
  if (reading.kind === 'ask') return { kind: 'ask', field: reading.field };
  if (reading.kind === 'fault') return fault(reading.text);
  if (reading.rhythm.from < from) return fault(turn.words('liaison.fault.past'));
  const answered = reading.field ? { field: reading.field } : {};
  return { kind: 'wanted', wanted: { kind: 'moved', scope, to: reading.rhythm }, ...answered };
}

function fault(text: string): ChangeReading {
  return { kind: 'fault', errors: { when: text } };
}
