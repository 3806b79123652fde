import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { look } from '../../bot/declare/use-case.ts';
import type { Button } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { LIST_SIGNALS } from './actions.ts';
import { HAS_SIGNALS } from './rights.ts';
import { signalRow } from './signal-list-card.ts';

/** Rows of what waits, and of what is one's own; the rest is a press away. */
const [MOST_WAITING, MOST_OWN] = [5, 3];

/** The signals that this member's organisation could acknowledge now, what waits longest first. */
export const waitingSignals = look<Record<string, never>, readonly Signal[]>(
  'waiting-signals',
  acknowledgeSignal.right,
  async ({ stores, member, partnership }) => {
    const notOfOrganisationId = member.organisation.id;
    const own = { partnershipId: partnership.id, notOfOrganisationId };
    const page = { most: MOST_WAITING + 1, skip: 0, oldestFirst: true };
    return stores.signals.list({ ...own, statuses: ['raised'] }, page);
  },
);

/** What a member raised themselves and is open, newest first. */
export const ownSignals = look<Record<string, never>, readonly Signal[]>(
  'own-signals',
  HAS_SIGNALS,
  ({ stores, member, partnership }) => {
    const own = { partnershipId: partnership.id, statuses: OPEN_STATUSES, raisedById: member.id };
    return stores.signals.list(own, { most: MOST_OWN + 1, skip: 0 });
  },
);

/** The signals that a member is asked to acknowledge, and those they raised. */
export async function signalHome(ctx: Context): Promise<readonly HomeSection[]> {
  const sections = await Promise.all([waitingSection(ctx), ownSection(ctx)]);
  return sections.flat().filter(({ rows }) => rows.length > 0);
}

async function waitingSection(ctx: Context): Promise<readonly HomeSection[]> {
  const { words, member } = ctx;
  if (!hasRight(member, waitingSignals.right)) return [];
  const found = await ctx.run(waitingSignals, {});
  const more = LIST_SIGNALS.button({ list: 'open', page: 0 }, words('signal.home.open'));
  return [section({ title: words('signal.home.waiting'), found, most: MOST_WAITING, more }, ctx)];
}

async function ownSection(ctx: Context): Promise<readonly HomeSection[]> {
  const { words, member } = ctx;
  if (!hasRight(member, ownSignals.right)) return [];
  const found = await ctx.run(ownSignals, {});
  const more = LIST_SIGNALS.button({ list: 'mine', page: 0 }, words('signal.home.all'));
  return [section({ title: words('signal.home.mine'), found, most: MOST_OWN, more }, ctx)];
}

interface Found {
  readonly title: string;
  readonly found: readonly Signal[];
  readonly most: number;
  readonly more: Button;
}

function section({ title, found, most, more }: Found, ctx: Context): HomeSection {
  const rows = found.slice(0, most).map((signal) => signalRow(signal, ctx));
  return { title, rows, ...(found.length > most && { more }) };
}
