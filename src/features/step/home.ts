import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { hasRight } from '../../domain/people/right.ts';
import { listSteps } from './list-steps.ts';
import { ownRow, pageButton } from './step-list-card.ts';

/** The rest is a press away. */
const MOST_ROWS = 5;

/** The open steps of a member, what is overdue first. */
export async function stepHome(ctx: Context): Promise<readonly HomeSection[]> {
  const { words, member } = ctx;
  if (!hasRight(member, listSteps.right)) return [];
  const { steps, more } = await ctx.run(listSteps, { page: 0, rows: MOST_ROWS });
  if (steps.length === 0) return [];
  const rows = steps.map((own) => ownRow(own, ctx));
  const all = more && { more: pageButton(0, words('step.home.all')) };
  return [{ title: words('step.home.title'), rows, ...all }];
}
