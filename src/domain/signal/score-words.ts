import { foldText } from '../text/fold.ts';

/**
 * Numbers and grades that stand for a judgement, such as "8/10", "risk level 3" or "high risk". What both
 * sides note of a signal says what was seen or what can be done, never how much somebody is worth in points.
 * Dates, times, ages, counts and house numbers are facts. English first, with the plainest forms in
 * Dutch, German and French.
 */
const GRADES = [
  // "risk level", "threat rating", "Risikostufe", "niveau de risque"
  /(?<!\p{L})(?:risk|threat|danger|concern)[\s-]*(?:level|rating|score|grade|category|class|index)s?(?!\p{L})/iu,
  /(?<!\p{L})(?:level|grade|category|class|tier)\s+\d+\s+(?:risk|threat|danger)(?!\p{L})/iu,
  /(?<!\p{L})(?:risico|risiko)[\s-]*(?:niveau|score|klasse|categorie|stufe|wert)/iu,
  /(?<!\p{L})(?:niveau|score)\s+de\s+(?:risque|menace|danger)/iu,
  // "high risk", "threat is very low", "hoog risico", "risque élevé"
  /(?<!\p{L})(?:high(?:er|est)?|low(?:est)?|medium|moderate|elevated|severe|extreme|critical)[\s-](?:risk|threat|danger)s?(?!\p{L})/iu,
  /(?<!\p{L})(?:risk|threat|danger)\s*(?:is|was|seems|remains|stays|[:=])\s*(?:very\s+|extremely\s+)?(?:high|low|medium|moderate|elevated|severe|extreme|critical)(?!\p{L})/iu,
  /(?<!\p{L})(?:hoog|hoge|laag|lage|gemiddelde?|verhoogde?)[\s-]?(?:risico|dreiging)/iu,
  /(?<!\p{L})(?:hohe[sr]?|niedrige[sr]?|mittlere[sr]?|erhöhte[sr]?)\s+(?:risiko|gefahr)/iu,
  /(?<!\p{L})(?:risque|menace)\s+(?:élevée?|faible|moyen(?:ne)?)/iu,
  // "risk 3", "risk: 80 %", "80 % likely"
  /(?<!\p{L})(?:risk|threat|risico|risiko|risque)\s*(?:is|[:=])?\s*\d{1,3}(?:\s?%|(?=\s*(?:$|[;)!?]|[.,:](?!\d))))/imu,
  /\d{1,3}\s?%\s+(?:risk|threat|danger|likely)(?!\p{L})/iu,
];

/** "A score of people" is twenty of them. */
const SCORE =
  /(?<!\p{L})(?:(?!(?<=a\s)score\s+of\s+(?!one|two|three|four|five|six|seven|eight|nine|ten)\p{L})score|scores(?!\s+of)|scored|scoring|(?:rated|rating)\s*(?:of|as|at|:)?\s*\d+)(?!\p{L})/giu;
/** Where scores are facts: "the match ended with a score of 3–1", "a film rated 16". */
const PLAY =
  /(?<!\p{L})(?:goals?|match(?:es)?|games?|football|soccer|hockey|basketball|tournament|team|penalt(?:y|ies)|film|music|exam)(?!\p{L})/iu;

/** "8/10", "4 out of 5". */
const OUT_OF = /(?<![\d/.,:-])(\d{1,3})\s?(?:\/|out\s+of)\s?(5|10|100)(?![\d/]|[.,:-]\d)/giu;
const DATE_BEFORE =
  /(?<!\p{L})(?:on|since|from|until|till|by|before|after|between(?:\s+\S+\s+and)?|dated?|op|sinds|vanaf|tot|am|seit|bis|vom|le|du|depuis|au|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[.,]?\s+$/iu;
const DATE_AFTER = /^(?:\s*[-–]\s*\d{1,2}\/|,?\s+(?:at\s+)?\d{1,2}[:.]\d\d)/u;
const STREET = 'street|road|lane|avenue|square|drive|close|row|court|way|terrace|crescent';
const HOUSE_BEFORE = new RegExp(
  `(?:(?:straat|laan|weg|plein|kade|gracht|str\\.?|straße|strasse|gasse|platz|allee|${STREET})|` +
    '(?<!\\p{L})(?:flat|no\\.?|nr\\.?|number|house|unit|room|apartment|(?:rue|boulevard|place)(?:\\s+\\p{L}+){1,4}))\\s+$',
  'iu',
);
const HOUSE_AFTER = new RegExp(`^\\s+(?:\\p{Lu}\\p{L}+\\s+){1,2}(?:${STREET})(?!\\p{L})`, 'iu');
const COUNTED_AFTER =
  /^\s+(?:of|people|persons|residents|pupils|students|members|children|families|houses|homes|flats|windows|cars|days|nights|weeks|times|visits|meetings|appointments|lessons)(?!\p{L})/iu;
/** How much around a number tells what it is; in characters. */
const AROUND = 60;

/**
 * Looks for a score in a text.
 *
 * @returns the words of the first one; nothing if there is none.
 */
export function findScore(typed: string): string | undefined {
  const text = foldText(typed);
  for (const grade of GRADES) {
    const [found] = grade.exec(text) ?? [];
    if (found) return found.trim();
  }
  return scoreWord(text) ?? outOf(text);
}

function scoreWord(text: string): string | undefined {
  for (const sentence of text.split(/[.!?\n]+/u)) {
    if (PLAY.test(sentence)) continue;
    for (const [found] of sentence.matchAll(SCORE)) return found;
  }
  return undefined;
}

function outOf(text: string): string | undefined {
  for (const { 0: found, 1: points, 2: most, index } of text.matchAll(OUT_OF)) {
    const before = text.slice(Math.max(0, index - AROUND), index);
    const after = text.slice(index + found.length, index + found.length + AROUND);
    const fact =
      Number(points) > Number(most) ||
      [DATE_BEFORE, HOUSE_BEFORE].some((one) => one.test(before)) ||
      [DATE_AFTER, HOUSE_AFTER, COUNTED_AFTER].some((one) => one.test(after));
    if (!fact) return found;
  }
  return undefined;
}
