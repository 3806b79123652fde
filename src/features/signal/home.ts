import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import { allSignals } from '../../bot/signals/all-signals.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { LIST_SIGNALS } from './actions.ts';
import { listSignals } from './list-signals.ts';
import { signalRow } from './signal-list-card.ts';

/** The signals that this member's organisation could acknowledge now, what waits longest first. */
export const waitingSignals = useCase<Record<string, never>, readonly Signal[]>({
  name: 'waiting-signals',
  right: acknowledgeSignal.right,
  async run({ stores, member, partnership }) {
    const notOfOrganisationId = member.organisation.id;
    const own = { partnershipId: partnership.id, notOfOrganisationId };
    return unchanged(await allSignals(stores, { ...own, statuses: ['raised'] }));
  },
});

/** The signals that a member is asked to acknowledge, and those they raised. */
export async function signalHome(ctx: Context): Promise<readonly HomeSection[]> {
  const { words, member } = ctx;
  const sections: HomeSection[] = [];
  if (hasRight(member, waitingSignals.right)) {
    const waiting = await ctx.run(waitingSignals, {});
    sections.push({
      title: words('signal.home.waiting'),
      rows: waiting.map((signal) => signalRow(signal, ctx)),
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
