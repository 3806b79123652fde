import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import type { Button } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { LIST_SIGNALS } from './actions.ts';
import { MOST_OWN, MOST_WAITING, ownSignals, waitingSignals } from './home-signals.ts';
import { signalRow } from './signal-list-card.ts';

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
