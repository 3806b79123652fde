import { formatMoment } from '../../cards/format-time.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AwaitedFile, FetchedFile, FileDesk } from '../../ports/files/file-desk.ts';
import type { FileOffer } from '../../ports/files/file-offer-store.ts';
import type { Printer } from '../../ports/files/printer.ts';
import type { CalendarWriter } from '../../ports/meeting/calendar-file.ts';
import { type ContextDeps, createContext } from '../create-context.ts';
import type { Context } from '../declare/context.ts';
import { type Tables, tablesOf } from '../declare/feature.ts';
import type { FileMaker, MadeFile } from '../declare/file-maker.ts';
import type { UseCase } from '../declare/use-case.ts';
import type { IdentifiedMember } from '../directory.ts';
import { runUseCase } from '../run-use-case.ts';
import { hashOfToken } from './token.ts';

interface FileDeskDeps extends ContextDeps {
  readonly printer: Printer;
  readonly calendars: CalendarWriter;
}

type Deps = FileDeskDeps & Tables;

/** What an offer leads to: whose it is, and what makes it. */
interface Found extends IdentifiedMember {
  readonly offer: FileOffer;
  readonly maker: FileMaker;
}

/** Hands out what features offer. Everything that leads nowhere is answered alike. */
export function createFileDesk(deskDeps: FileDeskDeps): FileDesk {
  const deps = { ...deskDeps, ...tablesOf(deskDeps.features) };
  return {
    async look(token) {
      const found = await find(deps, hashOfToken(token));
      return found && describe(deps, found);
    },
    async fetch(token) {
      const hash = hashOfToken(token);
      const found = await find(deps, hash);
      return found && hash !== undefined ? fetch(deps, found, hash) : { kind: 'gone' };
    },
  };
}

async function find(deps: Deps, hash: string | undefined): Promise<Found | undefined> {
  if (hash === undefined) return undefined;
  const offer = await deps.unitOfWork.looking(({ fileOffers }) =>
    fileOffers.find(hash, deps.clock.now()),
  );
  if (!offer) return undefined;
  const { partnershipId, memberId, kind } = offer;
  const partnership = deps.directory.partnership(partnershipId);
  const member = deps.directory.members(partnershipId).find(({ id }) => id === memberId);
  const maker = deps.files.get(kind);
  return partnership && member && maker && { offer, partnership, member, maker };
}

async function describe(deps: Deps, found: Found): Promise<AwaitedFile | undefined> {
  const { offer, maker, member } = found;
  const title = await deps.unitOfWork.looking((stores) =>
    maker.title(stores, offer.recordId, createContext(deps, found)),
  );
  if (title === undefined) return undefined;
  const { name, organisation, language, timeZone } = member;
  const until = formatMoment(offer.expiresAt.toString(), { language, timeZone });
  return { language, title, member: name, organisation: organisation.name, until };
}

async function fetch(deps: Deps, found: Found, hash: string): Promise<FetchedFile> {
  const { ctx, taken } = takingContext(deps, found, hash);
  try {
    const made = await found.maker.make(ctx, found.offer);
    if (!taken()) throw new Error(`A file of kind ${found.offer.kind} was made by no use case.`);
    return { kind: 'file', name: made.name, ...(await contentOf(deps, made)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'file_gone') return { kind: 'gone' };
    const text = ctx.words(`refusal.${error.code}`, error.details);
    return { kind: 'refused', language: found.member.language, text };
  }
}

/** What it performs takes the offer, in the same transaction: a refusal leaves the offer as it was. */
function takingContext(
  deps: Deps,
  found: Found,
  hash: string,
): { ctx: Context; taken: () => boolean } {
  let taken = false;
  const ctx: Context = {
    ...createContext(deps, found),
    async run(useCase, input) {
      const result = await runUseCase(deps, found, taking(useCase, hash), input);
      taken = true;
      return result;
    },
  };
  return { ctx, taken: () => taken };
}

function taking<Input, Result>(
  useCase: UseCase<Input, Result>,
  hash: string,
): UseCase<Input, Result> {
  return {
    ...useCase,
    looks: false,
    async run(ctx, input, prepared) {
      const offer = await ctx.stores.fileOffers.take(hash, ctx.now);
      if (!offer) throw new Refusal('file_gone');
      return useCase.run(ctx, input, prepared);
    },
  };
}

async function contentOf(
  { printer, calendars }: FileDeskDeps,
  { content }: MadeFile,
): Promise<{ type: string; bytes: Uint8Array }> {
  switch (content.kind) {
    case 'document':
      return { type: printer.type, bytes: await printer.print(content.document) };
    case 'calendar': {
      const { calendar } = content;
      const bytes = Buffer.from(await calendars.write(calendar));
      return { type: calendars.typeOf(calendar), bytes };
    }
    case 'notice':
      return { type: printer.type, bytes: await printer.printNotice(content.notice) };
    case 'text':
      return { type: content.type, bytes: Buffer.from(content.text, 'utf8') };
    default:
      return content satisfies never;
  }
}
