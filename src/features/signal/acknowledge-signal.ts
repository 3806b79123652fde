import type { Transaction } from '../../bot/declare/transaction.ts';
import { useCase } from '../../bot/declare/use-case.ts';
import { findSignalForUpdate } from '../../bot/signals/find-signal.ts';
import { saveChange } from '../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../bot/signals/signal-cards.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { actorOf } from '../../domain/people/member.ts';
import { ofSides } from '../../domain/people/right.ts';
import type { ProtocolTerms } from '../../domain/protocol/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { acknowledgeSignal as acknowledge } from '../../domain/signal/signal-raising.ts';
import { ACKNOWLEDGED_CARD } from './acknowledged-card.ts';

/** Says for another organisation that the signal was seen. Of two at once, one did. */
export const acknowledgeSignal = useCase<{ readonly reference: string }, Signal>({
  name: 'acknowledge-signal',
  right: ofSides('coordinator', 'deputy', 'practitioner'),
  async run(ctx, { reference }) {
    const { stores, member, partnership, now } = ctx;
    const signal = await findSignalForUpdate(ctx, reference);
    const timing = await timingOf(stores, partnership);
    const acknowledged = acknowledge(signal, actorOf(member), now, timing);
    requireAcknowledger(ctx, timing.terms);
    const outcome = await saveChange(ctx, acknowledged, 'signal.acknowledged');
    const { id: recordId, revision } = acknowledged;
    const told = { card: ACKNOWLEDGED_CARD, recordId, revision };
    return {
      ...outcome,
      channelCards: [...outcome.channelCards, { ...told, under: SIGNAL_CARD }],
      memberCards: [{ ...told, memberId: signal.raised.by.memberId }],
    };
  },
});

/** @throws Refusal `acknowledge_coordinators_only` if the protocol leaves it to them. */
function requireAcknowledger(
  { member, people }: Transaction,
  { acknowledges }: ProtocolTerms,
): void {
  const may = member.roles.some((role) => role === 'coordinator' || role === 'deputy');
  if (acknowledges === 'anybody' || may) return;
  const { id } = member.organisation;
  const who = people
    .filter(({ organisation, roles }) => organisation.id === id && roles.includes('coordinator'))
    .map(({ name }) => name)
    .join(', ');
  throw new Refusal('acknowledge_coordinators_only', { who });
}
