import ts from 'typescript';
import { nodesOf, placeOf, tokensOf } from './syntax.ts';

export interface LongFunction {
  /** `src/path.ts#name`: what an exception is named by. */
  name: string;
  place: string;
  lines: number;
}

export function longFunctions(file: ts.SourceFile, limit: number): LongFunction[] {
  return [...nodesOf(file, file)].flatMap((node) => {
    if (!ts.isFunctionLike(node)) return [];
    const lines = linesOfBody(node, file);
    if (lines <= limit) return [];
    return [{ name: `${file.fileName}#${nameOf(node)}`, place: placeOf(node, file), lines }];
  });
}

/**
 * As Biome's noExcessiveLinesPerFunction counts, with blank lines skipped: the lines of the body that
 * begin with something other than a comment or a brace. Biome passes getters and setters over; this does not.
 */
function linesOfBody(node: ts.SignatureDeclaration, file: ts.SourceFile): number {
  if (!('body' in node) || node.body === undefined) return 0;
  let lines = 0;
  for (const token of tokensOf(node.body, file)) {
    const isBrace =
      token.kind === ts.SyntaxKind.OpenBraceToken || token.kind === ts.SyntaxKind.CloseBraceToken;
    if (!isBrace && file.text.slice(token.pos, token.getStart(file)).includes('\n')) lines++;
  }
  return lines;
}

/** Its own name, or that of the constant or property which holds it. */
function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  const isHeld = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isHeld ? parent.name.getText() : 'anonymous';
}
