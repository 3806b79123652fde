import { onPress } from '../../../bot/declare/action.ts';
import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, doneNotice, type Reply } from '../../../bot/declare/reply.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { AGREE_TO_CLOSE } from '../../../bot/signals/actions.ts';
import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { changedSignal, saveChange } from '../../../bot/signals/save-signal.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { formatDay } from '../../../cards/format-time.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { acceptBy, type Timing } from '../../../domain/protocol/protocol.ts';
import { erasedOn } from '../../../domain/signal/retention.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import {
  agreeToClose as agree,
  closesWith,
  outcomeMark,
  requireSameOutcome,
  requireSpeaker,
  speaksFor,
} from '../../../domain/signal/weighing.ts';
import { CLOSE_NOW } from '../actions.ts';
import { CLOSED_CARD, latestProposal } from '../outcome/proposal.ts';
import { WEIGHS } from '../rights.ts';
import { otherName, outcomeName } from '../weighing-blocks.ts';

interface AgreeToClose {
  readonly reference: string;
  /** The mark of the outcome that was read; nothing: what the channel's card shows. */
  readonly seen: string | undefined;
  /** What closing it means was shown. */
  readonly confirmed: boolean;
}

interface ClosingAnswer {
  /** `ask`: nothing is done yet; this word would close it. */
  readonly state: 'ask' | 'said' | 'closed';
  readonly signal: Signal;
  /** Local date on which it is, or would be, erased. */
  readonly erasedOn: string;
}

/** Says for one side that it may be closed. The word that closes it asks first, for others then find it closed. */
export const agreeToClose = useCase<AgreeToClose, ClosingAnswer>({
  name: 'agree-to-close',
  right: WEIGHS,
  async run(ctx, { reference, seen, confirmed }) {
    const { member, now, stores, partnership } = ctx;
    const signal = await findSignalForUpdate(ctx, reference);
    const side = requireSpeaker(member, signal);
    const timing = await timingOf(stores, partnership);
    const agreeBy = acceptBy(timing, signal.urgency, now);
    const agreed = agree(signal, side, { by: actorOf(member), at: now }, agreeBy);
    if (seen !== undefined) requireSameOutcome(signal, seen);
    const erased = erasure(ctx, timing, signal);
    if (closesWith(signal, side) && !confirmed) {
      return unchanged({ state: 'ask', signal, erasedOn: erased });
    }
    const said = await saveChange(ctx, agreed, 'signal.close_agreed', { side });
    if (agreed.status !== 'closed') {
      return { ...said, result: { state: 'said', signal: agreed, erasedOn: erased } };
    }
    const detail = { outcome: signal.outcome?.kind ?? '', erased_on: erased };
    const closed = changedSignal(agreed, 'signal.closed', detail);
    return {
      result: { state: 'closed', signal: agreed, erasedOn: erased },
      audit: [...said.audit, ...closed.audit],
      channelCards: closed.channelCards,
      memberCards: await tellRaiser(ctx, agreed),
    };
  },
});

function erasure(
  { now, partnership }: Transaction,
  { terms }: Timing,
  { outcome }: Signal,
): string {
  return erasedOn(terms, outcome?.kind, now, partnership.timeZone).toString();
}

/** The one who raised it, unless they closed it themselves. */
async function tellRaiser(ctx: Transaction, signal: Signal): Promise<MemberCard[]> {
  const { memberId } = signal.raised.by;
  if (memberId === ctx.member.id) return [];
  const recordId = (await latestProposal(ctx, signal))?.id ?? signal.id;
  return [{ card: CLOSED_CARD, recordId, revision: signal.revision, memberId }];
}

/** `/signal close S-2026-0001`: what is agreed to is what the channel's card shows. */
export function sayClose(ctx: Context, text: string): Promise<Reply> {
  return close(ctx, { reference: text.trim(), seen: undefined, confirmed: false });
}

/** Closes nothing without asking: see {@link pressCloseNow}. */
export const pressClose = onPress(AGREE_TO_CLOSE, (ctx, seen) =>
  close(ctx, { ...seen, confirmed: false }),
);

/** After it was shown what closing means. */
export const pressCloseNow = onPress(CLOSE_NOW, (ctx, seen) =>
  close(ctx, { ...seen, confirmed: true }),
);

async function close(ctx: Context, input: AgreeToClose): Promise<Reply> {
  const answer = await ctx.run(agreeToClose, input);
  if (answer.state === 'ask') return cardReply(askCard(answer, ctx));
  const { words, member } = ctx;
  const { reference, outcome } = answer.signal;
  const side = speaksFor(member, answer.signal);
  const said = {
    reference,
    outcome: outcomeName(outcome?.kind, words),
    on: formatDay(answer.erasedOn, member),
    other: side ? otherName(side, ctx) : '',
  };
  const key = answer.state === 'closed' ? 'weighing.closing.done' : 'weighing.closing.said';
  return doneNotice(words(key, said));
}

/** Says exactly what the press will do. */
function askCard({ signal, erasedOn }: ClosingAnswer, ctx: Context): Card {
  const { words, member, sides } = ctx;
  const { reference, outcome } = signal;
  const earlier = SIDES.find((side) => signal.closing.sides[side]);
  const side = earlier ? sides[earlier] : '';
  const lines = [
    words('weighing.closing.ask.done', { side, outcome: outcomeName(outcome?.kind, words) }),
    words('weighing.closing.ask.quiet'),
    words('weighing.closing.ask.erased', { on: formatDay(erasedOn, member) }),
  ];
  const seen = { reference, seen: outcomeMark(signal) };
  return {
    ...cardHead(words('weighing.closing.ask.title', { reference }), ctx),
    blocks: lines.map((said) => line(said)),
    buttons: [
      CLOSE_NOW.button(seen, words('weighing.button.close_now'), 'primary'),
      openButton(reference, words),
    ],
  };
}
