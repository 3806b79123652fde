import { asOf } from '../../bot/declare/as-of.ts';
import type { Context } from '../../bot/declare/context.ts';
import { NEW_STEP } from '../../bot/signals/actions.ts';
import { agreedButton } from '../../bot/signals/signal-cards.ts';
import { dueWords } from '../../bot/signals/signal-words.ts';
import { line, strong } from '../../cards/blocks.ts';
import type { Block, Button, Card, ListRow } from '../../cards/card.ts';
import { duePhrase } from '../../domain/time/due-phrase.ts';
import { LIST_STEPS } from './actions.ts';
import type { Own, OwnAction, OwnStep, OwnSteps } from './list-steps.ts';
import { stepWords } from './step-lines.ts';
import { oneButton } from './steps-card.ts';

/** A page of one's own steps; an empty one says what to try. */
export function stepListCard({ steps, more }: OwnSteps, page: number, ctx: Context): Card {
  const { words } = ctx;
  const rows: Block = { tag: 'list', rows: steps.map((own) => ownRow(own, ctx)) };
  return {
    title: words('step.list.title'),
    blocks: [steps.length > 0 ? rows : line(words('step.list.empty')), asOf(ctx)],
    buttons: [
      ...(page > 0 ? [pageButton(page - 1, words('step.list.earlier'))] : []),
      ...(more ? [pageButton(page + 1, words('step.list.later'))] : []),
    ],
  };
}

export function pageButton(page: number, label: string): Button {
  return LIST_STEPS.button(page, label);
}

/** "▲ S-2026-0042 · call the youth workers · overdue since Tue 24 Nov, 14:00" */
export function ownRow(own: Own, ctx: Context): ListRow {
  return 'action' in own ? actionRow(own, ctx) : stepRow(own, ctx);
}

/** "○ L-2026-0001/2026-12-08 · invite the schools · due Tue 15 Dec, 17:00" */
function actionRow({ action }: OwnAction, { words, partnership, now }: Context): ListRow {
  const { due, meeting, what, id } = action;
  const phrase = duePhrase(partnership, 'normal', due, now);
  return {
    symbol: phrase.unit === 'overdue' ? 'overdue' : 'open',
    text: [strong(`${meeting} · ${what}`)],
    detail: dueWords({ due: due.toString(), phrase }, words),
    button: agreedButton(id, words),
  };
}

function stepRow({ signal, thing }: OwnStep, { words, partnership, now }: Context): ListRow {
  const { reference, urgency } = signal;
  const { stepId, kind, due } = thing;
  const what = stepId ? stepWords(signal, stepId) : words(`signal.next.${kind}`);
  const phrase = duePhrase(partnership, urgency, due, now);
  const label = words('step.button.new');
  return {
    symbol: phrase.unit === 'overdue' ? 'overdue' : 'open',
    text: [strong(`${reference} · ${what}`)],
    detail: dueWords({ due: due.toString(), phrase }, words),
    button: stepId ? oneButton(stepId, words) : NEW_STEP.button(reference, label),
  };
}
