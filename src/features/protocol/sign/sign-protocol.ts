import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { look, type MemberCard, type Outcome, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import {
  isInForce,
  type Protocol,
  signProtocol as sign,
} from '../../../domain/protocol/protocol.ts';
import { readingReminders } from '../../../domain/protocol/protocol-reminders.ts';
import type { RecordCard } from '../../../ports/delivery/delivery-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { PROTOCOL_REMINDERS, shownProtocol, tellReading } from '../protocol-cards.ts';
import { readingsOf } from '../reading/reading-blocks.ts';
import { readersOf, SIGNERS } from '../rights.ts';
import { findVersion } from '../show-protocol.ts';

export interface SigningProtocol {
  readonly protocol: Protocol;
  readonly inForce: Protocol | undefined;
}

/** May this version be signed by this member? Asked before the form opens. */
export const planSignature = look<{ readonly id: string }, SigningProtocol>(
  'plan-signature',
  SIGNERS,
  async (ctx, { id }) => {
    const { stores, partnership, member, now } = ctx;
    const protocol = await findVersion(ctx, id);
    const newest = (await stores.protocols.newest(partnership.id)) ?? protocol;
    sign(protocol, newest, actorOf(member), now);
    return { protocol, inForce: await stores.protocols.inForce(partnership.id) };
  },
);

interface SignProtocol {
  readonly id: string;
  /** The dialog's key: the same key twice is the same signature. */
  readonly key: string;
}

/**
 * Signs a version for one side. With the second signature it is in force, and everybody is asked to
 * confirm having read it; whoever signed it has.
 */
export const signProtocol = useCase({
  name: 'sign-protocol',
  right: SIGNERS,
  async find(ctx, { id }: SignProtocol) {
    const newest = await ctx.stores.protocols.newestForUpdate(ctx.partnership.id);
    const protocol = await findVersion(ctx, id);
    return { protocol, newest: newest ?? protocol };
  },
  once: {
    key: byForm('protocol.sign'),
    model: 'protocol',
    recordId: ({ protocol }) => protocol.id,
    repeated: ({ protocol }) => protocol,
  },
  async run(ctx, _, { protocol, newest }) {
    const { stores, partnership, member, now } = ctx;
    const before = await stores.protocols.inForce(partnership.id);
    const signed = sign(protocol, newest, actorOf(member), now);
    await stores.protocols.update(signed, now);
    const detail = { number: String(signed.number), side: member.organisation.side };
    const outcome = {
      result: signed,
      audit: [line('protocol.signed', signed, detail)],
      channelCards: [await shownProtocol(stores, signed)],
    };
    return isInForce(signed) ? comeIntoForce(ctx, signed, before, outcome) : outcome;
  },
});

async function comeIntoForce(
  ctx: Transaction,
  signed: Protocol,
  before: Protocol | undefined,
  outcome: Outcome<Protocol>,
): Promise<Outcome<Protocol>> {
  const { stores, partnership, people, now } = ctx;
  const signers = Object.values(signed.signatures).filter((deed) => deed !== undefined);
  for (const deed of signers) await stores.protocols.confirmRead(signed.id, deed);
  await stores.reminders.plan(
    reminderRecord(signed),
    readingReminders(partnership, now).map((at, weeks) => {
      return { subject: 'reading', occasion: `week ${weeks}`, at };
    }),
  );
  const replaced = await replace(ctx, before);
  return {
    ...outcome,
    audit: [...outcome.audit, line('protocol.in_force', signed, { number: String(signed.number) })],
    channelCards: [...outcome.channelCards, ...replaced.channelCards],
    memberCards: [...replaced.memberCards, ...tellReading(signed, 'asked', readersOf(people))],
  };
}

/** The version that was in force asks nobody for anything any more. */
async function replace(
  { stores, people }: Transaction,
  before: Protocol | undefined,
): Promise<{ channelCards: RecordCard[]; memberCards: MemberCard[] }> {
  if (!before) return { channelCards: [], memberCards: [] };
  await stores.reminders.plan(reminderRecord(before), []);
  const { unread } = readingsOf(people, await stores.protocols.listReadings(before.id));
  return {
    channelCards: [await shownProtocol(stores, before)],
    memberCards: tellReading(before, 'replaced', unread),
  };
}

function reminderRecord({ partnershipId, id }: Protocol) {
  return { partnershipId, kind: PROTOCOL_REMINDERS, recordId: id };
}

function line(action: string, { id }: Protocol, detail: AuditDraft['detail']): AuditDraft {
  return { action, model: 'protocol', recordId: id, detail };
}
