import { z } from 'zod';
import type { Audience } from '../../../bot/turn.ts';
import { useCase } from '../../../bot/use-case.ts';
import type { Card } from '../../../cards/card.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { LOOKS } from '../rights.ts';
import { buildBoardCard } from './board-card.ts';

/** The board of a push, as it stands now. */
export const showBoard = useCase<{ readonly id: string; readonly audience: Audience }, Card>({
  name: 'show-board',
  right: LOOKS,
  async run({ stores, partnership }, { id, audience }) {
    const push = z.uuid().safeParse(id).success ? await stores.pushes.find(id) : undefined;
    const ours = push?.partnershipId === partnership.id;
    const card = ours ? await buildBoardCard(stores, id, audience) : undefined;
    if (!card) throw new Refusal('push_unknown');
    return { result: card, audit: [], shows: [] };
  },
});
