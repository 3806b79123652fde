import { existsSync } from 'node:fs';
import {
  type Extra,
  type Item,
  percent,
  readCorpus,
  type Score,
  type Share,
  score,
} from './scoring.ts';

/**
 * `npm run second-look`: what the second look finds and misses in the labelled texts.
 * `npm run second-look -- development` leaves the held-out set unopened, as one should when tuning.
 */

const SETS = [
  {
    name: 'Development set',
    path: new URL('../cases/personal-data.development.json', import.meta.url),
  },
  {
    name: 'Held-out set (measured only, never tuned on)',
    path: new URL('../cases/personal-data.held-out.json', import.meta.url),
  },
] as const;
const LANGUAGES = ['nl', 'de', 'fr', 'en'] as const;

const isTuning = process.argv.includes('development');

for (const { name, path } of isTuning ? SETS.slice(0, 1) : SETS) {
  if (existsSync(path)) printSet(name, readCorpus(path));
  else console.log(`\n${name}: no file yet.`);
}

function printSet(name: string, items: readonly Item[]): void {
  const whole = score(items);
  console.log(`\n${name}: ${items.length} texts`);
  printRates('all', whole);
  for (const language of LANGUAGES) {
    printRates(language, score(items.filter((item) => item.language === language)));
  }
  for (const [kind, found] of whole.foundByKind) {
    console.log(`  ${kind.padEnd(20)} found ${asText(found)}`);
  }
  printLines(whole);
}

function printRates(name: string, { found, flagged }: Score): void {
  console.log(`  ${name.padEnd(20)} found ${asText(found)}, negatives flagged ${asText(flagged)}`);
}

function asText(share: Share): string {
  const rate = share.of === 0 ? '' : ` (${percent(share).toFixed(1)} %)`;
  return `${share.count} of ${share.of}${rate}`;
}

function printLines({ misses, falseAlarms, besideLabels }: Score): void {
  for (const { item, kind, words } of misses) {
    console.log(`  missed       ${item.language} ${kind}: "${words}" in: ${item.text}`);
  }
  for (const extra of falseAlarms) console.log(`  false alarm  ${describe(extra)}`);
  for (const extra of besideLabels) console.log(`  not labelled ${describe(extra)}`);
}

function describe({ item, finding }: Extra): string {
  const marked = item.text.slice(finding.start, finding.end);
  return `${item.language} ${finding.kind}: "${marked}" in: ${item.text}`;
}
