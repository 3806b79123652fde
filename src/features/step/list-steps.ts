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

interface StepPage {
  readonly page: number;
  /** Nothing: as many as a page holds. */
  readonly rows?: number;
}

/** A page of the open steps of a member, and of those they have to name; what is due first before the rest. */
export const listSteps = look<StepPage, OwnSteps>(
  'list-steps',
  HAS_STEPS,
  async ({ stores, member, partnership }, { page, rows = STEP_ROWS }) => {
    const mine = { partnershipId: partnership.id, statuses: OPEN_STATUSES, ownStepsOf: member.id };
    const most = (page + 1) * rows + 1;
    const own = { partnershipId: partnership.id, ownerId: member.id, ownOnly: true };
    const [signals, actions] = await Promise.all([
      stores.signals.list(mine, { most, skip: 0 }),
      stores.actions.listOpen(own),
    ]);
    const steps = [
      ...signals.flatMap((signal): Own[] => ownSteps(signal, member.id)),
      ...actions.map((action): Own => ({ action })),
    ].toSorted((a, b) => Temporal.Instant.compare(dueOf(a), dueOf(b)));
    const shown = steps.slice(page * rows);
    return { steps: shown.slice(0, rows), more: shown.length > rows };
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
