import { type OfferedFile, offerFile } from '../../../bot/handout/file-offer.ts';
import { useCase } from '../../../bot/use-case.ts';
import type { MessageLanguage } from '../../../domain/crisis/message.ts';
import { LOOKS } from '../rights.ts';
import { CAP_FILE, sheetFile } from '../stored-names.ts';
import { logged, type PrintSource, printSource } from './print-source.ts';

export interface OfferedForms {
  readonly source: PrintSource;
  readonly sheets: readonly (OfferedFile & { readonly language: MessageLanguage })[];
  readonly cap: OfferedFile;
}

/** Offers a version's page in each of its languages, and its file for the alerting system. */
export const offerForms = useCase<{ readonly id: string }, OfferedForms>({
  name: 'offer-crisis-forms',
  right: LOOKS,
  async run(scene, { id }) {
    const source = await printSource(scene, id);
    const { version } = source;
    const sheets: OfferedForms['sheets'][number][] = [];
    for (const { language } of version.content.texts) {
      const offered = await offerFile(scene, { kind: sheetFile(language), recordId: version.id });
      sheets.push({ ...offered, language });
    }
    const cap = await offerFile(scene, { kind: CAP_FILE, recordId: version.id });
    return { ...logged('crisis.forms_offered', source), result: { source, sheets, cap } };
  },
});
