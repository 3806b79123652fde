import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { dropSignatureOf } from '../../../domain/crisis/signing.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { SIGN_CARD } from '../stored-names.ts';
import { tellVersion } from '../unit/unit-outcome.ts';

/** What waits is shown to whoever sits there now, with the signatures that are left. */
export async function dropSignatures(ctx: Transaction, unit: CrisisUnit, memberId: string) {
  const { crisisMessages } = ctx.stores;
  const memberCards: MemberCard[] = [];
  let count = 0;
  for (const { version } of await ctx.stores.crisisMessages.listCurrent(unit.id)) {
    if (version.pushed) continue;
    const changed = dropSignatureOf(version, memberId);
    if (changed !== version) {
      count += 1;
      await crisisMessages.updateSignatures(changed);
    }
    memberCards.push(...(await tellVersion(ctx, unit, version.id)));
    const revision = await crisisMessages.touchVersion(version.id);
    memberCards.push({
      card: SIGN_CARD,
      recordId: version.id,
      revision,
      memberId,
      changesOnly: true,
    });
  }
  return { count, memberCards };
}
