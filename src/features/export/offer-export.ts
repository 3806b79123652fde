import { randomUUID } from 'node:crypto';
import { byForm } from '../../bot/declare/once.ts';
import { useCase } from '../../bot/declare/use-case.ts';
import type { LookedAt } from '../../bot/form/second-look-form.ts';
import { type OfferedFile, offerFile, renewOffer } from '../../bot/handout/file-offer.ts';
import { findSignal } from '../../bot/signals/find-signal.ts';
import { writeNote } from '../../bot/signals/save-signal.ts';
import { looksAtSignal } from '../../bot/signals/signal-use-case.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { EXPORTS, requireExport } from './export-timeline.ts';

/** The kind of file: a signal, and what was done with it. */
export const TIMELINE_FILE = 'signal.timeline';

/** Sent twice it is the same offer, at a new address. */
interface OfferExport extends LookedAt {
  readonly reference: string;
  readonly reason: string;
}

export interface OfferedExport extends OfferedFile {
  readonly signal: Signal;
}

/** May it be taken out? Asked before the form opens. */
export const planExport = looksAtSignal('plan-export', EXPORTS, (ctx, signal) => {
  requireExport(ctx, signal);
  return signal;
});

/** Offers a signal as a file. The reason is protected text; nothing is read before the file is fetched. */
export const offerExport = useCase({
  name: 'offer-export',
  right: EXPORTS,
  async find(ctx, { reference }: OfferExport) {
    const signal = await findSignal(ctx, reference);
    requireExport(ctx, signal);
    return { id: randomUUID(), signal };
  },
  once: {
    key: byForm('export.offer'),
    model: 'file_offer',
    recordId: ({ id }) => id,
    async repeated({ signal }, offerId, ctx): Promise<OfferedExport> {
      const offered = await renewOffer(ctx, offerId);
      if (!offered) throw new Refusal('export_fetched', { reference: signal.reference });
      return { ...offered, signal };
    },
  },
  async run(ctx, { reason, detail }, { id, signal }) {
    const { reference, id: recordId } = signal;
    const offered = await offerFile(ctx, { id, kind: TIMELINE_FILE, recordId });
    const written = await writeNote(ctx, signal, 'export_reason', reason, id);
    const said = { reference, offer: id, ...written, ...detail };
    const audit = [{ action: 'signal.export_offered', model: 'signal', recordId, detail: said }];
    return { result: { ...offered, signal }, audit, channelCards: [] };
  },
});
