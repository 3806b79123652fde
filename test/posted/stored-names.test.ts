import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../src/bot/declare/feature.ts';
import { FEATURES } from '../../src/features/index.ts';
import { readWorkingTree } from '../shape/source-files.ts';
import NAMES from './stored-names.json' with { type: 'json' };
import VALUES from './values-2026-11.json' with { type: 'json' };

/**
 * Names that stand in somebody's database or in a card that somebody was sent. Whoever takes one away, or
 * writes it otherwise, orphans what is there: a button that no longer answers, a key that no longer keeps
 * twice from once, a text that no longer opens. The list was read from the code of November 2026.
 *
 * A new name is added to its list in `stored-names.json`, and a value to those that are kept; none is ever taken out
 * once it was released.
 */

/** Fewer letters than these hold any name at all: `${a}.${b}`. */
const FEWEST_LETTERS = 4;
/** What stands where a template says something that is known only when it runs. */
const HOLE = '[a-z_]+';

/** What the front hall itself sends: no feature declares it. */
const OWN_CARDS = ['delivery.answer'];
/** A reminder is put off again under the same key when it comes again, so it is no `once` of its use case. */
const KEYS_BY_HAND = ['reminders.snooze'];

const literals = readWorkingTree('src').flatMap(({ path, text }) =>
  path.endsWith('.ts') ? literalsOf(ts.createSourceFile(path, text, ts.ScriptTarget.Latest)) : [],
);
const plain = new Set(literals.flatMap((one) => (typeof one === 'string' ? [one] : [])));
const patterns = literals.filter((one) => one instanceof RegExp);

describe.each(Object.entries(NAMES))('of the %s as they are kept', (_, names) => {
  it.each(names)('%s is still written somewhere', (name) => {
    expect(plain.has(name) || patterns.some((pattern) => pattern.test(name))).toBe(true);
  });
});

describe('what is asked for by name', () => {
  const tables = tablesOf(FEATURES);
  const forms = [...tables.useCases.values()].flatMap(({ form }) => form ?? []);
  const jobs = FEATURES.flatMap((feature) => feature.jobs ?? []).map(({ name }) => name);
  const declared: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['press', NAMES.presses, [...tables.presses.keys()]],
    ['submission', NAMES.submissions, [...tables.submissions.keys()]],
    ['card', NAMES.cards, [...tables.cards.keys(), ...tables.pushed.keys(), ...OWN_CARDS]],
    ['reminder', NAMES.reminders, [...tables.reminders.keys()]],
    ['file', NAMES.files, [...tables.files.keys()]],
    ['business key', NAMES.businessKeys, [...new Set(forms), ...KEYS_BY_HAND]],
    ['job', NAMES.jobs, jobs],
  ];

  it.each(declared)('is in the list, and nothing else is: each %s', (_, names, known) => {
    expect(known.toSorted()).toEqual(names.toSorted());
  });

  it('has kept a value of every button and every form', () => {
    expect(Object.keys(VALUES.presses).toSorted()).toEqual(NAMES.presses.toSorted());
    expect(Object.keys(VALUES.forms).toSorted()).toEqual(NAMES.submissions.toSorted());
  });
});

/** Every literal of a file; a template as a pattern, and what stands before its first colon. */
function literalsOf(file: ts.SourceFile): (string | RegExp)[] {
  const found: (string | RegExp)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push(...templateNames(node));
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      if (ts.isIdentifier(node.name)) found.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function templateNames({ head, templateSpans }: ts.TemplateExpression): (string | RegExp)[] {
  const texts = [head.text, ...templateSpans.map(({ literal }) => literal.text)];
  const [start = ''] = head.text.split(':');
  const prefixes = head.text.includes(':') ? [start, `${start}:`] : [];
  const letters = texts.join('').replaceAll(/[^a-z]/g, '').length;
  if (letters < FEWEST_LETTERS) return prefixes;
  return [...prefixes, new RegExp(`^${texts.map(RegExp.escape).join(HOLE)}$`)];
}
