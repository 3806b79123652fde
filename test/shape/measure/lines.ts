import ts from 'typescript';
import { lineOf, nodesOf, tokensOf } from './syntax.ts';

/** Lines of one file or of many. `imports` and `tables` are parts of `code`. */
export interface LineCount {
  /** Lines on which something stands that runs or is typed; a comment behind it changes nothing. */
  code: number;
  /** Lines on which nothing but a comment stands. */
  comments: number;
  /** Lines of `import … from` and `export … from`. */
  imports: number;
  /** Lines of literals in a table at the top of a module: words that could as well lie in JSON. */
  tables: number;
}

export function countLines(file: ts.SourceFile): LineCount {
  const code = new Set(linesUnder(file, file));
  const filled = file.text.split(/\r?\n/).flatMap((line, at) => (line.trim() === '' ? [] : [at]));
  const written = filled.filter((line) => code.has(line));
  const imports = linesOfAll(file.statements.filter(isImport), file);
  const tables = tableLines(file);
  return {
    code: written.length,
    comments: filled.length - written.length,
    imports: written.filter((line) => imports.has(line)).length,
    tables: written.filter((line) => tables.has(line)).length,
  };
}

export function addLines(counts: readonly LineCount[]): LineCount {
  const sum = { code: 0, comments: 0, imports: 0, tables: 0 };
  for (const count of counts) {
    sum.code += count.code;
    sum.comments += count.comments;
    sum.imports += count.imports;
    sum.tables += count.tables;
  }
  return sum;
}

function isImport(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
  );
}

function linesOfAll(nodes: readonly ts.Node[], file: ts.SourceFile): Set<number> {
  return new Set(nodes.flatMap((node) => [...linesUnder(node, file)]));
}

function* linesUnder(node: ts.Node, file: ts.SourceFile): Generator<number> {
  for (const token of tokensOf(node, file)) yield* linesOf(token, file);
}

function* linesOf(token: ts.Node, file: ts.SourceFile): Generator<number> {
  const last = lineOf(file, token.getEnd());
  for (let line = lineOf(file, token.getStart(file)); line <= last; line++) yield line;
}

/** Lines that hold literals, names of their properties and punctuation, and nothing that runs. */
function tableLines(file: ts.SourceFile): Set<number> {
  const literal = new Set<number>();
  const running = new Set<number>();
  for (const table of tablesOf(file)) {
    for (const token of tokensOf(table, file)) {
      if (isPunctuation(token)) continue;
      const kind = isLiteral(token) ? literal : running;
      for (const line of linesOf(token, file)) kind.add(line);
    }
  }
  return literal.difference(running);
}

/** Declarations at the top of a module in whose value no function is written. */
function tablesOf(file: ts.SourceFile): ts.VariableDeclaration[] {
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .filter(({ initializer }) => initializer && !holdsFunction(initializer, file));
}

function holdsFunction(node: ts.Node, file: ts.SourceFile): boolean {
  return nodesOf(node, file).some(ts.isFunctionLike);
}

function isPunctuation({ kind }: ts.Node): boolean {
  return kind >= ts.SyntaxKind.FirstPunctuation && kind <= ts.SyntaxKind.LastPunctuation;
}

function isLiteral(token: ts.Node): boolean {
  const { parent } = token;
  return (
    ts.isStringLiteral(token) ||
    ts.isNumericLiteral(token) ||
    ts.isNoSubstitutionTemplateLiteral(token) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(token.kind) ||
    (ts.isPropertyAssignment(parent) && parent.name === token)
  );
}
