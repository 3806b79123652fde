import { namesOf } from '../../domain/people/member.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { Pairs } from './lead-pairs.ts';
import type { Saying } from './saying.ts';

/** That each side noted its view; what both share stands in the timeline. */
export function viewPairs({ views }: Signal, { words, sides, deed }: Saying): Pairs {
  return SIDES.flatMap((side) => {
    const noted = views[side];
    if (!noted) return [];
    return [{ label: words('export.record.view', { side: sides[side] }), value: deed(noted) }];
  });
}

export function outcomePairs({ outcome }: Signal, { words, at }: Saying): Pairs {
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

export function closingPairs({ closing }: Signal, { words, deed }: Saying): Pairs {
  const said = SIDES.flatMap((side) => closing.sides[side] ?? []).map(deed);
  return said.length > 0 ? [{ label: words('export.record.closing'), value: said.join('\n') }] : [];
}
