import { latest } from '../time/latest.ts';
import { currentContacts } from './lead.ts';
import type { NextThing } from './next-thing.ts';
import type { Signal } from './signal.ts';

/** Since when somebody is asked for it. */
export function waitingSince(signal: Signal, thing: NextThing): Temporal.Instant {
  return moment(signal, thing) ?? signal.acknowledged?.at ?? signal.raised.at;
}

function moment(signal: Signal, { kind, stepId }: NextThing): Temporal.Instant | undefined {
  const { lead, outcome, closing, steps, raised } = signal;
  const contacts = currentContacts(lead);
  switch (kind) {
    case 'acknowledge':
      return raised.at;
    case 'choose_lead':
    case 'first_step':
      return latest([lead?.chosen.at, ...contacts.map(({ answeredAt }) => answeredAt)]);
    case 'accept_lead':
      return lead?.chosen.at;
    case 'confirm_handover':
      return latest(contacts.flatMap(({ handover }) => [handover?.outgoing, handover?.incoming]));
    case 'step':
      return steps.find(({ id }) => id === stepId)?.set.at;
    case 'name_step':
      return latest(steps.map(({ settled }) => settled?.at));
    case 'agree_outcome':
      return outcome?.proposed.at;
    case 'agree_close':
      return latest([outcome?.agreed?.at, ...Object.values(closing.sides).map(({ at }) => at)]);
    default:
      return kind satisfies never;
  }
}
