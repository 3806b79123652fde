import type { Scene } from '../use-case.ts';

/**
 * Takes a dialog's key for what it records of a signal. The record is locked by then, so of two presses
 * of the same form one is first.
 *
 * @param what which form: `weighing.view`.
 * @returns false if this member sent the same form before.
 */
export async function takeKey(
  { stores, partnership, member, now }: Scene,
  what: string,
  key: string,
  recordId: string,
): Promise<boolean> {
  const earlier = await stores.businessKeys.take({
    partnershipId: partnership.id,
    key: `${what}:${member.id}:${key}`,
    model: 'signal',
    recordId,
    at: now,
  });
  return earlier === undefined;
}
