/**
 * Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", sections 2.1 to 2.5. Every line is a
 * paragraph of its own.
 */
const EMBEDDINGS = '\u202A\u202B';
const OVERRIDES = '\u202D\u202E';
const POP_EMBEDDING = '\u202C';
const ISOLATES = '\u2066\u2067\u2068';
const POP_ISOLATE = '\u2069';
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/;

/** An isolate or embedding that is open, or an override, which is left out together with its end. */
type Opened = 'isolate' | 'embedding' | 'override';

/**
 * Lets no change of direction reach beyond its line: what was opened is closed, what closes nothing goes.
 * Overrides go altogether: they show other words than those that stand there.
 */
export function balanceDirections(text: string): string {
  if (!DIRECTIONS.test(text)) return text;
  return text.split('\n').map(balanceLine).join('\n');
}

function balanceLine(line: string): string {
  const opened: Opened[] = [];
  const balanced = Array.from(line, (sign) => balanceSign(sign, opened)).join('');
  return balanced + closeAll(opened);
}

function balanceSign(sign: string, opened: Opened[]): string {
  if (ISOLATES.includes(sign)) {
    opened.push('isolate');
    return sign;
  }
  if (EMBEDDINGS.includes(sign)) {
    opened.push('embedding');
    return sign;
  }
  if (OVERRIDES.includes(sign)) {
    opened.push('override');
    return '';
  }
  if (sign === POP_EMBEDDING) return popEmbedding(opened);
  return sign === POP_ISOLATE ? popIsolate(opened) : sign;
}

/** It ends the innermost embedding or override, and never an isolate. */
function popEmbedding(opened: Opened[]): string {
  if (opened.at(-1) === 'isolate') return '';
  return opened.pop() === 'embedding' ? POP_EMBEDDING : '';
}

/** It ends the innermost isolate, and with it whatever was opened within. */
function popIsolate(opened: Opened[]): string {
  const isolate = opened.lastIndexOf('isolate');
  return isolate < 0 ? '' : closeAll(opened.splice(isolate));
}

/** The innermost first. */
function closeAll(opened: readonly Opened[]): string {
  const closing = { isolate: POP_ISOLATE, embedding: POP_EMBEDDING, override: '' } as const;
  return opened
    .toReversed()
    .map((one) => closing[one])
    .join('');
}
