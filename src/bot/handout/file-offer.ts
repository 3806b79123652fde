import { randomUUID } from 'node:crypto';
import type { FileOffer } from '../../ports/files/file-offer-store.ts';
import type { Transaction } from '../declare/transaction.ts';
import { newToken, tokenHash } from './token.ts';

/** Long enough to press a button, short enough that a link left behind leads nowhere. */
const OFFER_MINUTES = 10;

/** An offer, with what only the one it is for gets to see. */
export interface OfferedFile {
  readonly offer: FileOffer;
  /** Opens it; kept nowhere. */
  readonly token: string;
}

/**
 * Offers whoever acts a file, to be fetched once and soon. It is made when it is fetched.
 *
 * @param id given where something else names the offer.
 */
export async function offerFile(ctx: Transaction, file: NewOffer): Promise<OfferedFile> {
  const offered = newOffer(ctx, file);
  await keepOffers(ctx, [offered]);
  return offered;
}

type NewOffer = Pick<FileOffer, 'kind' | 'recordId'> & { readonly id?: string };

/** An offer that is still to be kept; see {@link keepOffers}. */
export function newOffer(
  { member, partnership, now }: Transaction,
  { id = randomUUID(), ...file }: NewOffer,
): OfferedFile {
  const whose = { partnershipId: partnership.id, memberId: member.id };
  const offer = { id, ...whose, ...file, expiresAt: now.add({ minutes: OFFER_MINUTES }) };
  return { offer, token: newToken() };
}

/** Keeps offers that belong together, in one statement. */
export async function keepOffers(
  { stores }: Transaction,
  offered: readonly OfferedFile[],
): Promise<void> {
  const kept = offered.map(({ offer, token }) => ({ ...offer, tokenHash: tokenHash(token) }));
  await stores.fileOffers.insert(kept);
}

/**
 * Gives an offer a new address, for a form that was sent twice; the old address leads nowhere then.
 *
 * @returns nothing if it was taken or is over.
 */
export async function renewOffer(
  { stores, now }: Pick<Transaction, 'stores' | 'now'>,
  id: string,
): Promise<OfferedFile | undefined> {
  const token = newToken();
  const offer = await stores.fileOffers.renew(id, tokenHash(token), now);
  return offer && { offer, token };
}
