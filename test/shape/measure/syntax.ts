import ts from 'typescript';
import type { SourceFile } from '../source-files.ts';

/**
 * One file's syntax tree. No program and no types: each file is read alone, so that it takes
 * milliseconds. Comments in JSDoc are parsed in JavaScript only, where they carry types.
 */
export function parse({ path, text }: SourceFile): ts.SourceFile {
  const options = {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: path.endsWith('.js')
      ? ts.JSDocParsingMode.ParseAll
      : ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(path, text, options, true);
}

/** Every token below a node in its order, punctuation too; comments are no tokens. */
export function* tokensOf(node: ts.Node, file: ts.SourceFile): Generator<ts.Node> {
  if (ts.isJSDoc(node)) return;
  const children = node.getChildren(file);
  if (children.length === 0 && node.getWidth(file) > 0) yield node;
  for (const child of children) yield* tokensOf(child, file);
}

/** Every node below a node, itself too, in its order; in JavaScript those of JSDoc as well. */
export function* nodesOf(node: ts.Node, file: ts.SourceFile): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren(file)) yield* nodesOf(child, file);
}

/** The number of the line on which a place in a file lies, from 0. */
export function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line;
}

/** `src/path.ts:12`, as editors open it. */
export function placeOf(node: ts.Node, file: ts.SourceFile): string {
  return `${file.fileName}:${lineOf(file, node.getStart(file)) + 1}`;
}
