import { randomUUID } from 'node:crypto';
import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { MessageContent, MessageVersion } from '../../../domain/crisis/message.ts';
import type { CrisisMessage, CurrentMessage } from '../../../domain/crisis/message-record.ts';
import { isLapsed, writeVersion } from '../../../domain/crisis/signing.ts';
import { type CrisisUnit, goOn, requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate, KEPT_FOR } from '../unit/find-unit.ts';
import { changedVersion, tellVersion } from '../unit/unit-outcome.ts';
import { type DraftFault, draftContent, type Written } from './draft-content.ts';
import { changesNothing } from './unchanged.ts';

export interface WriteMessage extends Written {
  readonly unitId: string;
  /** Nothing: a new one. */
  readonly messageId?: string | undefined;
  /** The number of the version that the form was opened with; 0: none. */
  readonly base: number;
  /** The dialog's key: the same key twice is the same version. */
  readonly key: string;
}

export type WroteMessage =
  | { readonly ok: true; readonly versionId: string }
  | { readonly ok: false; readonly faults: readonly DraftFault[] };

type Draft = Awaited<ReturnType<typeof draftOf>>;

/**
 * Makes the next version of a message, or a message with its first. It asks both sides for their signature;
 * those under the version before fall.
 */
export const writeMessage = useCase<WriteMessage, WroteMessage, Draft>({
  name: 'write-message',
  right: SITS,
  find: draftOf,
  once: {
    // Of what cannot be signed nothing is kept, and its form stays open under the same key.
    key: byForm('crisis.write', ({ drafted }: Draft) => drafted.ok),
    model: KEPT_FOR,
    recordId: ({ id }) => id,
    repeated: (_, versionId) => ({ ok: true, versionId }),
  },
  async run(ctx, { base }, { id, unit, message, newest, messages, drafted }) {
    if (!drafted.ok) return unchanged(drafted);
    const { stores, member, partnership, now: at } = ctx;
    const { content } = drafted;
    const { terms } = await timingOf(stores, partnership);
    const draft = { id, messageId: message.id, content, hash: canonicalHash(content), base };
    const by = actorOf(member);
    const version = writeVersion(unit, newest, draft, { by, at }, terms.crisis.lapseMinutes);
    if (newest) requireChange(ctx, newest, content);
    const beside = newest ? { replaces: newest.id } : { message };
    const replaced = await stores.crisisMessages.insertVersion(version, beside);
    const others = messages.flatMap((one) => (one.version === newest ? [] : [one.version]));
    const changed = goOn(unit);
    const { kept, ...outcome } = await changedVersion(
      ctx,
      changed,
      version,
      'crisis.version_written',
      { revision: 1, versions: [...others, version] },
    );
    const before = newest
      ? [
          ...tellVersion(changed, newest.id, replaced ?? 1, { changesOnly: true }),
          ...alarmsAnew(ctx, changed, kept, (subject) => subject === `version:${newest.id}`),
        ]
      : [];
    const result = { ok: true, versionId: version.id } as const;
    return { ...outcome, result, memberCards: [...outcome.memberCards, ...before] };
  },
});

/**
 * A version that says nothing else would cost both signatures. What lapsed is written once more.
 *
 * @throws Refusal `crisis_nothing_changed`.
 */
function requireChange(
  { sides, partnership: { timeZone }, now }: Transaction,
  newest: MessageVersion,
  content: MessageContent,
): void {
  const senders = [sides.police, sides.local_authority];
  if (isLapsed({ version: newest, now })) return;
  if (!changesNothing(newest, content, { senders, timeZone, now })) return;
  throw new Refusal('crisis_nothing_changed', { number: String(newest.number) });
}

/** What is written, as it would be kept; the id is the version's. */
async function draftOf(ctx: Transaction, input: WriteMessage) {
  const unit = await findUnitForUpdate(ctx, input.unitId);
  requireSeat(unit, actorOf(ctx.member));
  const messages = await ctx.stores.crisisMessages.listCurrent(unit.id);
  const { message, newest, followed } = placeOf(messages, unit, input);
  const { kind, template } = message;
  const place = { unit, number: message.number, messages, newest, followed };
  const drafted = await draftContent(ctx, place, { ...input, kind, template });
  return { id: randomUUID(), unit, message, newest, messages, drafted };
}

/** Where the version belongs: to a message that is there, or to the next one of the unit. */
function placeOf(messages: readonly CurrentMessage[], unit: CrisisUnit, input: WriteMessage) {
  const there = messages.find(({ message }) => message.id === input.messageId);
  if (input.messageId !== undefined && !there) throw new Refusal('crisis_unknown');
  const followedId = there?.message.followsId;
  const last = messages.findLast(({ version }) => version.pushed)?.version;
  const earlier = messages.find(({ version }) => version.id === followedId)?.version;
  const followed = there ? earlier : last;
  if (!there && input.kind !== 'first' && !followed) throw new Refusal('crisis_nothing_to_follow');
  const fresh: CrisisMessage = {
    id: randomUUID(),
    unitId: unit.id,
    partnershipId: unit.partnershipId,
    number: messages.length + 1,
    kind: followed && input.kind === 'first' ? 'update' : input.kind,
    template: input.template,
    followsId: followed?.id,
    lines: '',
    answers: '',
  };
  return { message: there?.message ?? fresh, messages, newest: there?.version, followed };
}
