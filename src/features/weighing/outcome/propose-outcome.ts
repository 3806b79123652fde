import { useCase } from '../../../bot/declare/use-case.ts';
import type { LookedAt } from '../../../bot/form/second-look-form.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { looksAtSignal, onSignalForm } from '../../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { acceptBy } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { OutcomeKind, SignalOutcome } from '../../../domain/signal/signal.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import {
  proposeOutcome as propose,
  requireSameOutcome,
  requireSpeaker,
} from '../../../domain/signal/weighing.ts';
import { WEIGHS } from '../rights.ts';
import { latestProposal, tellProposal } from './proposal.ts';

export interface ProposeOutcome extends LookedAt {
  readonly reference: string;
  readonly kind: OutcomeKind;
  /** Of more information. */
  readonly more: { readonly by: Member; readonly until: Temporal.Instant } | undefined;
  readonly reason: string;
  /** The mark of the outcome that was there when the form opened. */
  readonly seen: string;
}

/** May an outcome be proposed here? Asked before the form opens. */
export const planOutcome = looksAtSignal('plan-outcome', WEIGHS, ({ member, now }, signal) => {
  const side = requireSpeaker(member, signal);
  const trial = { kind: 'advice', agreeBy: now, more: undefined } as const;
  propose(signal, side, trial, { by: actorOf(member), at: now });
  return { signal, side };
});

/** Proposes, for one side, what to make of it; the other side is asked privately whether it agrees. */
export const proposeOutcome = useCase({
  name: 'propose-outcome',
  right: WEIGHS,
  ...onSignalForm<ProposeOutcome>('weighing.outcome'),
  async run(ctx, { kind, more, reason, seen, detail }, signal) {
    const { member, now, stores, partnership, people } = ctx;
    const side = requireSpeaker(member, signal);
    const agreeBy = acceptBy(await timingOf(stores, partnership), signal.urgency, now);
    if (more && !stepOwners(people, signal).some(({ id }) => id === more.by.id)) {
      throw new Refusal('step_owner_not_offered', { reference: signal.reference });
    }
    const outcome = { kind, agreeBy, more: more && { ...more, by: actorOf(more.by) } };
    const proposed = propose(signal, side, outcome, { by: actorOf(member), at: now });
    requireSameOutcome(signal, seen);
    const earlier = await latestProposal(ctx, signal);
    const written = await writeNote(ctx, proposed, 'outcome_reason', reason);
    const said = { outcome: kind, ...moreDetail(outcome.more), ...written, ...detail };
    const changed = await saveChange(ctx, proposed, 'signal.outcome_proposed', said);
    const { note: id } = written;
    const latest = id === undefined ? earlier : { id, written: { by: actorOf(member), at: now } };
    const memberCards = [
      ...tellProposal(ctx, proposed, earlier, true),
      ...tellProposal(ctx, proposed, latest, false),
    ];
    return { ...changed, memberCards };
  },
});

function moreDetail(more: SignalOutcome['more']): Record<string, string> {
  return more ? { more_by: more.by.memberId, more_until: more.until.toString() } : {};
}
