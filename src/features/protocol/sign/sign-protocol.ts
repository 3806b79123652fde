import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { look, type Outcome, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import {
  isInForce,
  type Protocol,
  signProtocol as sign,
} from '../../../domain/protocol/protocol.ts';
import { readingReminders } from '../../../domain/protocol/protocol-reminders.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { PROTOCOL_REMINDERS, shownProtocols, tellReading } from '../protocol-cards.ts';
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
  async find({ stores, partnership }, { id }: SignProtocol) {
    const versions = await stores.protocols.listForUpdate(partnership.id);
    const protocol = versions.find((one) => one.id === id);
    if (!protocol) throw new Refusal('protocol_none');
    return { protocol, versions };
  },
  once: {
    key: byForm('protocol.sign'),
    model: 'protocol',
    recordId: ({ protocol }) => protocol.id,
    repeated: ({ protocol }) => protocol,
  },
  async run(ctx, _, { protocol, versions }) {
    const { stores, member, now } = ctx;
    const signed = sign(protocol, versions[0] ?? protocol, actorOf(member), now);
    await stores.protocols.update(signed, now);
    const detail = { number: String(signed.number), side: member.organisation.side };
    // The version that was in force asks nobody for anything any more.
    const before = isInForce(signed) ? versions.find(isInForce) : undefined;
    const standing = versions.map((one) => (one === protocol ? signed : one));
    const outcome = {
      result: signed,
      audit: [line('protocol.signed', signed, detail)],
      channelCards: await shownProtocols(ctx, [signed, before], standing),
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
  await stores.protocols.confirmRead(signed.id, signers);
  const weeks = readingReminders(partnership, now).map((at, week) => {
    return { subject: 'reading', occasion: `week ${week}`, at };
  });
  const replaced = before ? [{ record: reminderRecord(before), wanted: [] }] : [];
  const asked = { record: reminderRecord(signed), wanted: weeks, kept: [] };
  await stores.reminders.planAll([asked, ...replaced]);
  const { unread } = before
    ? readingsOf(people, await stores.protocols.listReadings(before.id))
    : { unread: [] };
  return {
    ...outcome,
    audit: [...outcome.audit, line('protocol.in_force', signed, { number: String(signed.number) })],
    memberCards: [
      ...(before ? tellReading(before, 'replaced', unread) : []),
      ...tellReading(signed, 'asked', readersOf(people)),
    ],
  };
}

function reminderRecord({ partnershipId, id }: Protocol) {
  return { partnershipId, kind: PROTOCOL_REMINDERS, recordId: id };
}

function line(action: string, { id }: Protocol, detail: AuditDraft['detail']): AuditDraft {
  return { action, model: 'protocol', recordId: id, detail };
}
