import i18next from 'i18next';
import calendar from './en/calendar.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import crisis from './en/crisis.json' with { type: 'json' };
import crisisForms from './en/crisis-forms.json' with { type: 'json' };
import exporting from './en/export.json' with { type: 'json' };
import lead from './en/lead.json' with { type: 'json' };
import liaison from './en/liaison.json' with { type: 'json' };
import plot from './en/plot.json' with { type: 'json' };
import protocol from './en/protocol.json' with { type: 'json' };
import push from './en/push.json' with { type: 'json' };
import reminders from './en/reminders.json' with { type: 'json' };
import step from './en/step.json' with { type: 'json' };
import weighing from './en/weighing.json' with { type: 'json' };

/** What several features say is in one file, what one alone says in its own. */
const en = {
  ...common,
  ...calendar,
  ...lead,
  ...step,
  ...weighing,
  ...protocol,
  ...reminders,
  ...exporting,
  ...plot,
  ...liaison,
  ...crisis,
  ...crisisForms,
  ...exporting,
  ...push,
};

/** The path of every sentence; a plural's forms (`…_one`, `…_other`) count as one. */
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Paths<T[K]>}`;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other`
  ? Stem
  : K;

export type WordKey = Paths<typeof en>;

/** Turns a key into words of one language, its `{{names}}` filled in. `count` picks the plural. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const LANGUAGES = { en };
const FALLBACK = 'en';

const translations = i18next.createInstance({
  fallbackLng: FALLBACK,
  ns: ['tandem'],
  defaultNS: 'tandem',
  initAsync: false,
  // Keys are codes like `unknown_person`: the underscore is a plain letter.
  contextSeparator: '::',
  // Renderers escape, each for its own platform.
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(
    Object.entries(LANGUAGES).map(([language, tandem]) => [language, { tandem }]),
  ),
});
await translations.init();

/** @param language BCP 47 tag; one we have no words for, or none, gets English. */
export function wordsFor(language: string | undefined): Words {
  const lng = language ?? FALLBACK;
  return (key, values = {}) => translations.t(key, { ...values, lng });
}

/** @returns the tag of the language that {@link wordsFor} speaks for this one. */
export function languageSpoken(language: string | undefined): string {
  return language !== undefined && language in LANGUAGES ? language : FALLBACK;
}

/** The sentences of one section, unfilled: for a page that fills them in itself. */
export function section(name: 'room', language: string): Readonly<Record<string, string>> {
  const found: unknown = translations.getResource(language, 'tandem', name) ?? en[name];
  return found as Readonly<Record<string, string>>;
}
