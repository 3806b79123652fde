import { cardHead } from '../../bot/declare/card-head.ts';
import { postedCard } from '../../bot/declare/posted-card.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import { namesOf } from '../../domain/people/member.ts';

/** Said in the signal's thread, and to the one who raised it. */
export const ACKNOWLEDGED_CARD = 'signal.acknowledged';

/** Who acknowledged it, of which organisation. */
export const acknowledgedCard = postedCard(
  ACKNOWLEDGED_CARD,
  async (stores, recordId, audience) => {
    const signal = await stores.signals.find(recordId);
    if (!signal?.acknowledged) return undefined;
    const { words } = audience;
    const { reference, acknowledged } = signal;
    const said = { reference, ...namesOf(acknowledged.by) };
    return {
      ...cardHead(words('signal.told.acknowledged', said), audience),
      blocks: [],
      buttons: [openButton(reference, words)],
    };
  },
);
