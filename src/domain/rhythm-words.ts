import type { RhythmUnit, WorkdayKind } from './rhythm-token.ts';

/**
 * The words of one language in which people say how often they meet, beside the weekdays and months
 * of `due-input-words.ts`: in lower case, without accents. A new language is one more of these.
 */
export interface RhythmVocabulary {
  readonly every: readonly string[];
  /** "every other" in one: "om de", "alternate". */
  readonly everyOther: readonly string[];
  readonly other: readonly string[];
  /** "of the month", "in March". */
  readonly of: readonly string[];
  readonly and: readonly string[];
  /** Monday "to" Friday. */
  readonly to: readonly string[];
  /** One "in" two. */
  readonly oneIn: readonly string[];
  readonly fillers: readonly string[];
  /** From the first on. */
  readonly ordinals: readonly (readonly string[])[];
  readonly last: readonly string[];
  readonly lastButOne: readonly string[];
  /** After a figure: "2nd". */
  readonly ordinalEndings: readonly string[];
  /** From one on. */
  readonly numbers: readonly (readonly string[])[];
  readonly units: Readonly<Record<RhythmUnit, readonly string[]>>;
  readonly adverbs: readonly RhythmAdverb[];
  /** "Tuesdays", from Monday on. */
  readonly habits: readonly (readonly string[])[];
  readonly workdays: Readonly<Record<WorkdayKind, readonly string[]>>;
}

export interface RhythmAdverb {
  readonly words: readonly string[];
  readonly unit: RhythmUnit;
  readonly n: number;
  readonly doubtful?: boolean;
}

const en: RhythmVocabulary = {
  every: ['every', 'each', 'once every', 'once a', 'once per', 'once each', 'per'],
  everyOther: ['alternate', 'alternating'],
  other: ['other'],
  of: ['of', 'in'],
  and: ['and'],
  to: ['to', 'through', 'thru', 'until', 'till'],
  oneIn: [],
  fillers: ['on', 'the', 'at'],
  ordinals: [
    ['first'],
    ['second'],
    ['third'],
    ['fourth'],
    ['fifth'],
    ['sixth'],
    ['seventh'],
    ['eighth'],
    ['ninth'],
    ['tenth'],
    ['eleventh'],
    ['twelfth'],
  ],
  last: ['last', 'final'],
  lastButOne: ['penultimate', 'last but one', 'second to last', 'second last', 'next to last'],
  ordinalEndings: ['st', 'nd', 'rd', 'th'],
  numbers: [
    ['one'],
    ['two'],
    ['three'],
    ['four'],
    ['five'],
    ['six'],
    ['seven'],
    ['eight'],
    ['nine'],
    ['ten'],
    ['eleven'],
    ['twelve'],
  ],
  units: {
    day: ['day', 'days'],
    week: ['week', 'weeks'],
    month: ['month', 'months'],
    quarter: ['quarter', 'quarters'],
    year: ['year', 'years'],
  },
  adverbs: [
    { words: ['daily'], unit: 'day', n: 1 },
    { words: ['weekly'], unit: 'week', n: 1 },
    { words: ['fortnightly', 'every fortnight', 'once a fortnight'], unit: 'week', n: 2 },
    { words: ['biweekly', 'bi-weekly'], unit: 'week', n: 2, doubtful: true },
    { words: ['monthly'], unit: 'month', n: 1 },
    { words: ['bimonthly', 'bi-monthly'], unit: 'month', n: 2, doubtful: true },
    { words: ['quarterly'], unit: 'quarter', n: 1 },
    {
      words: ['half-yearly', 'half yearly', 'semi-annually', 'semiannually', 'every half year'],
      unit: 'month',
      n: 6,
    },
    { words: ['yearly', 'annually', 'annual'], unit: 'year', n: 1 },
  ],
  habits: [
    ['mondays'],
    ['tuesdays'],
    ['wednesdays'],
    ['thursdays'],
    ['fridays'],
    ['saturdays'],
    ['sundays'],
  ],
  workdays: {
    weekday: ['weekday', 'weekdays', 'week day', 'week days'],
    working_day: [
      'working day',
      'working days',
      'workday',
      'workdays',
      'work day',
      'work days',
      'business day',
      'business days',
    ],
  },
};

const nl: RhythmVocabulary = {
  every: [
    'elke',
    'elk',
    'iedere',
    'ieder',
    'alle',
    'per',
    'eens per',
    'eens in de',
    'een keer per',
    '1 keer per',
    '1x per',
    'eenmaal per',
    'een keer in de',
    '1 keer in de',
  ],
  everyOther: ['om de', 'elke andere', 'iedere andere'],
  other: [],
  of: ['van', 'in'],
  and: ['en'],
  to: ['tot en met', 't/m', 'tot'],
  oneIn: [],
  fillers: ['op', 'de', 'het', 'om', "'s", 'telkens'],
  ordinals: [
    ['eerste'],
    ['tweede'],
    ['derde'],
    ['vierde'],
    ['vijfde'],
    ['zesde'],
    ['zevende'],
    ['achtste'],
    ['negende'],
    ['tiende'],
    ['elfde'],
    ['twaalfde'],
  ],
  last: ['laatste'],
  lastButOne: ['voorlaatste', 'op een na laatste', 'een-na-laatste', 'een na laatste'],
  ordinalEndings: ['e', 'ste', 'de'],
  numbers: [
    ['een'],
    ['twee'],
    ['drie'],
    ['vier'],
    ['vijf'],
    ['zes'],
    ['zeven'],
    ['acht'],
    ['negen'],
    ['tien'],
    ['elf'],
    ['twaalf'],
  ],
  units: {
    day: ['dag', 'dagen'],
    week: ['week', 'weken'],
    month: ['maand', 'maanden'],
    quarter: ['kwartaal', 'kwartalen'],
    year: ['jaar', 'jaren'],
  },
  adverbs: [
    { words: ['dagelijks', 'dagelijkse'], unit: 'day', n: 1 },
    { words: ['wekelijks', 'wekelijkse'], unit: 'week', n: 1 },
    {
      words: ['tweewekelijks', 'twee-wekelijks', '2-wekelijks', 'veertiendaags', '14-daags'],
      unit: 'week',
      n: 2,
    },
    { words: ['driewekelijks', '3-wekelijks'], unit: 'week', n: 3 },
    { words: ['vierwekelijks', '4-wekelijks'], unit: 'week', n: 4 },
    { words: ['maandelijks', 'maandelijkse'], unit: 'month', n: 1 },
    { words: ['tweemaandelijks', 'twee-maandelijks', '2-maandelijks'], unit: 'month', n: 2 },
    { words: ['driemaandelijks', '3-maandelijks'], unit: 'month', n: 3 },
    { words: ['halfjaarlijks', 'elk half jaar', 'ieder half jaar'], unit: 'month', n: 6 },
    { words: ['jaarlijks', 'jaarlijkse'], unit: 'year', n: 1 },
  ],
  habits: [
    ['maandagen', 'maandags'],
    ['dinsdagen', 'dinsdags'],
    ['woensdagen', 'woensdags'],
    ['donderdagen', 'donderdags'],
    ['vrijdagen', 'vrijdags'],
    ['zaterdagen', 'zaterdags'],
    ['zondagen', 'zondags'],
  ],
  workdays: {
    weekday: ['weekdag', 'weekdagen', 'doordeweekse dag', 'doordeweekse dagen', 'doordeweeks'],
    working_day: ['werkdag', 'werkdagen'],
  },
};

const GERMAN_ENDINGS = ['e', 'en', 'er', 'es', 'em'];
function german(...stems: readonly string[]): readonly string[] {
  return stems.flatMap((stem) => GERMAN_ENDINGS.map((ending) => `${stem}${ending}`));
}

const de: RhythmVocabulary = {
  every: [
    'jeden',
    'jede',
    'jeder',
    'jedes',
    'jedem',
    'alle',
    'pro',
    'einmal im',
    'einmal pro',
    'einmal in der',
    '1 mal pro',
    '1x pro',
  ],
  everyOther: [],
  other: [],
  of: ['des', 'im', 'in', 'vom', 'von'],
  and: ['und'],
  to: ['bis'],
  oneIn: [],
  fillers: ['am', 'an', 'den', 'dem', 'der', 'die', 'das', 'um', 'jeweils', 'immer'],
  ordinals: [
    german('erst'),
    german('zweit'),
    german('dritt'),
    german('viert'),
    german('funft', 'fuenft'),
    german('sechst'),
    german('siebt', 'siebent'),
    german('acht'),
    german('neunt'),
    german('zehnt'),
    german('elft'),
    german('zwolft', 'zwoelft'),
  ],
  last: german('letzt'),
  lastButOne: german('vorletzt'),
  ordinalEndings: ['.', 'te', 'ten', 'ter'],
  numbers: [
    ['ein', 'eine', 'einen'],
    ['zwei', 'zwo'],
    ['drei'],
    ['vier'],
    ['funf', 'fuenf'],
    ['sechs'],
    ['sieben'],
    ['acht'],
    ['neun'],
    ['zehn'],
    ['elf'],
    ['zwolf', 'zwoelf'],
  ],
  units: {
    day: ['tag', 'tage', 'tagen', 'tages'],
    week: ['woche', 'wochen'],
    month: ['monat', 'monate', 'monaten', 'monats', 'monates'],
    quarter: ['quartal', 'quartale', 'quartalen', 'quartals', 'vierteljahr', 'vierteljahres'],
    year: ['jahr', 'jahre', 'jahren', 'jahres', 'jahrs'],
  },
  adverbs: [
    { words: ['taglich', 'taeglich'], unit: 'day', n: 1 },
    { words: ['wochentlich', 'woechentlich'], unit: 'week', n: 1 },
    {
      words: [
        'zweiwochentlich',
        'zweiwoechentlich',
        'zweiwochig',
        '2-wochentlich',
        '2-wochig',
        'vierzehntagig',
        'vierzehntaglich',
        '14-tagig',
        '14-taglich',
        '14-taegig',
        '14-taeglich',
        '14tagig',
        '14taglich',
      ],
      unit: 'week',
      n: 2,
    },
    { words: ['dreiwochentlich', 'dreiwochig', '3-wochentlich'], unit: 'week', n: 3 },
    { words: ['vierwochentlich', 'vierwochig', '4-wochentlich'], unit: 'week', n: 4 },
    { words: ['monatlich'], unit: 'month', n: 1 },
    { words: ['zweimonatlich', '2-monatlich'], unit: 'month', n: 2 },
    {
      words: ['vierteljahrlich', 'vierteljaehrlich', 'quartalsweise', 'dreimonatlich'],
      unit: 'quarter',
      n: 1,
    },
    { words: ['halbjahrlich', 'halbjaehrlich', 'jedes halbe jahr'], unit: 'month', n: 6 },
    { words: ['jahrlich', 'jaehrlich', 'alljahrlich'], unit: 'year', n: 1 },
  ],
  habits: [
    ['montags'],
    ['dienstags'],
    ['mittwochs'],
    ['donnerstags'],
    ['freitags'],
    ['samstags', 'sonnabends'],
    ['sonntags'],
  ],
  workdays: {
    weekday: ['wochentag', 'wochentage', 'wochentagen', 'wochentages', 'wochentags'],
    working_day: [
      'arbeitstag',
      'arbeitstage',
      'arbeitstagen',
      'arbeitstages',
      'werktag',
      'werktage',
      'werktagen',
      'werktages',
      'werktags',
    ],
  },
};

const fr: RhythmVocabulary = {
  every: [
    'chaque',
    'tous les',
    'toutes les',
    'tout les',
    'par',
    'une fois par',
    '1 fois par',
    'une fois tous les',
    'une fois toutes les',
  ],
  everyOther: [],
  other: [],
  of: ['du', 'de', 'des', "d'", 'en', 'dans'],
  and: ['et'],
  to: ['au', 'a'],
  oneIn: ['sur'],
  fillers: ['le', 'la', 'les', "l'"],
  ordinals: [
    ['premier', 'premiere', 'premiers', 'premieres'],
    ['deuxieme', 'deuxiemes', 'second', 'seconde', 'seconds', 'secondes'],
    ['troisieme', 'troisiemes'],
    ['quatrieme', 'quatriemes'],
    ['cinquieme', 'cinquiemes'],
    ['sixieme', 'sixiemes'],
    ['septieme', 'septiemes'],
    ['huitieme', 'huitiemes'],
    ['neuvieme', 'neuviemes'],
    ['dixieme', 'dixiemes'],
    ['onzieme', 'onziemes'],
    ['douzieme', 'douziemes'],
  ],
  last: ['dernier', 'derniere', 'derniers', 'dernieres'],
  lastButOne: ['avant-dernier', 'avant-derniere', 'avant dernier', 'avant derniere'],
  ordinalEndings: ['er', 're', 'e', 'eme', 'ieme', 'nd', 'nde'],
  numbers: [
    ['un', 'une'],
    ['deux'],
    ['trois'],
    ['quatre'],
    ['cinq'],
    ['six'],
    ['sept'],
    ['huit'],
    ['neuf'],
    ['dix'],
    ['onze'],
    ['douze'],
  ],
  units: {
    day: ['jour', 'jours'],
    week: ['semaine', 'semaines'],
    month: ['mois'],
    quarter: ['trimestre', 'trimestres'],
    year: ['an', 'ans', 'annee', 'annees'],
  },
  adverbs: [
    {
      words: ['quotidien', 'quotidienne', 'quotidiennement'],
      unit: 'day',
      n: 1,
    },
    { words: ['hebdomadaire', 'hebdomadairement'], unit: 'week', n: 1 },
    // A fortnight is fifteen days in French.
    { words: ['tous les 15 jours', 'tous les quinze jours'], unit: 'week', n: 2 },
    { words: ['mensuel', 'mensuelle', 'mensuellement'], unit: 'month', n: 1 },
    { words: ['bimestriel', 'bimestrielle'], unit: 'month', n: 2 },
    { words: ['trimestriel', 'trimestrielle', 'trimestriellement'], unit: 'quarter', n: 1 },
    { words: ['semestriel', 'semestrielle', 'chaque semestre'], unit: 'month', n: 6 },
    { words: ['annuel', 'annuelle', 'annuellement'], unit: 'year', n: 1 },
  ],
  habits: [
    ['lundis', 'le lundi'],
    ['mardis', 'le mardi'],
    ['mercredis', 'le mercredi'],
    ['jeudis', 'le jeudi'],
    ['vendredis', 'le vendredi'],
    ['samedis', 'le samedi'],
    ['dimanches', 'le dimanche'],
  ],
  workdays: {
    weekday: ['jour de semaine', 'jours de semaine', 'en semaine'],
    working_day: [
      'jour ouvre',
      'jours ouvres',
      'jour ouvrable',
      'jours ouvrables',
      'jour de travail',
      'jours de travail',
    ],
  },
};

/** By language, as in {@link DUE_VOCABULARIES}. */
export const RHYTHM_VOCABULARIES = { en, nl, de, fr } as const;
