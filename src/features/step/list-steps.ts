import type { Scene, UseCase } from '../../bot/use-case.ts';
import { type NextThing, nextThings } from '../../domain/next-thing.ts';
import type { Signal } from '../../domain/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal-life.ts';
import { HAS_STEPS } from './rights.ts';

/** Rows shown at once. */
export const STEP_ROWS = 10;
/** Signals read at once. */
const PAGE = 100;
/** What of a signal is a step of one's own: one to take, or one to name. */
const KINDS: readonly NextThing['kind'][] = ['step', 'first_step', 'name_step'];

export interface OwnStep {
  readonly signal: Signal;
  readonly thing: NextThing;
}

export interface OwnSteps {
  readonly steps: readonly OwnStep[];
  readonly more: boolean;
}

/** A page of the open steps of a member, and of those they have to name; what is due first before the rest. */
export const listSteps: UseCase<{ readonly page: number }, OwnSteps> = {
  name: 'list-steps',
  right: HAS_STEPS,
  async run(scene, { page }) {
    const signals = await signalsOf(scene);
    const steps = signals
      .flatMap((signal) => ownSteps(signal, scene.member.id))
      .toSorted((a, b) => Temporal.Instant.compare(a.thing.due, b.thing.due));
    const shown = steps.slice(page * STEP_ROWS);
    const result = { steps: shown.slice(0, STEP_ROWS), more: shown.length > STEP_ROWS };
    return { result, audit: [], shows: [] };
  },
};

function ownSteps(signal: Signal, memberId: string): OwnStep[] {
  return nextThings(signal)
    .filter(({ kind, owners }) => {
      return KINDS.includes(kind) && owners.members.some((one) => one.memberId === memberId);
    })
    .map((thing) => ({ signal, thing }));
}

async function signalsOf({ stores, member, partnership }: Scene): Promise<readonly Signal[]> {
  const filter = {
    partnershipId: partnership.id,
    statuses: OPEN_STATUSES,
    memberId: member.id,
  };
  const found: Signal[] = [];
  for (;;) {
    const page = await stores.signals.list(filter, { most: PAGE, skip: found.length });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}
