/**
 * A document for a file or for paper, as plain tagged data. All words are final, moments too: paper
 * knows no reader's zone. Nothing here knows how it will look.
 */
export interface PrintedDocument {
  /** BCP 47 tag of its own words; what people typed may be in any language. */
  readonly language: string;
  /** What a reader's window calls it. Nothing about a person: it is kept beside the pages. */
  readonly title: string;
  /** Above every page. */
  readonly marking: string;
  /** Below every page, beside its number. */
  readonly reference: string;
  /** "Page 2 of 5". */
  readonly pageNumber: (page: number, pages: number) => string;
  /** ISO 8601 instant. */
  readonly madeAt: string;
  /** The first line says it all. */
  readonly heading: string;
  readonly blocks: readonly DocumentBlock[];
}

/**
 * One page to hang up or hand out, in large type: a message to people who read it standing. All words and
 * moments are final.
 */
export interface PrintedNotice {
  /** BCP 47 tag. */
  readonly language: string;
  /** What a reader's window calls it. */
  readonly title: string;
  /** ISO 8601 instant. */
  readonly madeAt: string;
  /** Above and below everything, white on black: what nobody may overlook. */
  readonly band?: string;
  /** Above the heading: that it follows an earlier one. */
  readonly label?: string;
  readonly heading: string;
  readonly parts: readonly NoticePart[];
  /** At the foot, small: who stands for it, since when. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** At the foot as well: what a machine reads, and what it is in words. */
  readonly code: { readonly content: string; readonly caption: string };
}

/** One paragraph of a notice under its heading. */
export interface NoticePart {
  readonly heading: string;
  readonly text: string;
}

export interface HeadingPart {
  readonly tag: 'heading';
  readonly text: string;
}

export interface ParagraphPart {
  readonly tag: 'paragraph';
  readonly text: string;
}

/** A word, and what it is. */
export interface PairsPart {
  readonly tag: 'pairs';
  readonly pairs: readonly { readonly label: string; readonly value: string }[];
}

/**
 * Somebody's own words. What was seen or heard looks different from how it was read, and both from
 * what is said about what was done.
 */
export interface PassagePart {
  readonly tag: 'passage';
  readonly kind: 'fact' | 'interpretation' | 'said';
  readonly heading: string;
  readonly text: string;
}

/** One line of a timeline. */
export interface EntryPart {
  readonly tag: 'entry';
  readonly when: string;
  readonly what: string;
  readonly who: string;
  readonly passages: readonly PassagePart[];
}

export type DocumentBlock = HeadingPart | ParagraphPart | PairsPart | PassagePart | EntryPart;
