import { randomUUID } from 'node:crypto';
import type { MemberEntry } from '../../domain/register/partnership-file.ts';
import type { AccountKey } from '../../ports/people/account.ts';
import type { Tx } from '../database/database.ts';
import { moveWaitingToAccounts } from './move-waiting.ts';

/** A member as the file names them, and the accounts that are kept of them. */
export interface MemberAccounts {
  readonly memberId: string;
  readonly entry: MemberEntry;
  readonly kept: readonly (AccountKey & { readonly id: string })[];
}

interface Importing {
  readonly tx: Tx;
  readonly partnershipId: string;
  /** Names the tenant of the practice room. */
  readonly partnershipKey: string;
  readonly now: Temporal.Instant;
}

/**
 * Makes the accounts of all members those of the file. What waits for one that was wrong waits for the right one.
 *
 * @returns the ids of the members of whom any changed.
 */
export async function writeAccounts(
  importing: Importing,
  members: readonly MemberAccounts[],
): Promise<ReadonlySet<string>> {
  const { tx, partnershipKey } = importing;
  const moves = members.map(({ memberId, entry, kept }) => {
    const wanted = accountsOf(partnershipKey, entry);
    return {
      memberId,
      corrected: wanted.flatMap((right) => {
        const before = kept.find(({ platform }) => platform === right.platform);
        return before && !isSame(before, right) ? [{ before, right }] : [];
      }),
      missing: wanted.filter((one) => !kept.some((row) => isSame(row, one))),
      surplus: kept.filter((row) => !wanted.some((one) => isSame(row, one))),
    };
  });
  await moveWaitingToAccounts(
    importing,
    moves.flatMap(({ corrected }) => corrected),
  );
  const missing = moves.flatMap((move) =>
    move.missing.map((one) => ({ id: randomUUID(), memberId: move.memberId, ...one })),
  );
  const surplus = moves.flatMap((move) => move.surplus.map(({ id }) => id));
  if (missing.length > 0) await tx.account.createMany({ data: missing });
  if (surplus.length > 0) await tx.account.deleteMany({ where: { id: { in: surplus } } });
  const changed = moves.filter((one) => one.missing.length + one.surplus.length > 0);
  return new Set(changed.map(({ memberId }) => memberId));
}

function accountsOf(partnershipKey: string, { slack, teams, key }: MemberEntry): AccountKey[] {
  return [
    { platform: 'room', tenant: partnershipKey, user: key },
    ...(slack ? [{ platform: 'slack', tenant: slack.team, user: slack.user }] : []),
    ...(teams ? [{ platform: 'teams', tenant: teams.tenant, user: teams.object }] : []),
  ];
}

function isSame(one: AccountKey, other: AccountKey): boolean {
  return one.platform === other.platform && one.tenant === other.tenant && one.user === other.user;
}
