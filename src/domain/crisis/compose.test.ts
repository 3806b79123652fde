import { describe, expect, it } from 'vitest';
import { type Composition, composeText, FRAME_PARTS } from './compose.ts';
import { MESSAGE_KINDS, MESSAGE_LANGUAGES, type MessageLanguage, VARIANTS } from './message.ts';
import {
  EVENT_KINDS,
  fillPlaceholders,
  PLACEHOLDERS,
  phrasesOf,
  templateOf,
  unfilledPlaceholders,
} from './templates.ts';
import { graphemes, spokenSeconds, textFaults } from './text-faults.ts';

const FRAME = {
  happened: 'There is a fire at the station.',
  doing: 'The fire service is there.',
  advice: 'Please stay away.',
  unknown: 'We do not know the cause yet.',
};
const composed = (more: Partial<Composition> = {}) =>
  composeText({
    language: 'en',
    kind: 'first',
    exercise: false,
    frame: FRAME,
    senders: ['Police Havenstad', 'Municipality of Havenstad'],
    nextUpdateAt: '2026-11-25T20:30:00Z',
    timeZone: 'Europe/Amsterdam',
    ...more,
  });

describe('one frame in every form', () => {
  it('tells all four parts on the screen, aloud and on paper, and two of them in short', () => {
    const { variants } = composed();
    for (const variant of ['standard', 'spoken', 'printable'] as const) {
      for (const part of FRAME_PARTS) expect(variants[variant]).toContain(FRAME[part]);
    }
    expect(variants.short).toBe(
      'There is a fire at the station. Please stay away. Next update: 25 Nov, 21:30.',
    );
  });

  it('names both organisations, and when there is more as people there say it', () => {
    const said = MESSAGE_LANGUAGES.map((language) => composed({ language }).variants);
    for (const { standard, spoken, printable } of said) {
      for (const form of [standard, spoken, printable]) {
        expect(form).toContain('Police Havenstad');
        expect(form).toContain('Municipality of Havenstad');
      }
    }
    expect(said.map(({ spoken }) => spoken.split('\n\n').at(-1))).toEqual([
      'We will say more on 25 November at 21:30.',
      'Op 25 november om 21.30 uur vertellen wij u meer.',
      'Am 25. November um 21:30 Uhr informieren wir Sie weiter.',
      'Nous vous en dirons plus le 25 novembre à 21 h 30.',
      'Ми повідомимо більше 25 листопада о 21:30.',
    ]);
  });

  it('says in every form, at its head, that it is an exercise', () => {
    for (const language of MESSAGE_LANGUAGES) {
      const { exercise } = phrasesOf(language);
      const practised = composed({ language, exercise: true });
      for (const variant of VARIANTS) {
        expect(practised.variants[variant].startsWith(exercise)).toBe(true);
        expect(composed({ language }).variants[variant]).not.toContain(exercise);
      }
      expect(textFaults(practised, { exercise: true })).toEqual([]);
    }
  });

  it('says what follows an earlier message', () => {
    for (const language of MESSAGE_LANGUAGES) {
      const { label } = phrasesOf(language);
      for (const kind of ['update', 'correction', 'all_clear'] as const) {
        const { short, standard, printable } = composed({ language, kind }).variants;
        for (const form of [short, standard, printable]) expect(form).toContain(label[kind]);
      }
    }
  });

  it('leaves out what cannot be seen, and blank lines that would break the printed form', () => {
    const happened = ' One.\r\n\r\n\u202Etwo\u200B\tthree  \u0007';
    const { frame, variants } = composed({ frame: { ...FRAME, happened } });
    expect(frame.happened).toBe('One.\ntwo three');
    expect(variants.printable.split('\n\n')[1]).toBe('What happened\nOne.\ntwo three');
    expect(variants.spoken).toContain('One. two three.');
  });
});

describe('what is wrong with a text', () => {
  const faultsOf = (more: Partial<Composition>) =>
    textFaults(composed(more), { exercise: more.exercise ?? false });

  it('counts the short form as a reader does, and cuts nothing', () => {
    const spare = 280 - graphemes(composed({ frame: { ...FRAME, happened: '.' } }).variants.short);
    const flag = '🇺🇦';
    const full = { ...FRAME, happened: `${flag.repeat(spare)}.` };
    expect(graphemes(composed({ frame: full }).variants.short)).toBe(280);
    expect(faultsOf({ frame: full })).toEqual([]);
    const over = { ...FRAME, happened: `${flag.repeat(spare + 1)}.` };
    expect(faultsOf({ frame: over })).toEqual([
      { fault: 'short_too_long', graphemes: 281, most: 280 },
    ]);
    expect(composed({ frame: over }).variants.short).toContain(over.happened);
  });

  it('takes the time of reading aloud, also of one word that has no end', () => {
    expect(spokenSeconds('')).toBe(0);
    // 150 words a minute, at the 4.9 characters that a word of the source's texts has.
    expect(spokenSeconds('abcde '.repeat(150))).toBe(63);
    expect(spokenSeconds('112')).toBe(2);
    const frame = { ...FRAME, unknown: 'x'.repeat(8_000) };
    expect(faultsOf({ frame })).toEqual([{ fault: 'spoken_too_long', seconds: 682, most: 60 }]);
  });

  it('finds every placeholder that is open, half ones too, and parts that say nothing', () => {
    expect(unfilledPlaceholders('at {{place}}, {{ }}, {{place}}, {{when and {{street} }}')).toEqual(
      ['{{place}}', '{{ }}', '{{when and ', '{{street}', '}}'],
    );
    const frame = { ...FRAME, happened: 'Fire at {{place}}', unknown: ' \n ' };
    expect(faultsOf({ frame })).toEqual([
      { fault: 'part_empty', part: 'unknown' },
      { fault: 'unfilled', placeholders: ['{{place}}'] },
    ]);
  });

  it('finds an exercise whose text does not say so', () => {
    expect(textFaults(composed(), { exercise: true })).toEqual([
      { fault: 'exercise_unmarked', variants: VARIANTS },
    ]);
  });
});

describe('templates', () => {
  const every = MESSAGE_LANGUAGES.flatMap((language) =>
    EVENT_KINDS.map((kind) => ({ language, kind, template: templateOf(kind, language) })),
  );
  const values = { place: 'Stationsplein en omgeving, Havenstad', emergency_number: '112' };

  it.each(every)('$kind in $language can be sent once its places are filled', (one) => {
    const frame = fillPlaceholders(one.template.frame, values);
    for (const kind of MESSAGE_KINDS.filter((kind) => kind !== 'all_clear')) {
      const text = composed({ language: one.language, kind, exercise: true, frame });
      expect(textFaults(text, { exercise: true })).toEqual([]);
    }
  });

  it('leave the same places open in every language, and cannot be sent before', () => {
    for (const kind of EVENT_KINDS) {
      const open = MESSAGE_LANGUAGES.map((language) =>
        unfilledPlaceholders(Object.values(templateOf(kind, language).frame).join(' ')),
      );
      for (const places of open) expect(places).toEqual(open[0]);
      const known: readonly string[] = PLACEHOLDERS.map((name) => `{{${name}}}`);
      expect(known).toEqual(expect.arrayContaining([...(open[0] ?? [])]));
      expect(open[0]).toContain('{{place}}');
    }
  });

  it('put a value in as it is, and keep a place open that has none', () => {
    const frame = { ...FRAME, happened: 'Fire at {{place}}. Call {{emergency_number}}.' };
    const filled = fillPlaceholders(frame, { place: '$& Mill $1', emergency_number: ' ' });
    expect(filled.happened).toBe('Fire at $& Mill $1. Call {{emergency_number}}.');
  });

  it('keep lines to take and answers beside the frame, as many in every language', () => {
    for (const kind of EVENT_KINDS) {
      const all = MESSAGE_LANGUAGES.map((language) => templateOf(kind, language));
      for (const { lines, questions } of all) {
        expect(lines.length).toBe(all[0]?.lines.length);
        expect(questions.length).toBe(all[0]?.questions.length);
        expect(unfilledPlaceholders(JSON.stringify({ lines, questions }))).toEqual([]);
      }
    }
  });

  /** Going or staying in, locking up, and what was closed, measured, searched or done: in every language. */
  const NOT_OURS_TO_SAY: Readonly<Record<MessageLanguage, RegExp>> = {
    en: /indoors,? (?:now|close|lock|with)|go indoors|stay (?:in|indoors|inside)|lock|ventilation|closed|cordon|measur|search|are there|brought|fire service is|helping|talking|can go outside|be looked into|large|serious violence/iu,
    nl: /naar binnen|binnen blijven|blijf(?:t u)? (?:dan )?binnen|op slot|ventilatie|afgezet|afzetting|gemeten|meet|doorzoekt|ter plaatse|gebracht|brandweer be|helpen|in gesprek|weer naar buiten|onderzoch?t|grote|ernstig geweld/iu,
    de: /ins Haus|im Haus|schließen Sie (?:ab|Fenster)|Lüftung|gesperrt|Absperrung|gemessen|misst|durchsucht|vor Ort|gebracht|bekämpft|helfen (?:den|wir|Menschen)|sprechen mit|ins Freie|untersucht|Großbrand|schwere gewalt/iu,
    fr: /rentrez|l’intérieur, portes|l’intérieur jusqu|restez (?:à l’intérieur|chez)|à clé|ventilation|fermé|périmètre|analys|fouille|sont sur place|est sur place|à l’abri|abritez|combattent|aidons|dialoguons|de nouveau sortir|sera examinée|recherches sont|important,|graves,/iu,
    uk: /зайдіть|у приміщенні[ ,](?:із|якщо|до)|залишайтеся|замкніть|вентиляцію|перекри|оточення|вимірю|обстежує|вже там|там працює|виводять|гасять|допомагаємо|розмовляємо|знову можете виходити|вивчать|з’ясовують|велика|тяжкий/iu,
  };

  it.each(every)(
    '$kind in $language sends nobody in, and states nothing that nobody entered',
    (one) => {
      const { frame, lines, questions } = one.template;
      const said = [...Object.values(frame), ...lines, ...questions.map(({ answer }) => answer)];
      const wrong = said.filter((text) => NOT_OURS_TO_SAY[one.language].test(text));
      expect(wrong).toEqual([]);
    },
  );

  it('say of violence to get away before anything else, and of a substance that it depends', () => {
    const away = { en: 'get away', nl: 'Vlucht', de: 'Flüchten', fr: 'échappez', uk: 'тікайте' };
    const hide = { en: 'hide', nl: 'Verstop', de: 'verstecken', fr: 'cachez', uk: 'сховайтеся' };
    const depends = { en: 'depends', nl: 'hangt', de: 'hängt', fr: 'dépend', uk: 'залежить' };
    for (const language of MESSAGE_LANGUAGES) {
      const { advice } = templateOf('violence', language).frame;
      expect(advice).toContain(away[language]);
      expect(advice.indexOf(hide[language])).toBeGreaterThan(advice.indexOf(away[language]));
      expect(templateOf('hazardous_substance', language).frame.advice).toContain(depends[language]);
    }
  });
});
