import ts from 'typescript';
import { nodesOf, placeOf } from './syntax.ts';

/** What an error says of itself in words, which may hold what somebody typed. */
const WORDS = new Set(['message', 'stack', 'detail', 'meta']);
/** What is thrown is called so, where it is not caught by name. */
const THROWN = /^(e|err|error|cause|thrown)$/;

/**
 * Where the words of an error are read, or all of it is made text or handed to a log: places, in one syntax tree. Its name
 * and its code alone are told. What is thrown is known by how it is caught, by `instanceof`, or by its name.
 */
export function toldFaults(file: ts.SourceFile): string[] {
  const nodes = [...nodesOf(file, file)];
  const caught = new Set([...nodes.flatMap(namesOfCaught)]);
  const isFault = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    ts.isIdentifier(node) &&
    (caught.has(node.text) || THROWN.test(node.text));
  return nodes.filter((node) => tells(node, isFault)).map((node) => placeOf(node, file));
}

/** What a clause catches, a handler of a rejection takes, or `instanceof` asks about. */
function namesOfCaught(node: ts.Node): string[] {
  if (ts.isCatchClause(node) && node.variableDeclaration) {
    return [node.variableDeclaration.name.getText()];
  }
  const name = ts.isCallExpression(node) && handlerOf(node)?.parameters[0]?.name.getText();
  if (name) return [name];
  const asksForKind =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return asksForKind && /(Error|Fault)$/.test(node.right.getText()) ? [node.left.getText()] : [];
}

/** The function that takes what a promise was rejected with. */
function handlerOf({ expression, arguments: given }: ts.CallExpression) {
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const { text } = expression.name;
  const handler = text === 'catch' ? given[0] : text === 'then' ? given[1] : undefined;
  const isFunction = handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler));
  return isFunction ? handler : undefined;
}

/** `{ message }` */
function takesWords(name: ts.BindingName | undefined): boolean {
  if (!name || !ts.isObjectBindingPattern(name)) return false;
  return name.elements.some((one) => WORDS.has((one.propertyName ?? one.name).getText()));
}

function tells(node: ts.Node, isFault: (node: ts.Node | undefined) => boolean): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    return WORDS.has(node.name.text) && isFault(node.expression);
  }
  if (ts.isTemplateSpan(node)) return isFault(node.expression);
  if (ts.isVariableDeclaration(node)) return isFault(node.initializer) && takesWords(node.name);
  if (ts.isCatchClause(node)) return takesWords(node.variableDeclaration?.name);
  if (!ts.isCallExpression(node)) return false;
  if (takesWords(handlerOf(node)?.parameters[0]?.name)) return true;
  const isText = ['String', 'inspect', 'JSON.stringify'].includes(node.expression.getText());
  if (isText) return node.arguments.some(isFault);
  return isLogCall(node) && node.arguments.some((one) => holds(one, isFault));
}

function isLogCall({ expression }: ts.CallExpression): boolean {
  return /(^|\.)(log|logger)\.(trace|debug|info|warn|error|fatal)$/.test(expression.getText());
}

/** The fault itself, bare or as what a field holds. */
function holds(node: ts.Node, isFault: (node: ts.Node | undefined) => boolean): boolean {
  if (!ts.isObjectLiteralExpression(node)) return isFault(node);
  return node.properties.some(
    (one) =>
      (ts.isPropertyAssignment(one) && isFault(one.initializer)) ||
      (ts.isShorthandPropertyAssignment(one) && isFault(one.name)) ||
      (ts.isSpreadAssignment(one) && isFault(one.expression)),
  );
}
