import ts from 'typescript';
import { nodesOf, placeOf } from './syntax.ts';

/** The ways past the type checker; `as const` and `satisfies` are none. */
export type Escape = 'any' | 'as' | 'angle' | 'non-null' | 'jsdoc';

export interface EscapeFound {
  kind: Escape;
  place: string;
}

export function findEscapes(file: ts.SourceFile): EscapeFound[] {
  return [...nodesOf(file, file)].flatMap((node) => {
    const kind = escapeOf(node);
    return kind ? [{ kind, place: placeOf(node, file) }] : [];
  });
}

function escapeOf(node: ts.Node): Escape | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isAsExpression(node)) return ts.isConstTypeReference(node.type) ? undefined : 'as';
  if (ts.isTypeAssertionExpression(node)) {
    return ts.isConstTypeReference(node.type) ? undefined : 'angle';
  }
  if (ts.isNonNullExpression(node) || isAssertedAssigned(node)) return 'non-null';
  // JavaScript casts in a comment: /** @type {X} */ (y).
  if (ts.isParenthesizedExpression(node) && ts.getJSDocTypeTag(node)) return 'jsdoc';
  return undefined;
}

/** `name!: Type`: said to be set before it is read. */
function isAssertedAssigned(node: ts.Node): boolean {
  return (
    (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) &&
    node.exclamationToken !== undefined
  );
}
