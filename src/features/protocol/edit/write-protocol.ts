import { randomUUID } from 'node:crypto';
import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type Outcome, unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import {
  DEFAULT_TERMS,
  isInForce,
  type Protocol,
  type ProtocolTerms,
} from '../../../domain/protocol/protocol.ts';
import {
  changedTerms,
  type ProtocolPart,
  termsOfPart,
} from '../../../domain/protocol/protocol-term.ts';
import { shownProtocols } from '../protocol-cards.ts';
import { WRITERS } from '../rights.ts';

interface WriteProtocol {
  readonly part: ProtocolPart;
  /** The number of the version that the form was opened with; 0: the terms that Tandem comes with. */
  readonly from: number;
  /** What that part is to say, by the names of its terms; checked. */
  readonly values: Readonly<Record<string, string>>;
  /** The dialog's key: the same key twice is the same version. */
  readonly key: string;
}

export type WrittenProtocol =
  | {
      readonly kind: 'written';
      readonly protocol: Protocol;
      /** What it was made from. */
      readonly before: ProtocolTerms;
      readonly inForce: Protocol | undefined;
    }
  /** It says what the version before says. */
  | { readonly kind: 'unchanged'; readonly number: number }
  /** Somebody else made a version since the form was opened. */
  | { readonly kind: 'overtaken'; readonly from: ProtocolTerms; readonly newest: Protocol };

/** The next version as it would be, or what stands in its way. */
interface Drafted {
  readonly id: string;
  /** Those that there are, newest first. */
  readonly versions: readonly Protocol[];
  readonly terms: ProtocolTerms;
  readonly none?: WrittenProtocol;
}

/** Makes the next version with one part changed. What there is never changes, nor who signed it. */
export const writeProtocol = useCase<WriteProtocol, WrittenProtocol, Drafted>({
  name: 'write-protocol',
  right: WRITERS,
  find: draftVersion,
  once: {
    // A form that made none may make one when it is sent again.
    key: byForm('protocol.write', ({ none }: Drafted) => none === undefined),
    model: 'protocol',
    recordId: ({ id }) => id,
    async repeated(_, id, ctx, { from }) {
      const earlier = await ctx.stores.protocols.find(id);
      const versions = await ctx.stores.protocols.list(ctx.partnership.id);
      return earlier ? written(earlier, versions) : { kind: 'unchanged', number: from };
    },
  },
  run: async (ctx, { part }, drafted) =>
    drafted.none ? unchanged(drafted.none) : propose(ctx, drafted, part),
});

async function draftVersion(ctx: Transaction, input: WriteProtocol): Promise<Drafted> {
  const { part, from, values } = input;
  const versions = await ctx.stores.protocols.listForUpdate(ctx.partnership.id);
  const [newest] = versions;
  const before = newest?.terms ?? DEFAULT_TERMS;
  const terms = termsOfPart(part).reduce(
    (said, { name, set, get }) => set(said, values[name] ?? get(said)),
    before,
  );
  const drafted = { id: randomUUID(), versions, terms };
  if (newest && newest.number !== from) {
    return { ...drafted, none: { kind: 'overtaken', from: termsAt(versions, from), newest } };
  }
  if (changedTerms(before, terms).length > 0) return drafted;
  return { ...drafted, none: { kind: 'unchanged', number: from } };
}

export async function propose(
  ctx: Transaction,
  { id, terms, versions }: Pick<Drafted, 'id' | 'terms' | 'versions'>,
  part: ProtocolPart | 'all',
): Promise<Outcome<WrittenProtocol>> {
  const { stores, partnership, member, now } = ctx;
  const [newest] = versions;
  const number = (newest?.number ?? 0) + 1;
  const proposed = { by: actorOf(member), at: now };
  const fixed = { id, partnershipId: partnership.id, number, terms };
  const protocol: Protocol = { ...fixed, written: proposed, signatures: {} };
  await stores.protocols.insert(protocol);
  const before = newest?.terms ?? DEFAULT_TERMS;
  const changed = changedTerms(before, terms).map(({ name }) => name);
  const detail = { number: String(number), part, changed };
  const standing = [protocol, ...versions];
  return {
    result: written(protocol, standing),
    audit: [{ action: 'protocol.written', model: 'protocol', recordId: id, detail }],
    channelCards: await shownProtocols(ctx, [newest, protocol], standing),
  };
}

function written(protocol: Protocol, versions: readonly Protocol[]): WrittenProtocol {
  const before = termsAt(versions, protocol.number - 1);
  return { kind: 'written', protocol, before, inForce: versions.find(isInForce) };
}

function termsAt(versions: readonly Protocol[], number: number): ProtocolTerms {
  return versions.find((one) => one.number === number)?.terms ?? DEFAULT_TERMS;
}
