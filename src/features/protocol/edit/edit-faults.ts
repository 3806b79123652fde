import type { Context } from '../../../bot/declare/context.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import { DEFAULT_TERMS } from '../../../domain/protocol/protocol.ts';
import {
  type ProtocolPart,
  type Term,
  termsOfPart,
} from '../../../domain/protocol/protocol-term.ts';
import { contradictions, termFault } from '../../../domain/protocol/protocol-term-check.ts';
import { sideName } from '../term-words.ts';

export type Values = Readonly<Record<string, string>>;

/** Each by the name of its field. */
export function faultsOf(part: ProtocolPart, read: Values, raw: Values, ctx: Context): Values {
  const terms = termsOfPart(part);
  const faults = terms.flatMap((term) => {
    const said = faultOf(term, read[term.name] ?? '', raw[term.name] ?? '', ctx);
    return said ? [[term.name, said] as const] : [];
  });
  if (faults.length > 0) return Object.fromEntries(faults);
  const whole = terms.reduce((said, { name, set }) => set(said, read[name] ?? ''), DEFAULT_TERMS);
  const clashes = contradictions(whole).map((name) => {
    return [name, ctx.words(`protocol.fault.${name}`)];
  });
  return Object.fromEntries(clashes);
}

function faultOf(term: Term, text: string, raw: string, ctx: Context): string | undefined {
  const { words, members } = ctx;
  // Nothing chosen is not the choice of nobody.
  if (term.kind === 'contact' && raw === '') return words('field.not_offered');
  if (term.kind === 'step' && lookAtTexts([text]).length > 0) return words('protocol.fault.step');
  switch (termFault(term, text, members)) {
    case undefined:
      return undefined;
    case 'count':
      if (term.kind !== 'count') return words('field.required');
      return words('protocol.fault.count', { least: term.least, most: term.most });
    case 'time':
      return words('protocol.fault.time');
    case 'choice':
      return words('field.not_offered');
    case 'side': {
      const side = term.kind === 'contact' ? sideName(term.side, ctx) : '';
      return words('protocol.fault.side', { side });
    }
  }
}
