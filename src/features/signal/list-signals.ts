import { look } from '../../bot/declare/use-case.ts';
import type { Member } from '../../domain/people/member.ts';
import { isSide } from '../../domain/people/side.ts';
import { SIGNAL_STATUSES, type Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import type { ListPage, SignalList } from './actions.ts';
import { HAS_SIGNALS } from './rights.ts';

/** Rows of a list shown at once. */
const LIST_ROWS = 10;

const CLOSED = SIGNAL_STATUSES.filter((status) => !OPEN_STATUSES.includes(status));

export interface ListedSignals {
  readonly signals: readonly Signal[];
  readonly more: boolean;
}

/** A page of signals, newest first. A partner's people see what their organisation raised. */
export const listSignals = look(
  'list-signals',
  HAS_SIGNALS,
  async ({ stores, member }, { list, page }: ListPage): Promise<ListedSignals> => {
    const { id: organisationId, side } = member.organisation;
    const own = isSide(side) ? {} : { organisationId };
    const rows = { most: LIST_ROWS + 1, skip: page * LIST_ROWS };
    const found = await stores.signals.list({ ...filterOf(list, member), ...own }, rows);
    return { signals: found.slice(0, LIST_ROWS), more: found.length > LIST_ROWS };
  },
);

function filterOf(list: SignalList, { partnershipId, id }: Member): SignalFilter {
  const filters: Readonly<Record<SignalList, SignalFilter>> = {
    open: { partnershipId, statuses: OPEN_STATUSES },
    closed: { partnershipId, statuses: CLOSED },
    mine: { partnershipId, raisedById: id },
    police: { partnershipId, side: 'police' },
    council: { partnershipId, side: 'local_authority' },
  };
  return filters[list];
}
