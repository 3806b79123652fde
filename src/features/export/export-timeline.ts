import type { Look } from '../../bot/declare/transaction.ts';
import { useCase } from '../../bot/declare/use-case.ts';
import { timelineLines } from '../../bot/signals/timeline.ts';
import { ofEveryPart } from '../../domain/people/right.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Grant, grantToExport, mayReadNote } from '../../domain/sharing/sharing.ts';
import type { Feedback } from '../../domain/signal/feedback.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';
import type { Note } from '../../domain/signal/note.ts';
import type { Lead, Signal } from '../../domain/signal/signal.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';
import type { FileOffer } from '../../ports/files/file-offer-store.ts';
import type { AuditLine } from '../../ports/stores.ts';

export interface ExportedSignal {
  readonly signal: Signal;
  /** Every lead that it has or had, oldest first. */
  readonly leads: readonly Lead[];
  /** By field; who the source is and each side's own view are not among them. */
  readonly texts: Readonly<Record<string, string>>;
  readonly feedback: readonly Feedback[];
  /** Why something was done, oldest first; not why it was taken out. */
  readonly notes: readonly Note[];
  /** What was done before this. */
  readonly lines: readonly AuditLine[];
  readonly at: Temporal.Instant;
}

/** Those who may lead, and custodians; who of them may take out this signal is asked of it alone. */
export const EXPORTS = ofEveryPart(...LEAD_ROLES, 'custodian');

/** Takes a signal out as a file, with its texts: the rights are those of now, not of when it was offered. */
export const exportTimeline = useCase<Pick<FileOffer, 'id' | 'recordId'>, ExportedSignal>({
  name: 'export-timeline',
  right: EXPORTS,
  async run(ctx, { id: offer, recordId }) {
    const { stores, member, partnership, now } = ctx;
    const signal = await stores.signals.find(recordId);
    if (!signal || !maySeeSignal(member, signal)) throw new Refusal('file_gone');
    const grant = requireExport(ctx, signal);
    const lines = await stores.audit.list({ partnershipId: partnership.id, recordId });
    const { leads, feedback, notes } = await stores.signals.history(recordId);
    const result = {
      signal,
      leads,
      feedback,
      notes: notes.filter((note) => note.kind !== 'export_reason' && mayReadNote(member, note)),
      lines: timelineLines(member, lines),
      texts: await stores.protectedText.open(grant, now),
      at: now,
    };
    const detail = { reference: signal.reference, offer };
    const audit = [{ action: 'signal.exported', model: 'signal', recordId, detail }];
    return { result, audit, channelCards: [] };
  },
});

/** @throws Refusal `export_not_yours`, naming who can. */
export function requireExport({ member, people }: Look, signal: Signal): Grant {
  const grant = grantToExport(member, signal);
  if (grant) return grant;
  const who = people
    .filter((other) => grantToExport(other, signal))
    .map(({ name, organisation }) => `${name} (${organisation.name})`)
    .join(', ');
  throw new Refusal('export_not_yours', { reference: signal.reference, who: who || '–' });
}
