import { heading, line, quiet } from '../../cards/blocks.ts';
import type { Block, RichText } from '../../cards/card.ts';
import type { ChoiceField, Field } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';
import { findPersonalData } from '../../personal-data/find-personal-data.ts';
import type { Finding } from '../../personal-data/finding.ts';

/** What may become of text that seems to concern a person. */
export const SECOND_LOOK_ANSWERS = ['take_out', 'keep'] as const;

/** The name of the field that brings the answer back. */
export const SECOND_LOOK_FIELD = 'second_look';

/** How much is shown around the marked words, in characters. */
const AROUND = 30;
const MOST_SHOWN = 8;
const TAKEN_OUT = '[…]';

/** A text of a form in which something seems to concern a person. */
export interface Looked {
  readonly text: string;
  /** Merged where they overlap, in order. */
  readonly marks: readonly Mark[];
}

interface Mark extends Pick<Finding, 'start' | 'end'> {
  readonly kinds: readonly Finding['kind'][];
}

/** Looks at each text once more. @returns those that hold something. */
export function lookAtTexts(texts: readonly string[]): Looked[] {
  return texts
    .map((text) => ({ text, marks: merge(findPersonalData(text)) }))
    .filter(({ marks }) => marks.length > 0);
}

/** The text without what was marked. */
export function takeOut(text: string): string {
  return merge(findPersonalData(text)).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + TAKEN_OUT + rest.slice(end),
    text,
  );
}

/** Asks about it, with the words marked: goes above the fields of the same dialog. */
export function secondLookFields(looked: readonly Looked[], words: Words): Field[] {
  const count = looked.reduce((sum, { marks }) => sum + marks.length, 0);
  const shown = looked.flatMap(({ text, marks }) =>
    marks.map((mark) => excerpt(text, mark, words)),
  );
  const blocks: Block[] = [
    heading(words('second_look.title', { count })),
    ...shown.slice(0, MOST_SHOWN),
    quiet(words('second_look.never_on_card')),
  ];
  return [{ tag: 'note', blocks }, answerField(words)];
}

function answerField(words: Words): ChoiceField {
  return {
    tag: 'choice',
    name: SECOND_LOOK_FIELD,
    label: words('second_look.question'),
    required: true,
    most: 1,
    options: SECOND_LOOK_ANSWERS.map((value) => ({ value, label: words(`second_look.${value}`) })),
  };
}

function excerpt(text: string, mark: Mark, words: Words): Block {
  const from = Math.max(0, mark.start - AROUND);
  const to = Math.min(text.length, mark.end + AROUND);
  const kinds = mark.kinds.map((kind) => words(`second_look.kind.${kind}`)).join(words('list.and'));
  const runs: RichText = [
    `${from > 0 ? '…' : ''}${text.slice(from, mark.start)}`,
    { run: 'mark', text: text.slice(mark.start, mark.end) },
    `${text.slice(mark.end, to)}${to < text.length ? '…' : ''} (${kinds})`,
  ];
  return line(...runs);
}

function merge(findings: readonly Finding[]): Mark[] {
  const marks: Mark[] = [];
  for (const { start, end, kind } of findings.toSorted((one, other) => one.start - other.start)) {
    const last = marks.at(-1);
    if (last && start < last.end) {
      const kinds = last.kinds.includes(kind) ? last.kinds : [...last.kinds, kind];
      marks[marks.length - 1] = { start: last.start, end: Math.max(last.end, end), kinds };
    } else marks.push({ start, end, kinds: [kind] });
  }
  return marks;
}
