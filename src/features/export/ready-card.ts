import { cardHead } from '../../bot/card-head.ts';
import type { Turn } from '../../bot/turn.ts';
import { line, quiet } from '../../cards/blocks.ts';
import type { Card } from '../../cards/card.ts';
import type { OfferedExport } from './offer-export.ts';

/** Where the file waits, for whoever asked for it, alone. */
export function readyCard({ signal, offer, token }: OfferedExport, turn: Turn): Card {
  const { words } = turn;
  const until = { run: 'time', at: offer.expiresAt.toString() } as const;
  return {
    ...cardHead(words('export.ready.title', { reference: signal.reference }), turn),
    blocks: [
      line(words('export.ready.once'), until),
      { tag: 'link', label: words('export.ready.fetch'), url: turn.fileAddress(token) },
      quiet(words('export.ready.logged')),
    ],
    buttons: [],
  };
}
