import { unchanged, useCase } from '../../bot/use-case.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import type { LeadList } from './actions.ts';
import { SEES_LEAD } from './rights.ts';

/** Rows of a list shown at once. */
const LIST_ROWS = 10;

export interface ListedLeads {
  readonly signals: readonly Signal[];
  readonly more: boolean;
}

/** A page of open signals with who leads them, newest first. A partner's people see their organisation's. */
export const listLeads = useCase<{ list: LeadList; page: number }, ListedLeads>({
  name: 'list-leads',
  right: SEES_LEAD,
  async run({ stores, member }, { list, page }) {
    const { id: partnerId, side } = member.organisation;
    const own = side === 'partner' ? { organisationId: partnerId } : {};
    const found = await stores.signals.list(
      { ...filterOf(list, member), ...own },
      { most: LIST_ROWS + 1, skip: page * LIST_ROWS },
    );
    return unchanged({ signals: found.slice(0, LIST_ROWS), more: found.length > LIST_ROWS });
  },
});

function filterOf(list: LeadList, { partnershipId, id }: Member): SignalFilter {
  const open = { partnershipId, statuses: OPEN_STATUSES };
  const filters: Readonly<Record<LeadList, SignalFilter>> = {
    open,
    // Once it is weighed, no lead is looked for any more.
    unassigned: { partnershipId, statuses: ['raised', 'acknowledged'], lead: 'none' },
    mine: { ...open, leaderId: id },
    police: { ...open, lead: 'police' },
    council: { ...open, lead: 'local_authority' },
    joint: { ...open, lead: 'joint' },
  };
  return filters[list];
}
