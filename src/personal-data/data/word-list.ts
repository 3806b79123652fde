/** A list of words, as typed in a text with spaces and line ends between them. */
export function wordList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

export function wordSet(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(wordList));
}
