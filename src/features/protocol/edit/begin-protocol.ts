import { randomUUID } from 'node:crypto';
import { useCase } from '../../../bot/declare/use-case.ts';
import { DEFAULT_TERMS } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { WRITERS } from '../rights.ts';
import { propose, type WrittenProtocol } from './write-protocol.ts';

/** Makes the terms that Tandem comes with version 1, so that they can be signed as they are. */
export const beginProtocol = useCase<Record<string, never>, WrittenProtocol>({
  name: 'begin-protocol',
  right: WRITERS,
  async run(ctx) {
    const versions = await ctx.stores.protocols.listForUpdate(ctx.partnership.id);
    const [newest] = versions;
    if (newest) {
      const { number, written: deed } = newest;
      throw new Refusal('protocol_begun', { number: String(number), name: deed.by.name });
    }
    const version = { id: randomUUID(), versions, terms: DEFAULT_TERMS };
    return propose(ctx, version, 'all');
  },
});
