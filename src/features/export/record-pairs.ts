import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { PairsPart } from '../../cards/document.ts';
import { namesOf } from '../../domain/people/member.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { Lead, LeadContact, Signal, Step } from '../../domain/signal/signal.ts';
import type { ExportedSignal } from './export-timeline.ts';
import type { Saying } from './text-passages.ts';

type Pairs = PairsPart['pairs'];

/** The record as it stands, line by line. Who the source is has no place in it. */
export function recordPairs({ signal, leads }: ExportedSignal, saying: Saying): Pairs {
  const { words, deed } = saying;
  const { status, categories, urgency, area, raised, acknowledged, links } = signal;
  const seen = acknowledged ? deed(acknowledged) : words('export.record.acknowledged_not');
  return [
    { label: words('export.record.status'), value: words(`export.status.${status}`) },
    { label: words('export.record.categories'), value: categoryNames(categories, words) },
    { label: words('signal.urgency.label'), value: words(`signal.urgency.${urgency}`) },
    { label: words('signal.area'), value: area },
    { label: words('export.record.raised'), value: deed(raised) },
    { label: words('export.record.acknowledged'), value: seen },
    ...leadPairs(signal, leads, saying),
    ...signal.steps.map((step, index) => stepPair(step, index + 1, saying)),
    ...viewPairs(signal, saying),
    ...outcomePairs(signal, saying),
    ...closingPairs(signal, saying),
    { label: words('export.record.merged'), value: signal.mergedInto ?? '' },
    { label: words('signal.links'), value: links.join(', ') },
  ].filter(({ value }) => value !== '');
}

/** Earlier ones first. */
function leadPairs(signal: Signal, leads: readonly Lead[], saying: Saying): Pairs {
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

function stepPair(step: Step, number: number, saying: Saying): Pairs[number] {
  const { words, at } = saying;
  const { what, owner, due, set, settled, state, postponed } = step;
  const stands = words(`export.record.step_state.${state}`);
  const value = [
    what,
    words('export.record.step_owner', { ...namesOf(owner), at: at(due) }),
    words('export.record.step_set', { name: set.by.name, at: at(set.at) }),
    ...(postponed > 0 ? [words('export.record.step_postponed', { count: postponed })] : []),
    settled
      ? words('export.record.step_settled', {
          state: stands,
          name: settled.by.name,
          at: at(settled.at),
        })
      : stands,
  ].join('\n');
  return { label: words('export.record.step', { number }), value };
}

/** That each side noted its view; what both share stands in the timeline. */
function viewPairs({ views }: Signal, { words, sides, deed }: Saying): Pairs {
  return SIDES.flatMap((side) => {
    const noted = views[side];
    if (!noted) return [];
    return [{ label: words('export.record.view', { side: sides[side] }), value: deed(noted) }];
  });
}

function outcomePairs({ outcome }: Signal, { words, at }: Saying): Pairs {
  if (!outcome) return [];
  const { kind, proposed, agreed, more } = outcome;
  const proposal = words('export.record.outcome_proposed', {
    outcome: words(`signal.outcome.${kind}`),
    ...namesOf(proposed.by),
    at: at(proposed.at),
  });
  const agreement = agreed
    ? words('export.record.outcome_agreed', { ...namesOf(agreed.by), at: at(agreed.at) })
    : words('export.record.outcome_open');
  const asked =
    more && words('export.record.outcome_more', { name: more.by.name, at: at(more.until) });
  const value = [proposal, ...(asked ? [asked] : []), agreement].join('\n');
  return [{ label: words('signal.outcome_label'), value }];
}

function closingPairs({ closing }: Signal, { words, deed }: Saying): Pairs {
  const said = SIDES.flatMap((side) => closing.sides[side] ?? []).map(deed);
  return said.length > 0 ? [{ label: words('export.record.closing'), value: said.join('\n') }] : [];
}
