import { fileMaker } from '../../bot/handout/file-maker.ts';
import { exportTimeline } from './export-timeline.ts';
import { TIMELINE_FILE } from './offer-export.ts';
import { timelineDocument } from './timeline-document.ts';

/** A signal as it stands, and what was done with it, to print. */
export const timelineFile = fileMaker(TIMELINE_FILE, {
  async title(stores, recordId, { words }) {
    const signal = await stores.signals.find(recordId);
    return signal && words('export.title', { reference: signal.reference });
  },
  async make(turn, offer) {
    const exported = await turn.perform(exportTimeline, offer);
    const document = timelineDocument(exported, turn);
    return { name: `${exported.signal.reference}.pdf`, content: { kind: 'document', document } };
  },
});
