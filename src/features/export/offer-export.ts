import { randomUUID } from 'node:crypto';
import { type OfferedFile, offerFile, renewOffer } from '../../bot/handout/file-offer.ts';
import { findSignal } from '../../bot/signals/find-signal.ts';
import { writeNote } from '../../bot/signals/write-note.ts';
import { type Scene, useCase } from '../../bot/use-case.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { EXPORTS, requireExport } from './require-export.ts';

/** The kind of file: a signal, and what was done with it. */
export const TIMELINE_FILE = 'signal.timeline';

export interface OfferExport {
  readonly reference: string;
  readonly reason: string;
  /** The dialog's key: the same key twice is the same offer, at a new address. */
  readonly key: string;
  /** Of the second look. */
  readonly detail: Readonly<Record<string, string>>;
}

export interface OfferedExport extends OfferedFile {
  readonly signal: Signal;
}

/** May it be taken out? Asked before the form opens. */
export const planExport = useCase<{ readonly reference: string }, Signal>({
  name: 'plan-export',
  right: EXPORTS,
  async run(scene, { reference }) {
    const signal = await findSignal(scene, reference);
    requireExport(scene, signal);
    return { result: signal, audit: [], shows: [] };
  },
});

/** Offers a signal as a file. The reason is protected text; nothing is read before the file is fetched. */
export const offerExport = useCase<OfferExport, OfferedExport>({
  name: 'offer-export',
  right: EXPORTS,
  async run(scene, { reference, reason, key, detail }) {
    const signal = await findSignal(scene, reference);
    requireExport(scene, signal);
    const id = randomUUID();
    const earlier = await takeOfferKey(scene, key, id);
    if (earlier !== undefined) return again(scene, signal, earlier);
    const offered = await offerFile(scene, { id, kind: TIMELINE_FILE, recordId: signal.id });
    const written = await writeNote(scene, signal, 'export_reason', reason, id);
    const said = { reference: signal.reference, offer: id, ...written, ...detail };
    const action = 'signal.export_offered';
    return {
      result: { ...offered, signal },
      audit: [{ action, model: 'signal', recordId: signal.id, detail: said }],
      shows: [],
    };
  },
});

/** @returns the offer that this member made with the same key before. */
function takeOfferKey(
  { stores, partnership, member, now }: Scene,
  key: string,
  recordId: string,
): Promise<string | undefined> {
  return stores.businessKeys.take({
    partnershipId: partnership.id,
    key: `export.offer:${member.id}:${key}`,
    model: 'file_offer',
    recordId,
    at: now,
  });
}

async function again(scene: Scene, signal: Signal, offerId: string) {
  const offered = await renewOffer(scene, offerId);
  if (!offered) throw new Refusal('export_fetched', { reference: signal.reference });
  return { result: { ...offered, signal }, audit: [], shows: [] };
}
