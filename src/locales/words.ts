import i18next from 'i18next';
import common from './en/common.json' with { type: 'json' };
import crisis from './en/crisis.json' with { type: 'json' };
import exporting from './en/export.json' with { type: 'json' };
import lead from './en/lead.json' with { type: 'json' };
import liaison from './en/liaison.json' with { type: 'json' };
import personalData from './en/personal-data.json' with { type: 'json' };
import protocol from './en/protocol.json' with { type: 'json' };
import reminders from './en/reminders.json' with { type: 'json' };
import room from './en/room.json' with { type: 'json' };
import signal from './en/signal.json' with { type: 'json' };
import slack from './en/slack.json' with { type: 'json' };
import step from './en/step.json' with { type: 'json' };
import tandem from './en/tandem.json' with { type: 'json' };
import teams from './en/teams.json' with { type: 'json' };
import weighing from './en/weighing.json' with { type: 'json' };

/** What several say is in `common`, what one feature, platform or room says in a file of its own. */
const en = {
  ...common,
  ...crisis,
  ...exporting,
  ...lead,
  ...liaison,
  ...personalData,
  ...protocol,
  ...reminders,
  ...room,
  ...signal,
  ...slack,
  ...step,
  ...tandem,
  ...teams,
  ...weighing,
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

/** A map, since a language is asked for by whatever tag somebody's browser or register names. */
const LANGUAGES = new Map([['en', en]]);
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
  resources: Object.fromEntries([...LANGUAGES].map(([language, tandem]) => [language, { tandem }])),
});
await translations.init();

/** Sentences with nothing to fill in, once found: a form has forty of them. */
const unfilled = new Map([...LANGUAGES.keys()].map((one) => [one, new Map<WordKey, string>()]));

/** @param language BCP 47 tag; one we have no words for, or none, gets English. */
export function wordsFor(language: string | undefined): Words {
  const lng = languageSpoken(language);
  const known = unfilled.get(lng);
  return (key, values) => {
    if (values) return translations.t(key, { ...values, lng });
    const words = known?.get(key) ?? translations.t(key, { lng });
    known?.set(key, words);
    return words;
  };
}

/** @returns the tag of the language that {@link wordsFor} speaks for this one. */
export function languageSpoken(language: string | undefined): string {
  return language !== undefined && LANGUAGES.has(language) ? language : FALLBACK;
}

/** The sentences of one section, unfilled: for a page that fills them in itself. */
export function section(name: 'room', language: string): Readonly<Record<string, string>> {
  return (LANGUAGES.get(language) ?? en)[name];
}
