import { createCalendarDesk } from '../../../src/bot/handout/calendar-desk.ts';
import { createFileDesk } from '../../../src/bot/handout/file-desk.ts';
import { createCalendarWriter } from '../../../src/documents/calendar-writer.ts';
import { createPdfPrinter } from '../../../src/documents/pdf-printer.ts';
import { createPlotter } from '../../../src/documents/plots/plotter.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { calendarMount } from '../../../src/http/calendars.ts';
import { fileMount } from '../../../src/http/files.ts';
import { createMetrics } from '../../../src/http/metrics.ts';
import { startServer } from '../../../src/http/server.ts';
import { createLog } from '../../../src/log.ts';
import type { FileDesk } from '../../../src/ports/files/file-desk.ts';
import type { CalendarDesk } from '../../../src/ports/meeting/calendar-desk.ts';
import { PUBLIC_URL, type World } from '../world.ts';

const NO_CALENDARS: CalendarDesk = { read: async () => undefined };

/** The web server with a world's files and calendars on it. */
export interface FileServer {
  /** Asks for an address that Tandem gave out under its public one. */
  ask(url: string, method?: string): Promise<Response>;
  readonly log: string[];
  stop(): Promise<void>;
}

export async function startFileServer(
  { unitOfWork, directory, clock, platforms }: World,
  features = FEATURES,
): Promise<FileServer> {
  const plotter = createPlotter(createLog('silent'));
  const handling = { unitOfWork, directory, clock, platforms, features, publicUrl: PUBLIC_URL };
  const calendars = createCalendarWriter(new URL(PUBLIC_URL).hostname);
  const files = createFileDesk({ ...handling, plotter, printer: createPdfPrinter(), calendars });
  return serveFiles(files, createCalendarDesk({ ...handling, calendars }));
}

export async function serveFiles(
  desk: FileDesk,
  calendars: CalendarDesk = NO_CALENDARS,
): Promise<FileServer> {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const mounts = [fileMount(desk, log), calendarMount(calendars, log)];
  const at = { host: '127.0.0.1', port: 0 };
  const server = await startServer({ mounts, checks: [], metrics: createMetrics(), log }, at);
  const base = `http://127.0.0.1:${server.port}`;
  return {
    ask: (url, method = 'GET') => fetch(url.replace(PUBLIC_URL, base), { method }),
    log: lines,
    stop: () => server.stop(),
  };
}
