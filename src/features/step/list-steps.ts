import { look } from '../../bot/declare/use-case.ts';
import type { Action } from '../../domain/meeting/agenda.ts';
import { type NextThing, nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { HAS_STEPS } from './rights.ts';

/** Rows shown at once. */
const STEP_ROWS = 10;
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
export const listSteps = look<{ readonly page: number; readonly rows?: number }, OwnSteps>(
  'list-steps',
  HAS_STEPS,
  async ({ stores, member, partnership }, { page, rows = STEP_ROWS }) => {
    const mine = { partnershipId: partnership.id, statuses: OPEN_STATUSES, ownStepsOf: member.id };
    const [from, to] = [page * rows, (page + 1) * rows];
    const own = { partnershipId: partnership.id, ownerId: member.id, ownOnly: true };
    const [signals, actions] = await Promise.all([
      stores.signals.list(mine, { most: to + 1, skip: 0 }),
      stores.actions.listOpen(own),
    ]);
    const steps = [
      ...signals.flatMap((signal): Own[] => ownSteps(signal, member.id)),
      ...actions.map((action): Own => ({ action })),
    ].toSorted((a, b) => Temporal.Instant.compare(dueOf(a), dueOf(b)));
    return { steps: steps.slice(from, to), more: steps.length > to };
  },
);

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
