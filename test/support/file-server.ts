import { createFileDesk } from '../../src/bot/file-desk.ts';
import { createPdfPrinter } from '../../src/documents/pdf-printer.ts';
import { createPlotter } from '../../src/documents/plots/plotter.ts';
import { FEATURES } from '../../src/features/index.ts';
import { fileMount } from '../../src/http/files.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { startServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import type { FileDesk } from '../../src/ports/file-desk.ts';
import { PUBLIC_URL, type World } from './world.ts';

/** The web server with a world's files on it. */
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
  return serveFiles(createFileDesk({ ...handling, plotter, printer: createPdfPrinter() }));
}

export async function serveFiles(desk: FileDesk): Promise<FileServer> {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const mounts = [fileMount(desk, log)];
  const at = { host: '127.0.0.1', port: 0 };
  const server = await startServer({ mounts, checks: [], metrics: createMetrics(), log }, at);
  const base = `http://127.0.0.1:${server.port}`;
  return {
    ask: (url, method = 'GET') => fetch(url.replace(PUBLIC_URL, base), { method }),
    log: lines,
    stop: () => server.stop(),
  };
}
