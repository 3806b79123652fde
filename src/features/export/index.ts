import type { LegacyFileMaker as FileMaker } from '../../bot/legacy.ts';
import { legacyFeature } from '../../bot/legacy.ts';
import type { Command } from '../../bot/turn.ts';
import { EXPORT_ACTION, openExport, submitExport } from './export-dialog.ts';
import { exportTimeline } from './export-timeline.ts';
import { offerExport, planExport, TIMELINE_FILE } from './offer-export.ts';
import { timelineFile } from './timeline-document.ts';

const exportCommand: Command = {
  name: 'export',
  under: { command: 'signal', accepts: /^(s-?\d.*|\S*)$/i },
  summary: (words) => words('export.command.summary'),
  hint: (words) => words('export.command.hint'),
  forms: [{ usage: 'S-2026-0001', summary: (words) => words('export.command.form') }],
  handle: openExport,
};

const timeline: FileMaker = {
  async title(stores, recordId, { words }) {
    const signal = await stores.signals.find(recordId);
    return signal && words('export.title', { reference: signal.reference });
  },
  async make(turn, offer) {
    return timelineFile(await turn.perform(exportTimeline, offer), turn);
  },
};

/** `/signal export`: a signal and what was done with it, as a file, for those who lead it and custodians. */
export const exportFeature = legacyFeature({
  key: 'export',
  commands: [exportCommand],
  presses: { [EXPORT_ACTION]: openExport },
  submissions: { [EXPORT_ACTION]: submitExport },
  cards: {},
  files: { [TIMELINE_FILE]: timeline },
  useCases: [planExport, offerExport, exportTimeline],
});
