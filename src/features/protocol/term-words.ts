import type { Audience } from '../../bot/declare/context.ts';
import { heading, line, moment } from '../../cards/blocks.ts';
import type { Block, ListRow } from '../../cards/card.ts';
import { LEAD_MODES, type Side } from '../../domain/people/side.ts';
import {
  PROTOCOL_DUTIES,
  type Protocol,
  type ProtocolTerms,
  signingSides,
} from '../../domain/protocol/protocol.ts';
import { changedTerms, type Term } from '../../domain/protocol/protocol-term.ts';
import type { Words } from '../../locales/words.ts';

export type Reader = Pick<Audience, 'words' | 'members' | 'sides'>;

/** What a term is called: "Accept a signal, normal". */
export function termLabel(term: Term, { words, sides }: Pick<Reader, 'words' | 'sides'>): string {
  switch (term.kind) {
    case 'count':
    case 'time':
    case 'duty':
      return words(`protocol.term.${term.name}`);
    case 'above':
      return words('protocol.term.contact_above');
    case 'contact':
      return words('protocol.term.contact', { side: sideName(term.side, { words, sides }) });
    case 'lead':
      return words('protocol.term.lead', { category: categoryName(term, words) });
    case 'step':
      return words('protocol.term.step', { category: categoryName(term, words) });
    default:
      return term satisfies never;
  }
}

/** What terms say of it, whole: "4 working hours". */
export function termSaid(term: Term, terms: ProtocolTerms, reader: Reader): string {
  const { words } = reader;
  const text = term.get(terms);
  switch (term.kind) {
    case 'count':
      return words(`protocol.unit.${term.unit}`, { count: Number(text) });
    case 'duty': {
      const duty = PROTOCOL_DUTIES.find((one) => one === text) ?? 'anybody';
      return words(`protocol.duty.${term.name}.${duty}`);
    }
    case 'contact':
      return text === '' ? words('protocol.nobody') : memberName(text, reader);
    case 'lead': {
      const mode = LEAD_MODES.find((one) => one === text) ?? 'joint';
      return words(`signal.lead.mode.${mode}`);
    }
    case 'above':
      return text || words('protocol.nobody');
    case 'step':
      return text || words('protocol.none');
    case 'time':
      return text;
    default:
      return term satisfies never;
  }
}

/** "Accept a signal, normal: 3 → 4 working hours". */
export function changeRows(from: ProtocolTerms, to: ProtocolTerms, reader: Reader): ListRow[] {
  return changedTerms(from, to).map((term) => {
    // The unit once is enough.
    const before = term.kind === 'count' ? term.get(from) : termSaid(term, from, reader);
    return { text: [`${termLabel(term, reader)}: ${before} → ${termSaid(term, to, reader)}`] };
  });
}

/** For a channel: the contact above has a number, which stays private. */
export function publicChangeRows(from: ProtocolTerms, to: ProtocolTerms, reader: Reader) {
  const above = from.contactAbove !== to.contactAbove;
  const hidden = { ...to, contactAbove: from.contactAbove };
  const said = reader.words('protocol.change.contact_above');
  return [...changeRows(from, hidden, reader), ...(above ? [{ text: [said] }] : [])];
}

/** Rows under a heading; without any, what `none` says. */
export function rowsUnder(above: string, rows: readonly ListRow[], none = ''): Block[] {
  return [heading(above), rows.length > 0 ? { tag: 'list', rows } : line(none)];
}

/** What changes are set against: the version in force, or the terms that Tandem comes with. */
export function comparedWith(inForce: Protocol | undefined, words: Words): string {
  return inForce
    ? words('protocol.changes_against', { number: inForce.number })
    : words('protocol.changes_against_default');
}

/** What holds until a proposed version is signed by both sides. */
export function holdsUntil(inForce: Protocol | undefined, words: Words): string {
  return inForce
    ? words('protocol.card.until', { number: inForce.number })
    : words('protocol.until');
}

/** Full names of several sides, as one phrase. */
export function sideNames(sides: readonly Side[], reader: Pick<Reader, 'words' | 'sides'>): string {
  return sides.map((side) => sideName(side, reader)).join(reader.words('list.and'));
}

/** Full names of its organisations; of a side without anybody, which side it is. */
export function sideName(side: Side, { words, sides }: Pick<Reader, 'words' | 'sides'>): string {
  return sides[side] || words(`protocol.side.${side}`);
}

function memberName(memberId: string, { members, words }: Reader): string {
  return members.find(({ id }) => id === memberId)?.name ?? words('protocol.left');
}

function categoryName(
  { category }: Extract<Term, { kind: 'lead' | 'step' }>,
  words: Words,
): string {
  return words(`signal.category.${category}`);
}

/** Each side: signed by whom and when, or not signed. */
export function signatureRows(protocol: Protocol, reader: Reader): ListRow[] {
  const { words } = reader;
  return signingSides(protocol).map((side): ListRow => {
    const deed = protocol.signatures[side];
    const name = sideName(side, reader);
    if (!deed) return { symbol: 'open', text: [words('protocol.unsigned', { side: name })] };
    const signed = words('protocol.signed', { side: name, name: deed.by.name });
    return { symbol: 'done', text: [`${signed} `, moment(deed.at)] };
  });
}
