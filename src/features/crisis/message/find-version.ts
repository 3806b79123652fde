import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import type { CardStores } from '../../../bot/declare/context.ts';
import { byForm, type Once } from '../../../bot/declare/once.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { look } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { CrisisMessage } from '../../../domain/crisis/message-record.ts';
import { dropSignaturesOfLeavers, type Signing } from '../../../domain/crisis/signing.ts';
import { requireSeat, seatOf } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { WholeVersion } from '../../../ports/crisis/crisis-store.ts';
import { LOOKS } from '../rights.ts';
import { KEPT_FOR } from '../unit/find-unit.ts';

/** A version with the message that it belongs to, and all that says how it stands. */
export interface FoundVersion extends Signing {
  readonly message: CrisisMessage;
}

/**
 * A version with all that says how it stands, in one statement.
 *
 * @throws Refusal `crisis_unknown`; `crisis_hash_differs` if its content is not what was kept.
 */
export async function findVersion(ctx: Look, id: string) {
  return standing(ctx, await ctx.stores.crisisMessages.findWhole(id));
}

/** The same, with its unit locked: what is found holds until the transaction ends. */
export async function findVersionForUpdate(ctx: Transaction, id: string) {
  await ctx.stores.crisisUnits.lockOfVersion(id);
  return findVersion(ctx, id);
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

/**
 * How a version that was read stands at this moment.
 *
 * @throws Refusal `crisis_unknown`, `crisis_hash_differs`.
 */
export function standing<Read extends WholeVersion>(
  { partnership, people, now }: Look,
  read: Read | undefined,
): Read & FoundVersion {
  if (read?.version.partnershipId !== partnership.id) throw new Refusal('crisis_unknown');
  const { version: kept } = read;
  // Somebody may have written into the database: what was signed is known by its hash alone.
  if (canonicalHash(kept.content) !== kept.hash) throw new Refusal('crisis_hash_differs');
  return { ...read, version: kept.pushed ? kept : dropSignaturesOfLeavers(kept, people), now };
}

/** A version with everything that its card shows. */
export interface ShownVersion extends FoundVersion, Pick<WholeVersion, 'comments'> {
  /** The version before, with what was asked of it; nothing where nobody asks what changed. */
  readonly before: MessageVersion | undefined;
}

/** Reads what the card of a version shows beside it. */
export async function withBefore(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  found: Omit<ShownVersion, 'before'>,
): Promise<ShownVersion> {
  const { version, newest } = found;
  const { messageId, number } = version;
  const changes = !version.pushed && number === newest.number && number > 1;
  const before = changes ? await crisisMessages.findNumbered(messageId, number - 1) : undefined;
  return { ...found, before };
}

/** What was not sent yet is for those alone who sit in the unit: it may never be said. */
export const showVersion = look<{ readonly id: string }, ShownVersion>(
  'show-version',
  LOOKS,
  async (ctx, { id }) => {
    const found = await findVersion(ctx, id);
    const { unit, version } = found;
    if (!version.pushed && !seatOf(unit, ctx.member.id)) requireSeat(unit, actorOf(ctx.member));
    return await withBefore(ctx.stores, found);
  },
);
