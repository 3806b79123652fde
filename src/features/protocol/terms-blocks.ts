import { heading } from '../../cards/blocks.ts';
import type { Block, Fact } from '../../cards/card.ts';
import { CATEGORIES } from '../../domain/category.ts';
import { LEAD_MODES } from '../../domain/people/side.ts';
import type { ProtocolTerms } from '../../domain/protocol/protocol.ts';
import { TERMS, type Term } from '../../domain/protocol/protocol-term.ts';
import { type Reader, termLabel, termSaid } from './term-words.ts';

/** Everything that terms say, exactly: what is signed, and what is read. */
export function termsBlocks(terms: ProtocolTerms, reader: Reader): Block[] {
  const { words } = reader;
  const groups: readonly [string, Fact[]][] = [
    [words('protocol.part.times'), factsOf(terms, reader, ({ part }) => part === 'times')],
    [words('protocol.part.duties'), factsOf(terms, reader, ({ part }) => part === 'duties')],
    [words('protocol.part.leads'), leadFacts(terms, reader)],
    [words('protocol.part.steps'), stepFacts(terms, reader)],
    [words('protocol.part.retention'), factsOf(terms, reader, ({ part }) => part === 'retention')],
    [words('protocol.part.crisis'), factsOf(terms, reader, ({ part }) => part === 'crisis')],
  ];
  return groups.flatMap(([name, facts]): Block[] => [heading(name), { tag: 'facts', facts }]);
}

function factsOf(terms: ProtocolTerms, reader: Reader, among: (term: Term) => boolean): Fact[] {
  return TERMS.filter(among).map((term) => ({
    label: termLabel(term, reader),
    value: [termSaid(term, terms, reader)],
  }));
}

/** "police: Crime, Recruitment": three lines instead of ten. */
function leadFacts({ defaultLead }: ProtocolTerms, { words }: Reader): Fact[] {
  return LEAD_MODES.map((mode) => {
    const led = CATEGORIES.filter((category) => defaultLead[category] === mode);
    const names = led.map((category) => words(`signal.category.${category}`)).join('; ');
    return { label: words(`protocol.led_by.${mode}`), value: [names || words('protocol.none')] };
  });
}

function stepFacts({ firstSteps }: ProtocolTerms, { words }: Reader): Fact[] {
  const suggested = CATEGORIES.filter((category) => firstSteps[category] !== '');
  if (suggested.length === 0) {
    return [{ label: words('protocol.steps'), value: [words('protocol.none')] }];
  }
  return suggested.map((category) => ({
    label: words(`signal.category.${category}`),
    value: [firstSteps[category]],
  }));
}
