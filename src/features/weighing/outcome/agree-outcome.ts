import { randomUUID } from 'node:crypto';
import { onPress } from '../../../bot/declare/action.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, useCase } from '../../../bot/declare/use-case.ts';
import { AGREE_TO_OUTCOME } from '../../../bot/signals/actions.ts';
import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { saveChange } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal, Step } from '../../../domain/signal/signal.ts';
import { addStep } from '../../../domain/signal/step.ts';
import {
  agreeOutcome as agree,
  requireSameOutcome,
  requireSpeaker,
} from '../../../domain/signal/weighing.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { WEIGHS } from '../rights.ts';
import { outcomeName } from '../weighing-blocks.ts';
import { latestProposal, tellProposal } from './proposal.ts';

interface AgreeOutcome {
  readonly reference: string;
  /** The mark of the outcome that was read; nothing: what the channel's card shows. */
  readonly seen: string | undefined;
}

/** Agrees, for the other side, to what was proposed. More information becomes a step. */
export const agreeOutcome = useCase<AgreeOutcome, Signal>({
  name: 'agree-outcome',
  right: WEIGHS,
  async run(ctx, { reference, seen }) {
    const { member, now } = ctx;
    const signal = await findSignalForUpdate(ctx, reference);
    const side = requireSpeaker(member, signal);
    const agreed = agree(signal, side, { by: actorOf(member), at: now });
    if (seen !== undefined) requireSameOutcome(signal, seen);
    const { changed, audit, step } = withInformation(ctx, agreed);
    const outcome = signal.outcome?.kind ?? '';
    const done = await saveChange(ctx, changed, 'signal.outcome_agreed', { outcome, side });
    const proposal = await latestProposal(ctx, changed);
    const memberCards: MemberCard[] = [
      ...tellProposal(ctx, changed, proposal, true),
      ...(step ? [tellOwner(changed, step, member)] : []),
    ];
    return { ...done, audit: [...done.audit, ...audit], memberCards };
  },
});

/** @throws Refusal `outcome_until_past` if the other side took too long to agree. */
function withInformation(
  { member, now, partnership }: Transaction,
  signal: Signal,
): { changed: Signal; audit: readonly AuditDraft[]; step?: Pick<Step, 'id' | 'owner'> } {
  const { outcome, reference, id: recordId } = signal;
  const more = outcome?.kind === 'more_information' ? outcome.more : undefined;
  if (!more) return { changed: signal, audit: [] };
  if (Temporal.Instant.compare(more.until, now) <= 0) {
    throw new Refusal('outcome_until_past', { reference });
  }
  const what = wordsFor(partnership.language)('weighing.information');
  const step = { id: randomUUID(), what, owner: more.by, due: more.until };
  const detail = { reference, step: step.id, owner: more.by.memberId, due: more.until.toString() };
  const audit = [{ action: 'signal.step_set', model: 'signal', recordId, detail }];
  return { changed: addStep(signal, step, { by: actorOf(member), at: now }), audit, step };
}

/** Agrees to the outcome, and says what follows from it. */
export const pressAgree = onPress(AGREE_TO_OUTCOME, async (ctx, seen) => {
  const { words, member } = ctx;
  const { reference, outcome, status } = await ctx.run(agreeOutcome, seen);
  const said = { reference, outcome: outcomeName(outcome?.kind, words) };
  const more = outcome?.more;
  if (more) {
    const at = formatTime(more.until.toString(), member);
    return doneNotice(words('weighing.proposed.done_more', { ...said, name: more.by.name, at }));
  }
  const weighed = status === 'weighed';
  return doneNotice(
    words(weighed ? 'weighing.proposed.done_next' : 'weighing.proposed.done', said),
  );
});
