import {
  type CrisisText,
  eachPart,
  type Frame,
  type MessageKind,
  type MessageLanguage,
  type Variant,
} from './message.ts';
import { fill, type Phrases, phrasesOf } from './templates.ts';

/** The parts of a frame in the order in which they are told. */
export const FRAME_PARTS = [
  'happened',
  'doing',
  'advice',
  'unknown',
] as const satisfies readonly (keyof Frame)[];

/** What the forms of a message are made of. */
export interface Composition {
  readonly language: MessageLanguage;
  readonly kind: MessageKind;
  readonly exercise: boolean;
  readonly frame: Frame;
  /** In whose name: both sides, by the full names of their organisations. */
  readonly senders: readonly string[];
  /** ISO 8601 instant. */
  readonly nextUpdateAt: string;
  /** IANA zone in which people there read a clock. */
  readonly timeZone: string;
}

/** The same frame, with what every form of it needs beside it. */
interface Said extends Composition {
  readonly next: Next;
  readonly phrases: Phrases;
  /** What marks an exercise; empty: it is none. */
  readonly mark: string;
  /** What it is to a message before it; empty: there is none. */
  readonly label: string;
  /** Both organisations, as one phrase. */
  readonly from: string;
}

/** When there is more, as this language says it. */
interface Next {
  /** "25 Nov, 21:30" */
  readonly short: string;
  /** "Wednesday 25 November, 21:30" */
  readonly full: string;
  /** "25 November" */
  readonly day: string;
  /** "21:30" */
  readonly time: string;
}

/**
 * One frame in every form in which people read or hear it. Nothing is cut: what is too long is found by
 * `textFaults`. Each form of an exercise says so at its head.
 */
export function composeText(composition: Composition): CrisisText {
  const { language, senders } = composition;
  const { kind, exercise } = composition;
  const frame = eachPart(composition.frame, tidy);
  const phrases = phrasesOf(language);
  const mark = exercise ? phrases.exercise : '';
  const label = kind === 'first' ? '' : phrases.label[kind];
  const next = nextOf(composition);
  const from = new Intl.ListFormat(language, { type: 'conjunction' }).format(senders);
  const said: Said = { ...composition, frame, from, next, phrases, mark, label };
  const variants: Record<Variant, string> = {
    short: shortForm(said),
    standard: standardForm(said),
    spoken: spokenForm(said),
    printable: printableForm(said),
  };
  return { language, frame, variants };
}

/** What happened and what people can do, in one breath. */
function shortForm({ phrases, mark, label, frame, next }: Said): string {
  return [
    ...[mark, label].filter(Boolean),
    flat(frame.happened),
    flat(frame.advice),
    fill(phrases.next_at, { when: next.short }),
  ]
    .map(sentence)
    .join(' ');
}

/** For reading on a screen: each part under its heading, last the two in whose name it is. */
function standardForm({ phrases, mark, label, frame, next, from }: Said): string {
  return [
    [mark, label].filter(Boolean).join(' · '),
    ...FRAME_PARTS.map((part) => `${phrases.parts[part]}\n${frame[part]}`),
    fill(phrases.next_at, { when: next.full }),
    fill(phrases.from, { senders: from }),
    mark,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Whole sentences without headings, to be read aloud; a blank line is a breath. */
function spokenForm({ phrases, kind, exercise, mark, frame, next, from }: Said): string {
  return [
    exercise ? phrases.exercise_spoken : '',
    fill(phrases.opening[kind], { senders: from }),
    ...FRAME_PARTS.map((part) => sentence(flat(frame[part]))),
    fill(phrases.next_spoken, { day: next.day, time: next.time }),
    sentence(mark),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/**
 * For paper: blocks with a blank line between them, of a heading and what stands under it. The first block
 * is the heading of all, and says in whose name.
 */
function printableForm({ language, phrases, mark, label, frame, next, from }: Said): string {
  const title = fill(phrases.from, { senders: from });
  return [
    mark,
    label === '' ? title : `${label}\n${title}`,
    ...FRAME_PARTS.map((part) => `${phrases.parts[part]}\n${frame[part]}`),
    `${phrases.next}\n${capital(next.full, language)}`,
    mark,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function nextOf({ language, nextUpdateAt, timeZone }: Composition): Next {
  const at = Temporal.Instant.from(nextUpdateAt).toZonedDateTimeISO(timeZone);
  const locale = language === 'en' ? 'en-GB' : language;
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at.epochMilliseconds);
  const two = (count: number) => String(count).padStart(2, '0');
  const clock = { hours: two(at.hour), minutes: two(at.minute) };
  const time = fill(phrasesOf(language).clock, clock);
  const full = say({ weekday: 'long', day: 'numeric', month: 'long' });
  return {
    short: `${say({ day: 'numeric', month: 'short' })}, ${time}`,
    full: `${full}, ${time}`,
    day: say({ day: 'numeric', month: 'long' }),
    time,
  };
}

/** Invisible signs, and marks that turn text around: what is signed is what is seen. */
const UNSEEN = /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u200B\u2060\uFEFF]/gu;

/** Lines without blank ones between them: those set the blocks of the printed form apart. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNSEEN, '')
    .split('\n')
    .map((line) => line.replaceAll(/ {2,}/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Lines that somebody set apart become sentences of one. */
function flat(text: string): string {
  return text.split('\n').map(sentence).join(' ');
}

function sentence(text: string): string {
  return text === '' || /[.!?…:;][»”"’')\]]*$/u.test(text) ? text : `${text}.`;
}

function capital(text: string, language: MessageLanguage): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(language));
}
