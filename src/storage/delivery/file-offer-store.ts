import type { FileOffer, FileOfferStore } from '../../ports/files/file-offer-store.ts';
import type { Tx } from '../database/database.ts';
import { present, toDate, toInstant } from '../database/rows.ts';
import type { FileOffer as Row } from '../generated/client.ts';

export function fileOfferStore(tx: Tx): FileOfferStore {
  const open = (now: Temporal.Instant) => ({ takenAt: null, expiresAt: { gt: toDate(now) } });
  return {
    async insert(offers) {
      const data = offers.map(({ expiresAt, ...offer }) => {
        return { ...offer, expiresAt: toDate(expiresAt) };
      });
      await tx.fileOffer.createMany({ data });
    },
    async renew(id, tokenHash, now) {
      const where = { id, ...open(now) };
      const rows = await tx.fileOffer.updateManyAndReturn({ where, data: { tokenHash } });
      return rows.map(toOffer).at(0);
    },
    async find(tokenHash, now) {
      const row = await tx.fileOffer.findFirst({ where: { tokenHash, ...open(now) } });
      return present(row, toOffer);
    },
    async take(tokenHash, now) {
      const where = { tokenHash, ...open(now) };
      const data = { takenAt: toDate(now) };
      const rows = await tx.fileOffer.updateManyAndReturn({ where, data });
      return rows.map(toOffer).at(0);
    },
  };
}

function toOffer({ id, partnershipId, memberId, kind, recordId, expiresAt }: Row): FileOffer {
  return { id, partnershipId, memberId, kind, recordId, expiresAt: toInstant(expiresAt) };
}
