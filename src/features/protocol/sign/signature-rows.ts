import type { ListRow } from '../../../cards/card.ts';
import { type Protocol, signingSides } from '../../../domain/protocol/protocol.ts';
import { type Reader, sideName } from '../term-words.ts';

/** Each side: signed by whom and when, or not signed. */
export function signatureRows(protocol: Protocol, reader: Reader): ListRow[] {
  const { words } = reader;
  return signingSides(protocol).map((side): ListRow => {
    const deed = protocol.signatures[side];
    const name = sideName(side, reader);
    if (!deed) return { symbol: 'open', text: [words('protocol.unsigned', { side: name })] };
    const signed = words('protocol.signed', { side: name, name: deed.by.name });
    return { symbol: 'done', text: [`${signed} `, { run: 'time', at: deed.at.toString() }] };
  });
}
