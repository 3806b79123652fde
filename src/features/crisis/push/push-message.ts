import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, useCase } from '../../../bot/declare/use-case.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import type { CrisisMessage } from '../../../domain/crisis/message-record.ts';
import { overtakenBy } from '../../../domain/crisis/push.ts';
import { pushOrder } from '../../../domain/crisis/push-order.ts';
import { pushVersion } from '../../../domain/crisis/signing.ts';
import { goOn } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  BOARD_CARD,
  type ConversationCard,
  PUSH_CARD,
  SIGNED_REVISION,
} from '../../../ports/crisis/push-store.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import {
  type FoundVersion,
  findVersionForUpdate,
  oncePerVersion,
} from '../message/find-version.ts';
import { SITS } from '../rights.ts';
import { BRIEFING_CARD, REPLACED_REVISION } from '../stored-names.ts';
import type { Sent } from '../unit/find-unit.ts';
import { changedVersion, tellSeats } from '../unit/unit-outcome.ts';
import { requireWouldLeave } from './check-before-push.ts';
import { planConfirmations } from './confirmations.ts';

/**
 * Sends a version to everywhere that was signed: with two signatures that hold at this moment, and once
 * ever.
 */
export const pushMessage = useCase({
  name: 'push-message',
  right: SITS,
  find: (ctx, { id }: Sent & { readonly hash: string }) => findVersionForUpdate(ctx, id),
  once: {
    ...oncePerVersion('crisis.push'),
    repeated: (found: FoundVersion): FoundVersion => found,
  },
  async run(ctx, { id, hash }, found) {
    const pushed = pushVersion(found, hash, actorOf(ctx.member));
    const off = await sendOff(ctx, pushed, found.message);
    const revision = (await ctx.stores.crisisMessages.touchVersions([id])).get(id) ?? 1;
    const unit = goOn(found.unit);
    const { kept, ...outcome } = await changedVersion(ctx, unit, pushed, 'crisis.pushed', {
      revision,
    });
    const settled = alarmsAnew(ctx, found.unit, kept, isSettledBy(id));
    const boards = tellSeats(found.unit, { card: BOARD_CARD, recordId: id, revision: 1 });
    return {
      ...outcome,
      result: { ...found, unit, version: pushed },
      audit: [...outcome.audit, off.audit],
      conversationCards: [...outcome.conversationCards, ...off.conversationCards],
      memberCards: [
        ...[...off.memberCards, ...boards, ...outcome.memberCards],
        ...[...briefings(pushed), ...settled],
      ],
    };
  },
});

/** It cannot lapse any more, and what was promised before is kept with it. */
function isSettledBy(id: string): (subject: string) => boolean {
  return (subject) =>
    subject === `version:${id}` ||
    (subject.startsWith('promised:') && subject !== `promised:${id}`);
}

/** Spokespersons who are reached in the chat are asked to say that they can say it. */
function briefings({ id: recordId, content }: MessageVersion): MemberCard[] {
  return content.targets.flatMap(({ group, to }) =>
    group === 'voices' && 'memberId' in to
      ? [{ card: BRIEFING_CARD, recordId, revision: 1, memberId: to.memberId }]
      : [],
  );
}

interface Addressed {
  /** Of its row, and of the deliveries that go there. */
  readonly id: string;
  readonly target: PushTarget;
}

/**
 * Sends a version to everything that was signed with it, once ever, and marks those whose place it takes.
 * Whether it is signed was decided before; the unit is locked.
 *
 * @throws Refusal `push_live_target`, `push_exercise_target`, `push_would_stop`, `crisis_pushed_already`.
 */
async function sendOff(ctx: Transaction, version: MessageVersion, message: CrisisMessage) {
  const { stores, member, now } = ctx;
  const { targets } = pushOrder(version.content);
  await requireWouldLeave(ctx, version);
  const addressed = targets.map((target) => ({ id: randomUUID(), target }));
  const keyed = addressed.map(({ id, target: { key } }) => ({ id, key }));
  const deed = { by: actorOf(member), at: now };
  if (!(await stores.pushes.begin(version.id, deed, keyed))) {
    const { name } = version.pushed?.by ?? deed.by;
    throw new Refusal('crisis_pushed_already', { number: String(version.number), name });
  }
  await planConfirmations(ctx, version);
  const past = await takePlaces(ctx, version, message);
  const detail = { targets: String(targets.length), replaced: past.ids };
  return {
    audit: { action: 'crisis.sent_off', model: 'crisis_version', recordId: version.id, detail },
    memberCards: addressed.flatMap(privately),
    conversationCards: [...addressed.flatMap(publicly), ...past.conversationCards],
  };
}

const SIGNED = { card: PUSH_CARD, revision: SIGNED_REVISION, urgent: true };

function privately({ id: recordId, target: { to } }: Addressed) {
  return 'memberId' in to ? [{ ...SIGNED, recordId, memberId: to.memberId }] : [];
}

function publicly({ id: recordId, target: { to } }: Addressed): ConversationCard[] {
  return 'conversationId' in to ? [{ ...SIGNED, recordId, conversationId: to.conversationId }] : [];
}

/** Marks what it takes the place of: where that stands, and on its board. */
async function takePlaces(
  { stores: { pushes } }: Transaction,
  version: MessageVersion,
  { followsId }: CrisisMessage,
) {
  const all = await pushes.listOfUnit(version.unitId);
  const before = all.filter(({ versionId }) => versionId !== version.id);
  const ids = overtakenBy(followsId, before);
  if (ids.length === 0) return { ids, conversationCards: [] };
  const boards = await pushes.touchAll(ids);
  const marked = (await pushes.placesOf(ids)).map(({ targetId: recordId, conversationId }) => {
    return { ...SIGNED, recordId, revision: REPLACED_REVISION, conversationId };
  });
  // After their boards: these are locked first.
  await pushes.overtake(ids, version.id);
  return { ids, conversationCards: [...boards, ...marked] };
}
