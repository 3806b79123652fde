import type { Scene } from '../../bot/use-case.ts';
import type { Right } from '../../domain/people/right.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Grant, grantToExport } from '../../domain/sharing.ts';
import type { Signal } from '../../domain/signal/signal.ts';

/** Those who may lead, and custodians; who of them may take out this signal is asked of it alone. */
export const EXPORTS: Right = {
  parts: ['police', 'local_authority', 'partner'],
  roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat', 'custodian'],
};

/** @throws Refusal `export_not_yours`, naming who can. */
export function requireExport({ member, people }: Scene, signal: Signal): Grant {
  const grant = grantToExport(member, signal);
  if (grant) return grant;
  const who = people
    .filter((other) => grantToExport(other, signal))
    .map(({ name, organisation }) => `${name} (${organisation.name})`)
    .join(', ');
  throw new Refusal('export_not_yours', { reference: signal.reference, who: who || '–' });
}
