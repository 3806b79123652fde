import type { Context } from '../../../bot/declare/context.ts';
import { type FileMaker, fileMaker } from '../../../bot/declare/file-maker.ts';
import { type CapAlert, capAlert } from '../../../domain/crisis/cap-alert.ts';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../../../domain/crisis/message.ts';
import { CAP_FILE, PHONES_FILE, sheetFile } from '../stored-names.ts';
import { CAP_TYPE, capXml } from './cap-xml.ts';
import { nameOf } from './forms-card.ts';
import { phoneDocument, phonesTitle } from './phone-document.ts';
import { printPhones } from './phone-list.ts';
import { sheetNotice } from './print-sheet.ts';
import { exportCap, type PrintSource, printSheet } from './print-source.ts';

/** What the region's alerting system takes. */
export const capFile = fileMaker(CAP_FILE, {
  async title(stores, versionId, { words }) {
    const version = await stores.crisisMessages.findVersion(versionId);
    return version && words('crisis_forms.cap_title', { reference: version.content.reference });
  },
  async make(ctx, offer) {
    const source = await ctx.run(exportCap, offer);
    const content = { kind: 'text', type: CAP_TYPE, text: capXml(capOf(source, ctx)) } as const;
    return { name: `${fileName(source)}.xml`, content };
  },
});

/** Whom to call without the chat. */
export const phonesFile = fileMaker(PHONES_FILE, {
  title: phonesTitle,
  async make(ctx, offer) {
    const document = phoneDocument(await ctx.run(printPhones, offer), ctx);
    return { name: `${document.reference}-phones.pdf`, content: { kind: 'document', document } };
  },
});

/** The page in each language. */
export const sheetFiles = MESSAGE_LANGUAGES.map(sheetMaker);

function sheetMaker(language: MessageLanguage): FileMaker {
  return fileMaker(sheetFile(language), {
    async title(stores, versionId, { words, member }) {
      const version = await stores.crisisMessages.findVersion(versionId);
      if (!version || !member) return undefined;
      const { reference } = version.content;
      return words('crisis_forms.sheet_title', {
        reference,
        language: nameOf(language, { member }),
      });
    },
    async make(ctx, offer) {
      const source = await ctx.run(printSheet, offer);
      const content = { kind: 'notice', notice: sheetNotice(source, language, ctx) } as const;
      return { name: `${fileName(source)}-${language}.pdf`, content };
    },
  });
}

function capOf(
  { message, unit, ...source }: PrintSource,
  { partnership, sides }: Context,
): CapAlert {
  const { template: event } = message;
  const { major } = unit.report;
  // As what was signed calls them, whatever they are called by now.
  const names = source.version.content.senders ?? sides;
  const senders = [names.police, names.local_authority];
  return capAlert({ ...source, event, major, partnership, senders });
}

/** `C-2026-0001-3-v2` */
function fileName({ version }: PrintSource): string {
  return `${version.content.reference.replaceAll('/', '-')}-v${version.number}`;
}
