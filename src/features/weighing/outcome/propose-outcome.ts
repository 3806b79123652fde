import { findSignal, findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { takeKey } from '../../../bot/signals/take-key.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import { useCase } from '../../../bot/use-case.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import type { Side } from '../../../domain/people/side.ts';
import { acceptBy } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { OutcomeKind, Signal, SignalOutcome } from '../../../domain/signal/signal.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import {
  proposeOutcome as propose,
  requireSameOutcome,
  requireSpeaker,
} from '../../../domain/signal/weighing.ts';
import { WEIGHS } from '../right.ts';
import { latestProposal, tellProposal } from './proposal.ts';

export interface ProposeOutcome {
  readonly reference: string;
  readonly kind: OutcomeKind;
  /** Of more information. */
  readonly more: { readonly by: Member; readonly until: Temporal.Instant } | undefined;
  readonly reason: string;
  /** The mark of the outcome that was there when the form opened. */
  readonly seen: string;
  /** The dialog's key: the same key twice is the same proposal. */
  readonly key: string;
  /** Of the second look. */
  readonly detail: Readonly<Record<string, string>>;
}

/** May an outcome be proposed here? Asked before the form opens. */
export const planOutcome = useCase<{ readonly reference: string }, { signal: Signal; side: Side }>({
  name: 'plan-outcome',
  right: WEIGHS,
  async run({ member, now, ...scene }, { reference }) {
    const signal = await findSignal({ member, now, ...scene }, reference);
    const side = requireSpeaker(member, signal);
    const trial = { kind: 'advice', agreeBy: now, more: undefined } as const;
    propose(signal, side, trial, { by: actorOf(member), at: now });
    return { result: { signal, side }, audit: [], shows: [] };
  },
});

/** Proposes, for one side, what to make of it; the other side is asked privately whether it agrees. */
export const proposeOutcome = useCase<ProposeOutcome, Signal>({
  name: 'propose-outcome',
  right: WEIGHS,
  async run(scene, { kind, more, reason, seen, key, detail, ...input }) {
    const { member, now, stores, partnership, people } = scene;
    const signal = await findSignalForUpdate(scene, input.reference);
    const side = requireSpeaker(member, signal);
    if (!(await takeKey(scene, 'weighing.outcome', key, signal.id))) {
      return { result: signal, audit: [], shows: [] };
    }
    const agreeBy = acceptBy(await timingOf(stores, partnership), signal.urgency, now);
    if (more && !stepOwners(people, signal).some(({ id }) => id === more.by.id)) {
      throw new Refusal('step_owner_not_offered', { reference: signal.reference });
    }
    const outcome = { kind, agreeBy, more: more && { ...more, by: actorOf(more.by) } };
    const proposed = propose(signal, side, outcome, { by: actorOf(member), at: now });
    requireSameOutcome(signal, seen);
    const earlier = await latestProposal(scene, signal);
    await saveSignal(scene, proposed);
    const written = await writeNote(scene, proposed, 'outcome_reason', reason);
    const changed = changedSignal(proposed, 'signal.outcome_proposed', {
      outcome: kind,
      ...moreDetail(outcome.more),
      ...written,
      ...detail,
    });
    const tells = [
      ...tellProposal(scene, proposed, earlier, true),
      ...tellProposal(scene, proposed, await latestProposal(scene, proposed), false),
    ];
    return { ...changed, tells };
  },
});

function moreDetail(more: SignalOutcome['more']): Record<string, string> {
  return more ? { more_by: more.by.memberId, more_until: more.until.toString() } : {};
}
