import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOneForTest } from '../../../test/support/databases.ts';
import { type FileServer, startFileServer } from '../../../test/support/files/file-server.ts';
import { createWorld, PUBLIC_URL, type World } from '../../../test/support/world.ts';
import type { Database } from '../../storage/database/database.ts';
import { feature } from '../declare/feature.ts';
import { fileMaker } from '../declare/file-maker.ts';
import { useCase } from '../declare/use-case.ts';
import { runUseCase } from '../run-use-case.ts';
import { type OfferedFile, offerFile } from './file-offer.ts';

const RIGHT = { parts: ['police'], roles: ['coordinator'] } as const;
const TEXT = 'BEGIN:VCALENDAR\r\nSUMMARY:Überblick\r\nEND:VCALENDAR\r\n';

/** Reads what its file is made of; nothing here is kept. */
const read = useCase<Record<string, never>, string>({
  name: 'read-plan',
  right: RIGHT,
  run: async () => ({ result: TEXT, audit: [], channelCards: [] }),
});
const offer = useCase<{ readonly kind: string }, OfferedFile>({
  name: 'offer-plan',
  right: RIGHT,
  async run(ctx, { kind }) {
    const recordId = ctx.partnership.id;
    return { result: await offerFile(ctx, { kind, recordId }), audit: [], channelCards: [] };
  },
});

const FILES = {
  'plan.calendar': fileMaker('plan.calendar', {
    title: async () => 'Dates & <more>',
    async make(ctx) {
      const text = await ctx.run(read, {});
      return { name: 'plan.ics', content: { kind: 'text', type: 'text/calendar', text } };
    },
  }),
  'plan.broken': fileMaker('plan.broken', {
    title: async () => 'Broken',
    async make() {
      throw new TypeError('Quillfeather');
    },
  }),
  'plan.untaken': fileMaker('plan.untaken', {
    title: async () => 'Untaken',
    make: async () => ({
      name: 'x.txt',
      content: { kind: 'text', type: 'text/plain', text: '' },
    }),
  }),
  'plan.gone': fileMaker('plan.gone', {
    title: async () => undefined,
    make: async (ctx) => {
      await ctx.run(read, {});
      return { name: 'x.txt', content: { kind: 'text', type: 'text/plain', text: '' } };
    },
  }),
};

const planFeature = feature({ key: 'plan', commands: [], modules: [{ read, offer }, FILES] });

describe('files that a feature offers', () => {
  let database: Database;
  let world: World;
  let server: FileServer;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
    server = await startFileServer(world, [planFeature]);
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
  });

  async function link(kind: string): Promise<string> {
    const { token } = await runUseCase(world, world.presence('liaison-officer'), offer, { kind });
    return `${PUBLIC_URL}/files/${token}`;
  }

  it('can be text, such as a calendar', async () => {
    const url = await link('plan.calendar');
    expect(await (await server.ask(url)).text()).toContain('<h1>Dates &amp; &lt;more&gt;</h1>');
    const fetched = await server.ask(url, 'POST');
    expect(fetched.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="plan.ics"');
    expect(await fetched.text()).toBe(TEXT);
  });

  it('that could not be made say so in words, log no text, and can be tried again', async () => {
    const url = await link('plan.broken');
    const failed = await server.ask(url, 'POST');
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain('The file could not be made');
    expect(server.log.join()).toContain('TypeError');
    expect(server.log.join()).not.toContain('Quillfeather');
    expect((await server.ask(url)).status).toBe(200);
  });

  it('are never handed out without being taken', async () => {
    expect((await server.ask(await link('plan.untaken'), 'POST')).status).toBe(500);
  });

  it('lead nowhere if nobody makes such a file, or its record is there no more', async () => {
    expect((await server.ask(await link('plan.unknown'), 'POST')).status).toBe(410);
    expect((await server.ask(await link('plan.gone'))).status).toBe(410);
  });
});
