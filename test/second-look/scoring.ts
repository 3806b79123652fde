import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findPersonalData } from '../../src/personal-data/find-personal-data.ts';
import { FINDING_KINDS, type Finding, type FindingKind } from '../../src/personal-data/finding.ts';

const item = z.object({
  language: z.enum(['nl', 'de', 'fr', 'en']),
  text: z.string(),
  expected: z.array(z.object({ kind: z.enum(FINDING_KINDS), words: z.string() })),
});
const corpus = z.array(item);

export type Item = z.infer<typeof item>;

/** How many of a whole: labels found of labels, negatives flagged of negatives. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Miss {
  readonly item: Item;
  readonly kind: FindingKind;
  readonly words: string;
}

/** A finding in a text without labels, or, beside labels, one that no label of its kind meets. */
export interface Extra {
  readonly item: Item;
  readonly finding: Finding;
}

export interface Score {
  readonly found: Share;
  readonly flagged: Share;
  readonly foundByKind: ReadonlyMap<FindingKind, Share>;
  readonly misses: readonly Miss[];
  readonly falseAlarms: readonly Extra[];
  readonly besideLabels: readonly Extra[];
}

/** The texts of a file in test/cases, checked. */
export function readCorpus(path: URL): readonly Item[] {
  return corpus.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Counts as test/cases/README.md says: a label is found if a finding of its kind covers its words;
 * a negative is flagged if there is any finding in it.
 */
export function score(items: readonly Item[]): Score {
  const looked = items.map((one) => ({ item: one, findings: findPersonalData(one.text) }));
  const misses = looked.flatMap(({ item, findings }) => missesIn(item, findings));
  const labels = items.flatMap(({ expected }) => expected);
  const negatives = looked.filter(({ item }) => item.expected.length === 0);
  const flagged = negatives.filter(({ findings }) => findings.length > 0);
  return {
    found: { count: labels.length - misses.length, of: labels.length },
    flagged: { count: flagged.length, of: negatives.length },
    foundByKind: countByKind(labels, misses),
    misses,
    falseAlarms: flagged.flatMap(({ item, findings }) => asExtras(item, findings)),
    besideLabels: looked
      .filter(({ item }) => item.expected.length > 0)
      .flatMap(({ item, findings }) =>
        asExtras(
          item,
          findings.filter((f) => !meetsLabel(item, f)),
        ),
      ),
  };
}

export function percent({ count, of }: Share): number {
  return of === 0 ? 100 : (100 * count) / of;
}

function missesIn(item: Item, findings: readonly Finding[]): Miss[] {
  return item.expected
    .filter(({ kind, words }) => !findings.some((f) => f.kind === kind && covers(f, item, words)))
    .map(({ kind, words }) => ({ item, kind, words }));
}

function covers(finding: Finding, { text }: Item, words: string): boolean {
  const start = text.indexOf(words);
  return finding.start <= start && finding.end >= start + words.length;
}

function meetsLabel({ text, expected }: Item, finding: Finding): boolean {
  return expected.some(({ kind, words }) => {
    const start = text.indexOf(words);
    return kind === finding.kind && finding.start < start + words.length && finding.end > start;
  });
}

function asExtras(item: Item, findings: readonly Finding[]): Extra[] {
  return findings.map((finding) => ({ item, finding }));
}

function countByKind(
  labels: readonly { readonly kind: FindingKind }[],
  misses: readonly Miss[],
): ReadonlyMap<FindingKind, Share> {
  const ofKind = (kind: FindingKind, all: readonly { readonly kind: FindingKind }[]) =>
    all.filter((one) => one.kind === kind).length;
  return new Map(
    FINDING_KINDS.map((kind) => {
      const of = ofKind(kind, labels);
      return [kind, { count: of - ofKind(kind, misses), of }];
    }),
  );
}
