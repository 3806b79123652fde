import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { SHOW_STATUS } from '../../bot/delivery/parked-cards.ts';
import { quiet } from '../../cards/blocks.ts';
import { hasRight } from '../../domain/people/right.ts';
import { readStatus } from './read-status.ts';
import { statusRows, waiting } from './status-card.ts';

/** Things on the page that somebody sees first, each with all its answers; the rest is a press away. */
const MOST_SHOWN = 3;

/** What cannot be sent, for those who can see to it. */
export async function tandemHome(ctx: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(ctx.member, readStatus.right)) return [];
  const { words } = ctx;
  const status = await ctx.run(readStatus, { ifWaiting: true });
  if (waiting(status) === 0) return [];
  const { held, late, givenUp, parked } = statusRows(status, words);
  return [
    {
      title: words('status.home'),
      rows: [...held, ...late, ...givenUp, ...parked].slice(0, MOST_SHOWN).flat(),
      ...(held.length > 0 && { below: [quiet(words('status.held_help'))] }),
      more: SHOW_STATUS.button(undefined, words('status.button.all')),
    },
  ];
}
