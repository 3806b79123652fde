import type { AgendaItem } from '../../domain/meeting/agenda.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Partnership } from '../../domain/people/partnership.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { AskedSignals } from '../../ports/signal/signal-store.ts';
import type { ReadingStores } from '../../ports/stores.ts';

/** `agenda.ts`: what of a feature belongs onto the agenda of the next meeting. */
export interface AgendaSource {
  /** The signals that it is made of. */
  readonly asks: (ctx: AgendaReader) => AskedSignals;
  readonly items: (found: readonly Signal[], ctx: AgendaReader) => readonly AgendaItem[];
}

/** Whom an agenda is for, and when. */
interface AgendaReader {
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
  /** What this member may see alone; nothing: what may stand in a joint channel. */
  readonly member?: Member;
}

export interface AgendaContext extends AgendaReader {
  readonly stores: Pick<ReadingStores, 'signals'>;
}

/** What comes onto an agenda by itself, of all features. */
export type Agenda = (ctx: AgendaContext) => Promise<readonly AgendaItem[]>;

/** What all of them put onto an agenda, in their order; what they ask for is read in one statement. */
export function joinedAgenda(sources: readonly AgendaSource[]): Agenda {
  return async (ctx) => {
    const found = await ctx.stores.signals.listEach(sources.map(({ asks }) => asks(ctx)));
    return sources.flatMap(({ items }, index) => items(found[index] ?? [], ctx));
  };
}
