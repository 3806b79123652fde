import { randomUUID } from 'node:crypto';
import { useCase } from '../../../bot/use-case.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { grantToReadSource } from '../../../domain/sharing.ts';

export interface ReleaseSource {
  readonly reference: string;
  readonly reason: string;
}

/**
 * Shows a custodian who the source of a signal is. The reason is kept beside the source, encrypted;
 * the audit log keeps that it was given.
 */
export const releaseSource = useCase<ReleaseSource, string>({
  name: 'release-source',
  right: { parts: ['police', 'local_authority'], roles: ['custodian'] },
  async run({ stores, member, partnership, now }, { reference, reason }) {
    const signal = await stores.signals.findByReference(partnership.id, reference);
    if (!signal) throw new Refusal('unknown_signal', { reference });
    const grant = grantToReadSource(member, signal);
    if (!grant) throw new Refusal('no_source_kept', { reference });
    const { partnershipId, model, recordId } = grant;
    const record = { partnershipId, model, recordId };
    const why = { [`release:${randomUUID()}`]: reason };
    const sealed = await stores.protectedText.seal(record, why, now);
    const texts = await stores.protectedText.open(grant, now);
    const detail = { reason: Object.values(sealed) };
    const audit = [{ action: 'signal_source.released', model, recordId, detail }];
    return { result: texts['source'] ?? '', audit, shows: [] };
  },
});
