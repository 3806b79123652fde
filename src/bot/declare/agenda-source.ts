import type { AgendaItem } from '../../domain/meeting/agenda.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Partnership } from '../../domain/people/partnership.ts';
import type { Stores } from '../../ports/stores.ts';

/** `agenda.ts`: what of a feature belongs onto the agenda of the next meeting. */
export type AgendaSource = (ctx: AgendaContext) => Promise<readonly AgendaItem[]>;

export interface AgendaContext {
  readonly stores: Pick<Stores, 'signals'>;
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
  /** What this member may see alone; nothing: what may stand in a joint channel. */
  readonly member?: Member;
}

/** What all of them put onto an agenda, one after another: a transaction has one connection. */
export function joinedAgenda(sources: readonly AgendaSource[]): AgendaSource {
  return async (ctx) => {
    const items: AgendaItem[] = [];
    for (const source of sources) items.push(...(await source(ctx)));
    return items;
  };
}
