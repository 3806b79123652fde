import type { Context } from '../../bot/declare/context.ts';
import { fileMaker } from '../../bot/declare/file-maker.ts';
import type { DocumentBlock, PrintedDocument } from '../../cards/document.ts';
import { namesOf } from '../../domain/people/member.ts';
import { type ExportedSignal, exportTimeline } from './export-timeline.ts';
import { TIMELINE_FILE } from './offer-export.ts';
import { recordPairs } from './record-pairs.ts';
import { type Saying, sayingOf } from './saying.ts';
import { timelineEntries, writtenPassages } from './text-passages.ts';

/** A signal as it stands, and what was done with it, to print. */
export const timelineFile = fileMaker(TIMELINE_FILE, {
  async title(stores, recordId, { words }) {
    const signal = await stores.signals.find(recordId);
    return signal && words('export.title', { reference: signal.reference });
  },
  async make(ctx, offer) {
    const exported = await ctx.run(exportTimeline, offer);
    const document = timelineDocument(exported, ctx);
    return { name: `${exported.signal.reference}.pdf`, content: { kind: 'document', document } };
  },
});

/** The signal as it stands, what was written, and what was done, on pages that say who took them out. */
function timelineDocument(exported: ExportedSignal, ctx: Context): PrintedDocument {
  const { words } = ctx;
  const { reference } = exported.signal;
  const saying = sayingOf(ctx);
  return {
    language: saying.language,
    title: words('export.document.title', { reference }),
    marking: markingOf(exported, ctx, saying),
    reference,
    pageNumber: (page, pages) => words('export.document.page', { page, pages }),
    madeAt: exported.at.toString(),
    heading: words('export.document.heading', { reference }),
    blocks: blocksOf(exported, saying),
  };
}

function markingOf({ at }: ExportedSignal, ctx: Context, saying: Saying): string {
  const { words, member, partnership } = ctx;
  const whose = { ...namesOf(member), zone: saying.zone };
  const marking = words('export.document.marking', { ...whose, at: saying.at(at) });
  return partnership.live ? marking : `${words('exercise.banner')} · ${marking}`;
}

function blocksOf(exported: ExportedSignal, saying: Saying): DocumentBlock[] {
  const { words, zone } = saying;
  const written = writtenPassages(exported, saying);
  const none: DocumentBlock = { tag: 'paragraph', text: words('export.document.none') };
  return [
    { tag: 'paragraph', text: words('export.document.reading', { zone }) },
    { tag: 'heading', text: words('export.document.record') },
    { tag: 'pairs', pairs: recordPairs(exported, saying) },
    { tag: 'heading', text: words('export.document.texts') },
    ...(written.length > 0 ? written : [none]),
    { tag: 'heading', text: words('export.document.timeline') },
    ...timelineEntries(exported, saying),
  ];
}
