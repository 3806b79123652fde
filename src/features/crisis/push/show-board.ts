import { look } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { Push } from '../../../domain/crisis/push.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { LOOKS } from '../rights.ts';

interface SeenBoard {
  readonly push: Push;
  readonly version: MessageVersion;
}

/** How a push stands now. */
export const showBoard = look<{ readonly id: string }, SeenBoard>(
  'show-board',
  LOOKS,
  async ({ stores, partnership }, { id }) => {
    const push = await stores.pushes.find(id);
    const ours = push?.partnershipId === partnership.id;
    const version = ours ? await stores.crisisMessages.findVersion(id) : undefined;
    if (!push || !version) throw new Refusal('push_unknown');
    return { push, version };
  },
);
