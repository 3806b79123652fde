import { useCase } from '../../bot/declare/use-case.ts';
import { MENDED_BY_HAND } from '../../ports/delivery/mending.ts';
import { LOOKS_AFTER } from './rights.ts';

interface Tried {
  readonly count: number;
  /** Whether something waits there that does not leave by itself: a pushed message, or a decision. */
  readonly waits: boolean;
}

/** Tries once more what waits for one place. What was pushed is not among it, nor what is too late. */
export const tryAgain = useCase<{ readonly conversationId: string }, Tried>({
  name: 'try-parked-again',
  right: LOOKS_AFTER,
  async run({ stores, partnership, now }, { conversationId }) {
    const where = { partnershipId: partnership.id, conversationId };
    const count = await stores.parked.release(where, MENDED_BY_HAND, now);
    const { held, late } = await stores.parked.setAside(partnership.id);
    const waits = [...held, ...late].some(({ conversation }) => conversation.id === conversationId);
    const detail = { conversation: conversationId, cards: String(count) };
    const result = { count, waits };
    return { result, channelCards: [], audit: audited('delivery.tried', partnership.id, detail) };
  },
});

interface DecideLate {
  /** Of its delivery. */
  readonly id: string;
  readonly as: 'send' | 'drop';
}

/** Sends, or leaves out, what was too late to leave by itself. @returns whether it still waited for that. */
export const decideLate = useCase<DecideLate, boolean>({
  name: 'decide-late',
  right: LOOKS_AFTER,
  async run({ stores, partnership, now }, { id, as }) {
    const late = { partnershipId: partnership.id, id };
    const result = await stores.parked.decide(late, as, now);
    const action = as === 'send' ? 'delivery.sent_late' : 'delivery.left_out';
    const audit = result ? audited(action, partnership.id, { delivery: id }) : [];
    return { result, channelCards: [], audit };
  },
});

function audited(action: string, recordId: string, detail: Readonly<Record<string, string>>) {
  return [{ action, model: 'partnership', recordId, detail }];
}
