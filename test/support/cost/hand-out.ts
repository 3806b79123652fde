import { createCalendarDesk } from '../../../src/bot/handout/calendar-desk.ts';
import { createFileDesk } from '../../../src/bot/handout/file-desk.ts';
import { tokenHash } from '../../../src/bot/handout/token.ts';
import { createCalendarWriter } from '../../../src/documents/calendar-writer.ts';
import { createPlotter } from '../../../src/documents/plots/plotter.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { createLog } from '../../../src/log.ts';
import { PUBLIC_URL } from '../world.ts';
import { enter } from './book.ts';
import type { CostStage } from './stage.ts';

const LINK = /\/(files|calendar)\/([\w-]{43})/g;
const NOTHING = {
  type: 'application/pdf',
  print: async () => Buffer.of(),
  printNotice: async () => Buffer.of(),
};

/** Fetches what was offered, once of each kind; what it looks like is nothing to the database. */
export async function fetchOffered({ world, book, meter, answers }: CostStage): Promise<void> {
  const calendars = createCalendarWriter('tandem.example.org');
  const deps = {
    ...world,
    features: FEATURES,
    plotter: createPlotter(createLog('silent')),
    publicUrl: PUBLIC_URL,
    printer: NOTHING,
    calendars,
  };
  const [desk, feeds] = [createFileDesk(deps), createCalendarDesk(deps)];
  const { fileOffer } = world.database.prisma;
  const said = JSON.stringify(answers.map(({ reply }) => reply));
  for (const [, what, token = ''] of said.matchAll(LINK)) {
    if (what === 'calendar') {
      const { result, cost } = await meter.of(() => feeds.read(token));
      enter(book, 'calendar', cost, result !== undefined);
      continue;
    }
    const offer = await fileOffer.findUnique({ where: { tokenHash: tokenHash(token) } });
    if (!offer || book.get(`file ${offer.kind}`)?.done) continue;
    const { result, cost } = await meter.of(() => desk.fetch(token));
    enter(book, `file ${offer.kind}`, cost, result.kind === 'file');
  }
}
