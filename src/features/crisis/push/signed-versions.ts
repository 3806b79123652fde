import { z } from 'zod';
import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import type { CardStores } from '../../../bot/declare/context.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { MarkedVersion } from '../../../ports/crisis/push-store.ts';

/** A push and those that it takes the place of; more go on at once in no partnership. */
const MOST_KEPT = 8;

/** Versions whose content was verified against its hash, each once as long as nobody writes into its row. */
export interface SignedVersions {
  /** @returns nothing if what the database holds is none that was ever signed. */
  read(
    stores: Pick<CardStores, 'crisisMessages'>,
    version: MarkedVersion,
  ): Promise<MessageVersion | undefined>;
}

/** Remembers them in this process alone: what leaves is what was verified, and what is written is verified anew. */
export function createSignedVersions(): SignedVersions {
  const kept = new Map<string, MessageVersion>();
  return {
    async read(stores, { id, mark }) {
      const key = `${id} ${mark}`;
      const known = kept.get(key);
      if (known) return known;
      const version = await verified(stores, id);
      if (!version) return undefined;
      kept.set(key, version);
      for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
      return version;
    },
  };
}

async function verified(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  id: string,
): Promise<MessageVersion | undefined> {
  try {
    const version = await crisisMessages.findVersion(id);
    return version && canonicalHash(version.content) === version.hash ? version : undefined;
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    throw error;
  }
}
