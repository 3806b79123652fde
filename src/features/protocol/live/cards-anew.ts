import { z } from 'zod';
import { declareJob } from '../../../bot/declare/declare-job.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { SIGNAL_CARD } from '../../../bot/signals/signal-cards.ts';
import type { RecordCard } from '../../../ports/delivery/delivery-store.ts';

/** Signals in one transaction: nobody who changes one of them waits for all that are open. */
export const MOST_AT_ONCE = 100;

/** What comes after the first of them. Done twice, the same cards are owed once more, and say the same. */
export const cardsAnew = declareJob({
  name: 'protocol.cards-anew',
  data: z.object({ partnershipId: z.uuid(), changeId: z.uuid(), after: z.uuid() }),
  key: ({ changeId, after }) => `${changeId} ${after}`,
  // Some three hours in all.
  retry: { limit: 24, firstDelaySeconds: 5, longestDelaySeconds: 600, expireSeconds: 60 },
  run: ({ within }, { partnershipId, changeId, after }) =>
    within(partnershipId, async (ctx) => {
      return { audit: [], channelCards: await signalsAnew(ctx, changeId, after) };
    }),
});

/**
 * The cards of open signals are shown anew, what was raised first before the rest: so many now, and the rest as a job.
 *
 * @param after the last signal of those before; nothing: begin.
 */
export async function signalsAnew(
  { stores, partnership }: Pick<OwnTransaction, 'stores' | 'partnership'>,
  changeId: string,
  after?: string,
): Promise<RecordCard[]> {
  const { id: partnershipId } = partnership;
  const touched = await stores.partnerships.touchOpenSignals(partnershipId, MOST_AT_ONCE, after);
  const last = touched.at(-1);
  if (last && touched.length === MOST_AT_ONCE) {
    await stores.jobs.enqueue(cardsAnew.request({ partnershipId, changeId, after: last.id }));
  }
  return touched.map(({ id, revision }) => ({ card: SIGNAL_CARD, recordId: id, revision }));
}
