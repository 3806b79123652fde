import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { LIST_SIGNALS } from './actions.ts';
import { listSignals } from './list-signals.ts';
import { signalRow } from './signal-list-card.ts';

/** So many of those not acknowledged are looked through; more never wait in practice. */
const MOST_LOOKED_AT = 200;

/** The signals that this member's organisation could acknowledge now, newest first. */
export const waitingSignals = useCase<Record<string, never>, readonly Signal[]>({
  name: 'waiting-signals',
  right: acknowledgeSignal.right,
  async run({ stores, member, partnership }) {
    const raised = await stores.signals.list(
      { partnershipId: partnership.id, statuses: ['raised'] },
      { most: MOST_LOOKED_AT, skip: 0 },
    );
    const { id } = member.organisation;
    return unchanged(raised.filter((signal) => signal.raised.by.organisation.id !== id));
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
