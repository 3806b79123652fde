import { eachPart, type Frame, type MessageKind, type MessageLanguage } from './message.ts';
import de from './templates/de.json' with { type: 'json' };
import en from './templates/en.json' with { type: 'json' };
import fr from './templates/fr.json' with { type: 'json' };
import nl from './templates/nl.json' with { type: 'json' };
import uk from './templates/uk.json' with { type: 'json' };

/** What there is a first text for. The holding statement leads: it claims least and is ready soonest. */
export const EVENT_KINDS = [
  'holding',
  'fire',
  'explosion',
  'violence',
  'threat',
  'unrest',
  'hazardous_substance',
  'all_clear',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What a template leaves open: the same in every language, so each is asked for once. */
export const PLACEHOLDERS = ['place', 'emergency_number'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What people are likely to ask, and what is answered. */
export interface Question {
  readonly question: string;
  readonly answer: string;
}

/** What a message starts from, and what its spokespersons keep beside it: that is never pushed. */
export interface EventTemplate {
  /** "Fire", in the template's language. */
  readonly name: string;
  /** The kind of event, where its name says something else. */
  readonly event?: string;
  /** With its placeholders still open. */
  readonly frame: Frame;
  /** Lines to take. */
  readonly lines: readonly string[];
  readonly questions: readonly Question[];
}

/** Words that stand around a frame, in its language. */
export interface Phrases {
  /** Marks every form of a text that is an exercise. */
  readonly exercise: string;
  /** The same, in sentences. It holds the mark too. */
  readonly exercise_spoken: string;
  /** Above a message that follows another. */
  readonly label: Readonly<Record<Exclude<MessageKind, 'first'>, string>>;
  readonly opening: Readonly<Record<MessageKind, string>>;
  readonly from: string;
  readonly parts: Readonly<Record<keyof Frame, string>>;
  readonly next: string;
  readonly next_at: string;
  readonly next_spoken: string;
  readonly clock: string;
  readonly sheet: SheetPhrases;
}

/** Around the printed form. */
export interface SheetPhrases {
  readonly message: string;
  readonly agreed: string;
  /** In what they signed: never by their name. */
  readonly seat: string;
  readonly deputy: string;
  readonly since: string;
  readonly draft: string;
  readonly code: string;
}

interface Book {
  readonly phrases: Phrases;
  readonly common: Pick<EventTemplate, 'lines' | 'questions'>;
  readonly kinds: Readonly<Record<EventKind, EventTemplate>>;
}

const BOOKS: Readonly<Record<MessageLanguage, Book>> = { en, nl, de, fr, uk };

/** The words that stand around a message in its language. */
export function phrasesOf(language: MessageLanguage): Phrases {
  return BOOKS[language].phrases;
}

/** @returns the template, its own lines and questions before those that hold for every kind of event. */
export function templateOf(kind: EventKind, language: MessageLanguage): EventTemplate {
  const { common, kinds } = BOOKS[language];
  const { lines, questions, ...template } = kinds[kind];
  return {
    ...template,
    lines: [...lines, ...common.lines],
    questions: [...questions, ...common.questions],
  };
}

/** Puts what is known in its places; a place without a value stays open. */
export function fillPlaceholders(
  frame: Frame,
  values: Readonly<Partial<Record<Placeholder, string>>>,
): Frame {
  return eachPart(frame, (text) => fill(text, values));
}

/** Puts each value where `{{name}}` stands; one that is empty or not known leaves its place open. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    return value || whole;
  });
}

/** Half a placeholder is one as well: somebody began to fill it in. */
const OPEN = /\{\{[^{}]*\}{0,2}|\}\}/g;

/** @returns what is still open in a text, as it stands there; each once. */
export function unfilledPlaceholders(text: string): readonly string[] {
  return [...new Set(text.match(OPEN))];
}
