import type { Transaction } from '../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import type { Action } from '../../domain/meeting/agenda.ts';
import { type NextThing, nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { HAS_STEPS } from './rights.ts';

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
