import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { dropSignatureOf } from '../../../domain/crisis/signing.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { SIGN_CARD } from '../stored-names.ts';
import { tellVersion } from '../unit/unit-outcome.ts';

/** What waits is shown to whoever sits there now, with the signatures that are left. */
export async function dropSignatures(ctx: Transaction, unit: CrisisUnit, memberId: string) {
  const { crisisMessages } = ctx.stores;
  const revisions = new Map<string, number>();
  const untouched: string[] = [];
  for (const { version } of await crisisMessages.listCurrent(unit.id)) {
    if (version.pushed) continue;
    const changed = dropSignatureOf(version, memberId);
    if (changed === version) untouched.push(version.id);
    else revisions.set(version.id, await crisisMessages.updateSignatures(changed));
  }
  const { size: count } = revisions;
  const shown = [...revisions, ...(await crisisMessages.touchVersions(untouched))];
  const memberCards = shown.flatMap(([recordId, revision]): MemberCard[] => [
    ...tellVersion(unit, recordId, revision),
    { card: SIGN_CARD, recordId, revision, memberId, changesOnly: true },
  ]);
  return { count, memberCards };
}
