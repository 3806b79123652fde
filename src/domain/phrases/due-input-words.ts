import type { Weekday } from '../people/partnership.ts';

/** What may be counted until something is due. */
export const DUE_UNITS = [
  'minutes',
  'hours',
  'days',
  'weeks',
  'working_hours',
  'working_days',
] as const;
export type DueUnit = (typeof DUE_UNITS)[number];

/**
 * The words of one language in which people say when something is due: in lower case, without
 * accents and without the dot of an abbreviation. A new language is one more of these.
 */
export interface DueVocabulary {
  readonly weekdays: Readonly<Record<Weekday, readonly string[]>>;
  /** From January on. */
  readonly months: readonly (readonly string[])[];
  /** Today, tomorrow and the day after, by how many days they are away. */
  readonly days: readonly (readonly string[])[];
  /** "next" Tuesday, before the day or after it. */
  readonly next: readonly string[];
  /** "in" three hours. */
  readonly ahead: readonly string[];
  /** Words before a day or a time that change nothing: "on", "at". */
  readonly fillers: readonly string[];
  /** After a time: "14 Uhr". */
  readonly oClock: readonly string[];
  readonly units: Readonly<Record<DueUnit, readonly string[]>>;
}

const en: DueVocabulary = {
  weekdays: {
    mon: ['monday', 'mon'],
    tue: ['tuesday', 'tues', 'tue'],
    wed: ['wednesday', 'weds', 'wed'],
    thu: ['thursday', 'thurs', 'thur', 'thu'],
    fri: ['friday', 'fri'],
    sat: ['saturday', 'sat'],
    sun: ['sunday', 'sun'],
  },
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  days: [['today'], ['tomorrow'], ['the day after tomorrow']],
  next: ['next'],
  ahead: ['in', 'within'],
  fillers: ['on', 'at', 'by', 'this', 'coming'],
  oClock: ["o'clock"],
  units: {
    minutes: ['minutes', 'minute', 'min'],
    hours: ['hours', 'hour', 'h'],
    days: ['days', 'day'],
    weeks: ['weeks', 'week'],
    working_hours: ['working hours', 'working hour'],
    working_days: ['working days', 'working day'],
  },
};

const nl: DueVocabulary = {
  weekdays: {
    mon: ['maandag', 'ma'],
    tue: ['dinsdag', 'di'],
    wed: ['woensdag', 'wo'],
    thu: ['donderdag', 'do'],
    fri: ['vrijdag', 'vr'],
    sat: ['zaterdag', 'za'],
    sun: ['zondag', 'zo'],
  },
  months: [
    ['januari', 'jan'],
    ['februari', 'feb'],
    ['maart', 'mrt'],
    ['april', 'apr'],
    ['mei'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['augustus', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  days: [['vandaag'], ['morgen'], ['overmorgen']],
  next: ['volgende', 'volgende week'],
  ahead: ['over', 'binnen', 'in'],
  fillers: ['op', 'om', 'deze', 'komende', 'aanstaande', 'uiterlijk'],
  oClock: ['uur'],
  units: {
    minutes: ['minuten', 'minuut', 'min'],
    hours: ['uur', 'uren'],
    days: ['dagen', 'dag'],
    weeks: ['weken', 'week'],
    working_hours: ['werkuren', 'werkuur'],
    working_days: ['werkdagen', 'werkdag'],
  },
};

const de: DueVocabulary = {
  weekdays: {
    mon: ['montag', 'mo'],
    tue: ['dienstag', 'di'],
    wed: ['mittwoch', 'mi'],
    thu: ['donnerstag', 'do'],
    fri: ['freitag', 'fr'],
    sat: ['samstag', 'sonnabend', 'sa'],
    sun: ['sonntag', 'so'],
  },
  months: [
    ['januar', 'janner', 'jan'],
    ['februar', 'feb'],
    ['marz', 'mar'],
    ['april', 'apr'],
    ['mai'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['dezember', 'dez'],
  ],
  days: [['heute'], ['morgen'], ['ubermorgen']],
  next: ['nachsten', 'nachster', 'nachste'],
  ahead: ['in', 'binnen'],
  fillers: ['am', 'um', 'bis', 'diesen', 'kommenden', 'den'],
  oClock: ['uhr'],
  units: {
    minutes: ['minuten', 'minute', 'min'],
    hours: ['stunden', 'stunde', 'std'],
    days: ['tagen', 'tage', 'tag'],
    weeks: ['wochen', 'woche'],
    working_hours: ['arbeitsstunden', 'arbeitsstunde'],
    working_days: ['arbeitstagen', 'arbeitstag', 'werktagen', 'werktag'],
  },
};

const fr: DueVocabulary = {
  weekdays: {
    mon: ['lundi', 'lun'],
    tue: ['mardi', 'mar'],
    wed: ['mercredi', 'mer'],
    thu: ['jeudi', 'jeu'],
    fri: ['vendredi', 'ven'],
    sat: ['samedi', 'sam'],
    sun: ['dimanche', 'dim'],
  },
  months: [
    ['janvier', 'janv'],
    ['fevrier', 'fevr'],
    ['mars'],
    ['avril', 'avr'],
    ['mai'],
    ['juin'],
    ['juillet', 'juil'],
    ['aout'],
    ['septembre', 'sept'],
    ['octobre', 'oct'],
    ['novembre', 'nov'],
    ['decembre', 'dec'],
  ],
  days: [["aujourd'hui"], ['demain'], ['apres-demain']],
  next: ['prochain'],
  ahead: ['dans', "d'ici"],
  fillers: ['le', 'a', 'ce', 'pour'],
  oClock: ['heures', 'heure', 'h'],
  units: {
    minutes: ['minutes', 'minute', 'min'],
    hours: ['heures', 'heure', 'h'],
    days: ['jours', 'jour'],
    weeks: ['semaines', 'semaine'],
    working_hours: ['heures ouvrees', 'heure ouvree'],
    working_days: ['jours ouvres', 'jour ouvre', 'jours ouvrables', 'jour ouvrable'],
  },
};

/** By language. English is understood everywhere beside one's own. */
export const DUE_VOCABULARIES: Readonly<Record<'en' | 'nl' | 'de' | 'fr', DueVocabulary>> = {
  en,
  nl,
  de,
  fr,
};
