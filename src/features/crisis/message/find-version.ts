import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import type { CardStores } from '../../../bot/declare/context.ts';
import { byForm, type Once } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { look } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../../domain/crisis/message-record.ts';
import { dropSignaturesOfLeavers, type Signing } from '../../../domain/crisis/signing.ts';
import { requireSeat, seatOf } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { LOOKS } from '../rights.ts';
import { findUnit, KEPT_FOR } from '../unit/find-unit.ts';

/** A version with the message that it belongs to, and all that says how it stands. */
export interface FoundVersion extends Signing {
  readonly message: CrisisMessage;
}

/**
 * A version with all that says how it stands.
 *
 * @throws Refusal `crisis_unknown`; `crisis_hash_differs` if its content is not what was kept.
 */
export async function findVersion(ctx: Transaction, id: string): Promise<FoundVersion> {
  const version = await requireVersion(ctx, id);
  return standing(ctx, version, await findUnit(ctx, version.unitId));
}

/** The same, with its unit locked: what is found holds until the transaction ends. */
export async function findVersionForUpdate(ctx: Transaction, id: string): Promise<FoundVersion> {
  const unit = await ctx.stores.crisisUnits.findForUpdateOfVersion(id);
  if (!unit) throw new Refusal('crisis_unknown');
  return standing(ctx, await requireVersion(ctx, id), unit);
}

/**
 * What a form records of a version is recorded once; who sends it again is shown the version.
 *
 * @param what which form, as it is stored: `crisis.push`.
 */
export function oncePerVersion<Input extends { readonly key: string }>(
  what: string,
): Once<Input, string, FoundVersion> {
  return {
    key: byForm(what),
    model: KEPT_FOR,
    recordId: ({ unit }) => unit.id,
    repeated: ({ version }) => version.id,
  };
}

async function standing(
  { stores, people, now }: Transaction,
  kept: MessageVersion,
  unit: Signing['unit'],
): Promise<FoundVersion> {
  const message = await stores.crisisMessages.find(kept.messageId);
  if (!message) throw new Refusal('crisis_unknown');
  const version = kept.pushed ? kept : dropSignaturesOfLeavers(kept, people);
  const newest = (await stores.crisisMessages.newestVersion(message.id)) ?? version;
  return { unit, message, version, newest, now };
}

async function requireVersion(
  { stores, partnership }: Transaction,
  id: string,
): Promise<MessageVersion> {
  const version = await stores.crisisMessages.findVersion(id);
  if (version?.partnershipId !== partnership.id) throw new Refusal('crisis_unknown');
  // Somebody may have written into the database: what was signed is known by its hash alone.
  if (canonicalHash(version.content) !== version.hash) throw new Refusal('crisis_hash_differs');
  return version;
}

/** A version with everything that its card shows. */
export interface ShownVersion extends FoundVersion {
  readonly comments: readonly MessageComment[];
  /** The version before, with what was asked of it. */
  readonly before: MessageVersion | undefined;
}

/** Reads what the card of a version shows beside it. */
export async function withComments(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  found: FoundVersion,
): Promise<ShownVersion> {
  const versions = await crisisMessages.listVersions(found.message.id);
  const before = versions.find(({ number }) => number === found.version.number - 1);
  return { ...found, before, comments: await crisisMessages.listComments(found.version.id) };
}

/** What was not sent yet is for those alone who sit in the unit: it may never be said. */
export const showVersion = look<{ readonly id: string }, ShownVersion>(
  'show-version',
  LOOKS,
  async (ctx, { id }) => {
    const found = await findVersion(ctx, id);
    const { unit, version } = found;
    if (!version.pushed && !seatOf(unit, ctx.member.id)) requireSeat(unit, actorOf(ctx.member));
    return await withComments(ctx.stores, found);
  },
);
