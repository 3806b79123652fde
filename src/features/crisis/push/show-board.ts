import type { Audience } from '../../../bot/declare/context.ts';
import { look } from '../../../bot/declare/use-case.ts';
import type { Card } from '../../../cards/card.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { LOOKS } from '../rights.ts';
import { boardCard } from './board-card.ts';

/** The board of a push, as it stands now. */
export const showBoard = look<{ readonly id: string; readonly audience: Audience }, Card>(
  'show-board',
  LOOKS,
  async ({ stores, partnership }, { id, audience }) => {
    const push = await stores.pushes.find(id);
    const ours = push?.partnershipId === partnership.id;
    const card = ours ? await boardCard.build(stores, id, audience) : undefined;
    if (!card) throw new Refusal('push_unknown');
    return card;
  },
);
