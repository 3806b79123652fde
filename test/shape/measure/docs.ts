import ts from 'typescript';
import { placeOf } from './syntax.ts';

/** Where functions that a module exports stand with no `/** … *\/` before them, as `src/path.ts:12 name`. */
export function undocumentedFunctions(file: ts.SourceFile): string[] {
  const exported = file.statements.filter(isExported);
  const documented = new Set(exported.filter((each) => hasDoc(each, file)).flatMap(namesIn));
  return exported.flatMap((statement) =>
    // An overloaded function stands here once a signature; a word before one of them will do.
    isOverload(statement)
      ? []
      : namesIn(statement)
          .filter((name) => !documented.has(name))
          .map((name) => `${placeOf(statement, file)} ${name}`),
  );
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/** The functions that a statement declares: by name, or as a constant that holds one. */
function namesIn(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer && ts.isFunctionLike(initializer))
    .map(({ name }) => name.getText());
}

function isOverload(statement: ts.Statement): boolean {
  return ts.isFunctionDeclaration(statement) && statement.body === undefined;
}

function hasDoc(statement: ts.Statement, file: ts.SourceFile): boolean {
  const comments = ts.getLeadingCommentRanges(file.text, statement.pos) ?? [];
  return comments.some(({ pos }) => file.text.startsWith('/**', pos));
}
