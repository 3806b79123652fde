import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { look } from '../../bot/declare/use-case.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { LIST_SIGNALS } from './actions.ts';
import { LIST_ROWS, listSignals } from './list-signals.ts';
import { signalRow } from './signal-list-card.ts';

/** The signals that this member's organisation could acknowledge now, what waits longest first. */
export const waitingSignals = look<Record<string, never>, readonly Signal[]>(
  'waiting-signals',
  acknowledgeSignal.right,
  async ({ stores, member, partnership }) => {
    const notOfOrganisationId = member.organisation.id;
    const own = { partnershipId: partnership.id, notOfOrganisationId };
    const page = { most: LIST_ROWS + 1, skip: 0, oldestFirst: true };
    return stores.signals.list({ ...own, statuses: ['raised'] }, page);
  },
);

/** The signals that a member is asked to acknowledge, and those they raised. */
export async function signalHome(ctx: Context): Promise<readonly HomeSection[]> {
  const { words, member } = ctx;
  const sections: HomeSection[] = [];
  if (hasRight(member, waitingSignals.right)) {
    const waiting = await ctx.run(waitingSignals, {});
    sections.push({
      title: words('signal.home.waiting'),
      rows: waiting.slice(0, LIST_ROWS).map((signal) => signalRow(signal, ctx)),
      ...(waiting.length > LIST_ROWS && {
        more: LIST_SIGNALS.button({ list: 'open', page: 0 }, words('signal.home.open')),
      }),
    });
  }
  if (hasRight(member, listSignals.right)) {
    const { signals, more } = await ctx.run(listSignals, { list: 'mine', page: 0 });
    const rows = signals.map((signal) => signalRow(signal, ctx));
    const all = () => LIST_SIGNALS.button({ list: 'mine', page: 0 }, words('signal.home.all'));
    sections.push({ title: words('signal.home.mine'), rows, ...(more && { more: all() }) });
  }
  return sections.filter(({ rows }) => rows.length > 0);
}
