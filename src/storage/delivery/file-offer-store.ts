import type { FileOfferStore } from '../../ports/files/file-offer-store.ts';
import type { Tx } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';

export function fileOfferStore(tx: Tx): FileOfferStore {
  const open = (now: Temporal.Instant) => ({ takenAt: null, expiresAt: { gt: toDate(now) } });
  const find: FileOfferStore['find'] = async (tokenHash, now) => {
    const row = await tx.fileOffer.findFirst({ where: { tokenHash, ...open(now) } });
    if (!row) return undefined;
    const { id, partnershipId, memberId, kind, recordId, expiresAt } = row;
    return { id, partnershipId, memberId, kind, recordId, expiresAt: toInstant(expiresAt) };
  };
  return {
    async insert({ expiresAt, ...offer }, tokenHash) {
      await tx.fileOffer.create({ data: { ...offer, tokenHash, expiresAt: toDate(expiresAt) } });
    },
    async renew(id, tokenHash, now) {
      await tx.fileOffer.updateMany({ where: { id, ...open(now) }, data: { tokenHash } });
      return find(tokenHash, now);
    },
    find,
    async take(tokenHash, now) {
      const offer = await find(tokenHash, now);
      const { count } = await tx.fileOffer.updateMany({
        where: { tokenHash, takenAt: null },
        data: { takenAt: toDate(now) },
      });
      return count === 1 ? offer : undefined;
    },
  };
}
