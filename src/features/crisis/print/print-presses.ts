import type { LegacyFileMaker as FileMaker, PressHandler } from '../../../bot/legacy.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { UseCase } from '../../../bot/use-case.ts';
import { capAlert } from '../../../domain/crisis/cap-alert.ts';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../../../domain/crisis/message.ts';
import { CAP_TYPE, capXml } from './cap-xml.ts';
import { phoneDocument, phonesCard, phonesTitle } from './phone-document.ts';
import { offerPhones, PHONES_ACTION, PHONES_FILE, printPhones } from './phone-list.ts';
import { formsCard, nameOf, PRINT_ACTION, SPOKEN_ACTION, spokenCard } from './print-card.ts';
import { CAP_FILE, offerForms, sheetFile } from './print-offer.ts';
import { sheetNotice } from './print-sheet.ts';
import { exportCap, type PrintSource, printSheet, readAloud } from './print-source.ts';

/** What leaves the chat: on paper, aloud, for the alerting system, and whom to call without it. */
export const PRINT_PRESSES: Readonly<Record<string, PressHandler>> = {
  async [PRINT_ACTION](turn, id) {
    return { kind: 'card', card: formsCard(await turn.perform(offerForms, { id }), turn) };
  },
  async [SPOKEN_ACTION](turn, id) {
    return { kind: 'card', card: spokenCard(await turn.perform(readAloud, { id }), turn) };
  },
  async [PHONES_ACTION](turn, unitId) {
    return { kind: 'card', card: phonesCard(await turn.perform(offerPhones, { unitId }), turn) };
  },
};

export const PRINT_FILES: Readonly<Record<string, FileMaker>> = {
  ...Object.fromEntries(MESSAGE_LANGUAGES.map((one) => [sheetFile(one), sheetMaker(one)])),
  [CAP_FILE]: {
    title: async (stores, versionId, { words }) => {
      const version = await stores.crisisMessages.findVersion(versionId);
      return version && words('crisis_forms.cap_title', { reference: version.content.reference });
    },
    async make(turn, offer) {
      const source = await turn.perform(exportCap, offer);
      const content = { kind: 'text', type: CAP_TYPE, text: capText(source, turn) } as const;
      return { name: `${fileName(source)}.xml`, content };
    },
  },
  [PHONES_FILE]: {
    title: phonesTitle,
    async make(turn, offer) {
      const document = phoneDocument(await turn.perform(printPhones, offer), turn);
      return { name: `${document.reference}-phones.pdf`, content: { kind: 'document', document } };
    },
  },
};

// biome-ignore lint/suspicious/noExplicitAny: a list of use cases whatever they take and give
export const PRINT_USE_CASES: readonly UseCase<any, unknown>[] = [
  readAloud,
  offerForms,
  printSheet,
  exportCap,
  offerPhones,
  printPhones,
];

function sheetMaker(language: MessageLanguage): FileMaker {
  return {
    title: async (stores, versionId, { words, member }) => {
      const version = await stores.crisisMessages.findVersion(versionId);
      if (!version || !member) return undefined;
      const { reference } = version.content;
      return words('crisis_forms.sheet_title', {
        reference,
        language: nameOf(language, { member }),
      });
    },
    async make(turn, offer) {
      const source = await turn.perform(printSheet, offer);
      const notice = sheetNotice(source, language, turn);
      const content = { kind: 'notice', notice } as const;
      return { name: `${fileName(source)}-${language}.pdf`, content };
    },
  };
}

function capText(source: PrintSource, { partnership, sides }: Turn): string {
  const { version, agreed, earlier, message, unit } = source;
  const alert = capAlert({
    version,
    agreed,
    earlier,
    event: message.template,
    major: unit.report.major,
    partnership,
    senders: [sides.police, sides.local_authority],
  });
  return capXml(alert);
}

/** `C-2026-0001-3-v2` */
function fileName({ version }: PrintSource): string {
  return `${version.content.reference.replaceAll('/', '-')}-v${version.number}`;
}
