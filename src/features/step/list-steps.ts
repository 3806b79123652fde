import type { Context } from '../../bot/declare/context.ts';
import { type Transaction, unchanged, useCase } from '../../bot/declare/use-case.ts';
import { NEW_STEP } from '../../bot/signals/actions.ts';
import { agreedButton } from '../../bot/signals/signal-cards.ts';
import { dueWords } from '../../bot/signals/signal-words.ts';
import { line, strong } from '../../cards/blocks.ts';
import type { Block, Button, Card, ListRow } from '../../cards/card.ts';
import type { Action } from '../../domain/meeting/agenda.ts';
import { type NextThing, nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { duePhrase } from '../../domain/time/due-phrase.ts';
import { LIST_STEPS } from './actions.ts';
import { HAS_STEPS } from './rights.ts';
import { stepWords } from './step-lines.ts';
import { oneButton } from './steps-card.ts';

/** Rows shown at once. */
const STEP_ROWS = 10;
/** Signals read at once. */
const PAGE = 100;
/** What of a signal is a step of one's own: one to take, or one to name. */
const KINDS: readonly NextThing['kind'][] = ['step', 'first_step', 'name_step'];

/** A step of a signal, or one that was agreed on in a meeting. */
export type Own = OwnStep | OwnAction;

export interface OwnAction {
  readonly action: Action;
}

export interface OwnStep {
  readonly signal: Signal;
  readonly thing: NextThing;
}

export interface OwnSteps {
  readonly steps: readonly Own[];
  readonly more: boolean;
}

/** A page of the open steps of a member, and of those they have to name; what is due first before the rest. */
export const listSteps = useCase<{ readonly page: number }, OwnSteps>({
  name: 'list-steps',
  right: HAS_STEPS,
  async run(ctx, { page }) {
    const { stores, member, partnership } = ctx;
    const signals = await signalsOf(ctx);
    const own = { partnershipId: partnership.id, ownerId: member.id, ownOnly: true };
    const actions = await stores.actions.listOpen(own);
    const steps = [
      ...signals.flatMap((signal): Own[] => ownSteps(signal, member.id)),
      ...actions.map((action): Own => ({ action })),
    ].toSorted((a, b) => Temporal.Instant.compare(dueOf(a), dueOf(b)));
    const shown = steps.slice(page * STEP_ROWS);
    return unchanged({ steps: shown.slice(0, STEP_ROWS), more: shown.length > STEP_ROWS });
  },
});

function dueOf(own: Own): Temporal.Instant {
  return 'action' in own ? own.action.due : own.thing.due;
}

function ownSteps(signal: Signal, memberId: string): OwnStep[] {
  return nextThings(signal)
    .filter(({ kind, owners }) => {
      return KINDS.includes(kind) && owners.members.some((one) => one.memberId === memberId);
    })
    .map((thing) => ({ signal, thing }));
}

async function signalsOf({ stores, member, partnership }: Transaction): Promise<readonly Signal[]> {
  const own = { partnershipId: partnership.id, memberId: member.id };
  const filter = { ...own, statuses: OPEN_STATUSES };
  const found: Signal[] = [];
  for (;;) {
    const page = await stores.signals.list(filter, { most: PAGE, skip: found.length });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/** A page of one's own steps; an empty one says what to try. */
export function stepListCard({ steps, more }: OwnSteps, page: number, ctx: Context): Card {
  const { words } = ctx;
  const rows: Block = { tag: 'list', rows: steps.map((own) => ownRow(own, ctx)) };
  return {
    title: words('step.list.title'),
    blocks: [steps.length > 0 ? rows : line(words('step.list.empty'))],
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
