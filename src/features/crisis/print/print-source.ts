import type { Look } from '../../../bot/declare/transaction.ts';
import { look, type Outcome, unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { keepOffers, newOffer, type OfferedFile } from '../../../bot/handout/file-offer.ts';
import type { MessageLanguage } from '../../../domain/crisis/message.ts';
import { standingOf } from '../../../domain/crisis/signing.ts';
import { requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { PrintedVersion } from '../../../ports/crisis/crisis-store.ts';
import { type FoundVersion, standing } from '../message/find-version.ts';
import { LOOKS } from '../rights.ts';
import { CAP_FILE, sheetFile } from '../stored-names.ts';

/** A version as it leaves the chat: on paper, or for another system. */
export interface PrintSource extends FoundVersion, Pick<PrintedVersion, 'earlier' | 'replacedBy'> {
  /** Both sides stand for it. What they don't says on every form that it is a draft. */
  readonly agreed: boolean;
}

/**
 * Reads a version to print it. What is not agreed goes to those alone who sit in the unit.
 *
 * @throws Refusal `crisis_unknown`, `crisis_hash_differs`, `crisis_closed`, `crisis_not_in_seat`.
 */
export async function printSource(ctx: Look, versionId: string): Promise<PrintSource> {
  const found = standing(ctx, await ctx.stores.crisisMessages.findForPrint(versionId));
  const agreed = ['pushed', 'signed'].includes(standingOf(found));
  if (!agreed) requireSeat(found.unit, actorOf(ctx.member));
  return { ...found, agreed };
}

/** Reads the words to say aloud. */
export const readAloud = look<{ readonly id: string }, PrintSource>(
  'read-crisis-aloud',
  LOOKS,
  async (ctx, { id }) => await printSource(ctx, id),
);

/** Takes the page out, in one language. */
export const printSheet = printing('print-crisis-sheet', 'crisis.sheet_printed');

/** Takes the message out for the region's alerting system. */
export const exportCap = printing('export-crisis-cap', 'crisis.cap_exported');

function printing(name: string, action: string) {
  return useCase<{ readonly recordId: string }, PrintSource>({
    name,
    right: LOOKS,
    run: async (ctx, { recordId }) => logged(action, await printSource(ctx, recordId)),
  });
}

/** A version leaves the chat: that is logged. */
function logged(action: string, source: PrintSource): Outcome<PrintSource> {
  const { id: recordId, content, hash } = source.version;
  const detail = { reference: content.reference, hash };
  const audit = [{ action, model: 'crisis_version', recordId, detail }];
  return { ...unchanged(source), audit };
}

export interface OfferedForms {
  readonly source: PrintSource;
  readonly sheets: readonly (OfferedFile & { readonly language: MessageLanguage })[];
  readonly cap: OfferedFile;
}

/** Offers a version's page in each of its languages, and its file for the alerting system. */
export const offerForms = useCase<{ readonly id: string }, OfferedForms>({
  name: 'offer-crisis-forms',
  right: LOOKS,
  async run(ctx, { id }) {
    const source = await printSource(ctx, id);
    const cap = newOffer(ctx, { kind: CAP_FILE, recordId: id });
    const sheets = source.version.content.texts.map(({ language }) => {
      return { ...newOffer(ctx, { kind: sheetFile(language), recordId: id }), language };
    });
    await keepOffers(ctx, [cap, ...sheets]);
    return { ...logged('crisis.forms_offered', source), result: { source, sheets, cap } };
  },
});
