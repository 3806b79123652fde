import type { Transaction } from '../../../bot/declare/transaction.ts';
import { unchanged } from '../../../bot/declare/use-case.ts';
import type { Push } from '../../../domain/crisis/push.ts';

/** A push changed: it is logged, and its board shown anew. */
export async function changed(
  { stores }: Transaction,
  push: Push,
  action: string,
  detail: Readonly<Record<string, string>> = {},
) {
  const { versionId: recordId } = push;
  const audit = [{ action, model: 'crisis_version', recordId, detail }];
  return { ...unchanged(push), audit, conversationCards: await stores.pushes.touch(recordId) };
}
