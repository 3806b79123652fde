import type { PairsPart } from '../../cards/document.ts';
import { namesOf } from '../../domain/people/member.ts';
import type { Lead, LeadContact, Signal } from '../../domain/signal/signal.ts';
import type { Saying } from './saying.ts';

export type Pairs = PairsPart['pairs'];

/** Earlier ones first. */
export function leadPairs(signal: Signal, leads: readonly Lead[], saying: Saying): Pairs {
  const { words } = saying;
  if (leads.length === 0) {
    return [{ label: words('signal.lead.label'), value: words('signal.lead.none') }];
  }
  return leads.map((lead) => {
    const { mode, suggested, chosen } = lead;
    const how = words('export.record.lead_chosen', {
      mode: words(`signal.lead.mode.${mode}`),
      suggested: words(`signal.lead.mode.${suggested}`),
      ...namesOf(chosen.by),
      at: saying.at(chosen.at),
    });
    const present = lead.id === signal.lead?.id;
    return {
      label: words(present ? 'signal.lead.label' : 'export.record.earlier_lead'),
      value: [how, ...lead.contacts.map((one) => contactLine(one, saying))].join('\n'),
    };
  });
}

function contactLine({ contact, state, answeredAt, handover }: LeadContact, saying: Saying) {
  const { words } = saying;
  const said = { ...namesOf(contact), state: words(`signal.lead.state.${state}`) };
  const line = answeredAt
    ? words('export.record.contact_at', { ...said, at: saying.at(answeredAt) })
    : words('export.record.contact', said);
  const moving = handover && state !== 'handed_over';
  if (!moving) return line;
  return `${line}; ${words('export.record.handing', { name: handover.to.name })}`;
}
