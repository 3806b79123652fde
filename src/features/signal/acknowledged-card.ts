import type { CardBuilder } from '../../bot/posted-card.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';

/** Said in the signal's thread, and to the one who raised it. */
export const ACKNOWLEDGED_CARD = 'signal.acknowledged';

export const buildAcknowledgedCard: CardBuilder = async (
  stores,
  recordId,
  { words, partnership },
) => {
  const signal = await stores.signals.find(recordId);
  if (!signal?.acknowledged) return undefined;
  const { reference, acknowledged } = signal;
  const { name, organisation } = acknowledged.by;
  return {
    title: words('signal.told.acknowledged', { reference, organisation: organisation.name, name }),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [],
    buttons: [openButton(reference, words)],
  };
};
