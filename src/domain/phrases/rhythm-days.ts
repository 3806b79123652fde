import type { ParsedDays } from './parsed-rhythm.ts';
import { firstOf, isAt, type Part, type Reader, readList } from './rhythm-reader.ts';

/** The days of a rhythm, with "every" before them or without. */
export const readDays: Reader<Part> = (tokens, at) => {
  const said = isAt(tokens, at, 'every');
  const days = firstOf<ParsedDays>(tokens, said ? at + 1 : at, [
    readNth,
    readWorkdays,
    readWeekdays,
    readDates,
    readMonthDays,
  ]);
  return (
    days && {
      value: said ? { every: true, days: days.value } : { days: days.value },
      end: days.end,
    }
  );
};

/** "first and third Monday", "first Monday and third Thursday", "last working day", "first day". */
const readNth: Reader<ParsedDays> = (tokens, at) => {
  const nth = readList(tokens, at, 'ordinal');
  const target = nth && tokens[nth.end];
  if (!nth || !target) return undefined;
  if (target.is === 'workday') {
    return { value: { said: 'nth_workdays', nth: nth.value, kind: target.kind }, end: nth.end + 1 };
  }
  if (target.is === 'unit' && target.unit === 'day') {
    return { value: { said: 'month_days', days: nth.value }, end: nth.end + 1 };
  }
  return readNthGroups(tokens, at);
};

const readNthGroups: Reader<ParsedDays> = (tokens, at) => {
  const nth = readList(tokens, at, 'ordinal');
  const days = nth && readWeekdays(tokens, nth.end);
  if (!days) return undefined;
  const group = { nth: nth.value, days: days.value.days };
  const next = isAt(tokens, days.end + 1, 'every') ? days.end + 2 : days.end + 1;
  const more = isAt(tokens, days.end, 'and') ? readNthGroups(tokens, next) : undefined;
  const others = more?.value.said === 'nth_weekdays' ? more.value.groups : [];
  return {
    value: { said: 'nth_weekdays', groups: [group, ...others] },
    end: more?.end ?? days.end,
  };
};

const readWorkdays: Reader<ParsedDays> = (tokens, at) => {
  const day = tokens[at];
  return day?.is === 'workday'
    ? { value: { said: 'workdays', kind: day.kind }, end: at + 1 }
    : undefined;
};

/** "Tuesday", "Tuesdays and Thursdays", "Monday to Friday". */
export const readWeekdays: Reader<Extract<ParsedDays, { said: 'weekdays' }>> = (tokens, at) => {
  const start = isAt(tokens, at, 'of') && isAt(tokens, at + 2, 'to') ? at + 1 : at;
  const first = tokens[start];
  const last = tokens[start + 2];
  if (first?.is !== 'weekday') return undefined;
  if (isAt(tokens, start + 1, 'to') && last?.is === 'weekday' && last.n > first.n) {
    const length = last.n - first.n + 1;
    const days = Array.from({ length }, (_, index) => first.n + index);
    return { value: { said: 'weekdays', days, habitual: true }, end: start + 3 };
  }
  const list = readList(tokens, at, 'weekday');
  if (!list) return undefined;
  const days = [...new Set(list.value)].toSorted((a, b) => a - b);
  return {
    value: { said: 'weekdays', days, habitual: first.habitual || days.length > 1 },
    end: list.end,
  };
};

/** "1 March", "the 1st of March and September", "March 1st", "1 March and 1 September". */
const readDates: Reader<ParsedDays> = (tokens, at) => {
  const first = readDate(tokens, at);
  if (!first) return undefined;
  const { day, months } = first.value;
  const another = isAt(tokens, first.end, 'and') ? readDates(tokens, first.end + 1) : undefined;
  if (another?.value.said !== 'dates')
    return { value: { said: 'dates', day, months }, end: first.end };
  if (another.value.day !== day) return undefined;
  return {
    value: { said: 'dates', day, months: [...months, ...another.value.months] },
    end: another.end,
  };
};

const readDate: Reader<{ day: number; months: readonly number[] }> = (tokens, at) => {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first?.is === 'month' && (second?.is === 'ordinal' || second?.is === 'number')) {
    return { value: { day: second.n, months: [first.n] }, end: at + 2 };
  }
  if (first?.is !== 'ordinal' && first?.is !== 'number') return undefined;
  const months = readList(tokens, isAt(tokens, at + 1, 'of') ? at + 2 : at + 1, 'month');
  return months && { value: { day: first.n, months: months.value }, end: months.end };
};

/** "the 31st", "the 1st and 15th", "le 15", "day 15". */
const readMonthDays: Reader<ParsedDays> = (tokens, at) => {
  const first = tokens[at];
  const start = first?.is === 'unit' && first.unit === 'day' ? at + 1 : at;
  const days: number[] = [];
  let end = start;
  for (let next = start; ; next = end + 1) {
    const day = tokens[next];
    if (day?.is !== 'ordinal' && day?.is !== 'number') break;
    days.push(day.n);
    end = next + 1;
    if (!isAt(tokens, end, 'and')) break;
  }
  const after = tokens[end];
  const counts = after?.is === 'unit' || after?.is === 'weekday' || after?.is === 'workday';
  if (days.length === 0 || counts || days.some((day) => day < 0)) return undefined;
  return { value: { said: 'month_days', days: [...new Set(days)] }, end };
};
