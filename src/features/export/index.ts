import type { Command } from '../../bot/declare/context.ts';
import { feature } from '../../bot/declare/feature.ts';
import { LIKE_A_SIGNAL } from '../../domain/reference.ts';
import * as exportDialog from './export-dialog.ts';
import * as exportTimeline from './export-timeline.ts';
import * as offerExport from './offer-export.ts';
import * as timelineFile from './timeline-file.ts';

const exportCommand: Command = {
  name: 'export',
  under: { command: 'signal', accepts: new RegExp(`^(${LIKE_A_SIGNAL}.*|\\S*)$`, 'iu') },
  summary: (words) => words('export.command.summary'),
  hint: (words) => words('export.command.hint'),
  forms: [{ usage: 'S-2026-0001', summary: (words) => words('export.command.form') }],
  handle: exportDialog.openExport,
};

/** `/signal export`: a signal and what was done with it, as a file, for those who lead it and custodians. */
export const exportFeature = feature({
  key: 'export',
  commands: [exportCommand],
  modules: [exportDialog, offerExport, exportTimeline, timelineFile],
});
