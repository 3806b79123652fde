import { categoryNames } from '../../bot/signals/signal-words.ts';
import { namesOf } from '../../domain/people/member.ts';
import type { Step } from '../../domain/signal/signal.ts';
import type { ExportedSignal } from './export-timeline.ts';
import { leadPairs, type Pairs } from './lead-pairs.ts';
import type { Saying } from './saying.ts';
import { closingPairs, outcomePairs, viewPairs } from './weighing-pairs.ts';

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
