import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { dumpEverything } from '../../../test/support/dump.ts';
import { exampleFile } from '../../../test/support/example.ts';
import { type FileServer, startFileServer } from '../../../test/support/files/file-server.ts';
import { type ReadPdf, readPdf } from '../../../test/support/files/pdf-text.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, PUBLIC_URL, signalForm, type World } from '../../../test/support/world.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import type { FormValues } from '../../cards/dialog.ts';
import type { Database } from '../../storage/database/database.ts';
import { registerWriter } from '../../storage/people/register-writer.ts';
import { verifyChain } from '../../storage/protection/audit-store.ts';

const LEAD = 'liaison-officer';
const COUNCIL = 'safety-coordinator';
const CUSTODIAN = 'privacy-officer';
const UKRAINIAN = 'Листівки з посиланням лежали біля зупинки. ';
const WRITTEN = {
  facts: 'A van stood at the quay all night.',
  interpretation: 'It may have waited for somebody.',
  needs: 'Somebody who knows the quay.',
  source: 'named',
  source_name: 'Baker Quillfeather',
  contact: 'yes',
};
const WHY_LEAD = 'The police know the quay.';
const WHY_EXPORT = 'The court asked for the file in writing.';

describe.for(ONE_DATABASE)('/signal export on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let server: FileServer;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      server = await startFileServer(world);
    });
    afterAll(async () => {
      await server.stop();
      await database.close();
    });

    const idOf = (key: string) => world.presence(key).member.id;

    /** Fills in the form that a press opens. */
    async function fill(
      member: string,
      press: string,
      reference: string,
      values: FormValues,
      key = randomUUID(),
    ): Promise<Reply> {
      const form = await world.press(member, press, reference);
      if (form.kind !== 'dialog') return form;
      const { action, about = '' } = form.dialog;
      return world.submit(member, action, values, { key, about });
    }

    async function leadBy(reference: string, by: string, side: 'police' | 'local_authority') {
      const contact = { police: '', local_authority: '', [side]: idOf(by) };
      await fill(by, 'lead.choose', reference, { mode: side, ...contact, reason: WHY_LEAD });
    }

    /** Acknowledged by the council, led by the police's liaison officer. */
    async function led(more: FormValues = {}): Promise<string> {
      const form = signalForm({ ...WRITTEN, ...more });
      const raised = textOf(await world.submit(LEAD, 'signal.raise', form));
      const reference = /S-\d{4}-\d{4}/.exec(raised)?.[0] ?? raised;
      await world.press(COUNCIL, 'signal.acknowledge', reference);
      await leadBy(reference, LEAD, 'police');
      return reference;
    }

    const ask = (member: string, reference: string, key = randomUUID()) =>
      fill(member, 'export.open', reference, { reason: WHY_EXPORT }, key);

    /** @returns the address that the answer leads to. */
    function linkIn(reply: Reply): string {
      const blocks = reply.kind === 'card' ? reply.card.blocks : [];
      const link = blocks.find((block) => block.tag === 'link');
      if (!link) throw new Error(`No link: ${textOf(reply)}`);
      return link.url;
    }
    const linkFor = async (member: string, reference: string) =>
      linkIn(await ask(member, reference));

    async function fetched(member: string, reference: string): Promise<ReadPdf> {
      const answer = await server.ask(await linkFor(member, reference), 'POST');
      expect(answer.status).toBe(200);
      return readPdf(new Uint8Array(await answer.arrayBuffer()));
    }
    const logOf = (reference: string) =>
      database.prisma.auditEntry.findMany({
        where: { recordId: { in: [reference] } },
        orderBy: { number: 'asc' },
      });
    async function actionsOf(reference: string): Promise<string[]> {
      const { id } = await database.prisma.signal.findFirstOrThrow({ where: { reference } });
      return (await logOf(id)).map(({ action }) => action);
    }

    it.each([
      [LEAD, true],
      [CUSTODIAN, true],
      [COUNCIL, false],
      ['community-officer', false],
      ['mayors-office', false],
    ])('opens its form for %s: %s', async (member, opens) => {
      const reference = await led();
      const reply = await world.command(member, 'signal', `export ${reference.toLowerCase()}`);
      if (opens) {
        expect(reply).toMatchObject({ kind: 'dialog', dialog: { about: reference } });
        expect(JSON.stringify(reply)).toContain('Call 112 first');
      } else {
        expect(textOf(reply)).toBe(
          `${reference} is taken out by those who lead it and by custodians. These people can: ` +
            'Liaison officer (Police Havenstad), Privacy officer (Municipality of Havenstad).',
        );
      }
    });

    it('tells a partner nothing of a signal that it may not see', async () => {
      const reference = await led();
      for (const reply of [
        await world.command('youth-worker', 'signal', `export ${reference}`),
        await world.submit('youth-worker', 'export.open', { reason: 'x' }, { about: reference }),
      ]) {
        expect(textOf(reply)).toContain('There is no signal');
      }
    });

    it('asks for a reason, and leaves a text that begins with the word to the form of a signal', async () => {
      const reference = await led();
      const empty = await world.submit(CUSTODIAN, 'export.open', {}, { about: reference });
      expect(empty).toEqual({
        kind: 'field-errors',
        errors: { reason: 'Please fill this in.' },
      });
      const facts = 'export of stolen bicycles was seen';
      const form = await world.command(LEAD, 'signal', facts);
      expect(form).toMatchObject({ kind: 'dialog', dialog: { action: 'signal.raise' } });
      expect(textOf(await world.command(LEAD, 'signal', 'export'))).toContain('There is no signal');
    });

    it('asks once more about a reason that seems to concern a person', async () => {
      const reference = await led();
      const reason = 'Asked for by phone from 06-12345678.';
      const asked = await fill(CUSTODIAN, 'export.open', reference, { reason });
      expect(asked.kind).toBe('dialog');
      expect(JSON.stringify(asked)).toContain('{"run":"mark","text":"06-12345678"}');
      const kept = await fill(CUSTODIAN, 'export.open', reference, { reason, second_look: 'keep' });
      expect(linkIn(kept)).toContain(`${PUBLIC_URL}/files/`);
    });

    it('says on the page what waits, for whom and until when; looking uses nothing up', async () => {
      const reference = await led();
      const link = await linkFor(CUSTODIAN, reference);
      for (const method of ['HEAD', 'GET', 'GET']) {
        const looked = await server.ask(link, method);
        expect(looked.status).toBe(200);
        expect(looked.headers.get('cache-control')).toBe('no-store');
        expect(looked.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(looked.headers.get('referrer-policy')).toBe('no-referrer');
        if (method === 'HEAD') continue;
        const page = await looked.text();
        expect(page).toContain(`<h1>${reference}: what was written and done, as PDF</h1>`);
        expect(page).toContain('For Privacy officer, Municipality of Havenstad, alone');
        expect(page).toContain('Once, until Tue 24 Nov 2026, 10:10');
        expect(page).not.toContain('quay');
      }
      expect(await actionsOf(reference)).not.toContain('signal.exported');
      expect((await server.ask(link, 'POST')).status).toBe(200);
    });

    it('hands it out once, as a file that nobody on the way keeps', async () => {
      const reference = await led();
      const link = await linkFor(LEAD, reference);
      const answers = await Promise.all([server.ask(link, 'POST'), server.ask(link, 'POST')]);
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([200, 410]);
      const file = answers.find(({ status }) => status === 200);
      expect(Object.fromEntries(file?.headers ?? [])).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${reference}.pdf"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect((await server.ask(link)).status).toBe(410);
      const exported = (await actionsOf(reference)).filter((one) => one === 'signal.exported');
      expect(exported).toHaveLength(1);
    });

    it('leads nowhere after ten minutes, or by guess, always with the same words', async () => {
      const reference = await led();
      const link = await linkFor(LEAD, reference);
      world.clock.move({ minutes: 10 });
      const pages = [];
      for (const url of [
        link,
        `${PUBLIC_URL}/files/${'A'.repeat(43)}`,
        `${PUBLIC_URL}/files/nothing`,
        `${PUBLIC_URL}/files/%E0%A4%A`,
        `${PUBLIC_URL}/files/${link.split('/').at(-1)}/more`,
        `${PUBLIC_URL}/files/`,
      ]) {
        for (const method of ['GET', 'POST']) {
          const answer = await server.ask(url, method);
          expect(answer.status).toBe(410);
          pages.push(await answer.text());
        }
      }
      expect(new Set(pages).size).toBe(1);
      expect(pages[0]).toContain('/signal export and its reference');
      expect(await actionsOf(reference)).not.toContain('signal.exported');
    });

    it('is refused to somebody who has lost the right since; the link is not used up by that', async () => {
      const reference = await led();
      const link = await linkFor(LEAD, reference);
      await leadBy(reference, COUNCIL, 'local_authority');
      const refused = await server.ask(link, 'POST');
      expect(refused.status).toBe(403);
      expect(await refused.text()).toMatch(/These people can: .*Safety coordinator/);
      expect(await actionsOf(reference)).not.toContain('signal.exported');
      await leadBy(reference, LEAD, 'police');
      expect((await server.ask(link, 'POST')).status).toBe(200);
    });

    it('leads nowhere for somebody who is no member any more', async () => {
      const reference = await led();
      const link = await linkFor(CUSTODIAN, reference);
      const file = exampleFile();
      const register = registerWriter(database);
      const members = file.members.filter(({ key }) => key !== CUSTODIAN);
      await register.apply({ ...file, members }, world.clock.now());
      await world.directory.refresh();
      expect((await server.ask(link, 'POST')).status).toBe(410);
      await register.apply(file, world.clock.now());
      await world.directory.refresh();
    });

    it('gives a form that is sent twice one offer at a new address, and none once it was fetched', async () => {
      const reference = await led();
      const key = randomUUID();
      const first = linkIn(await ask(LEAD, reference, key));
      const second = linkIn(await ask(LEAD, reference, key));
      expect(first).not.toBe(second);
      expect((await server.ask(first)).status).toBe(410);
      expect((await server.ask(second, 'POST')).status).toBe(200);
      expect(textOf(await ask(LEAD, reference, key))).toContain(`/signal export ${reference}`);
      const offered = (await actionsOf(reference)).filter((one) => one.endsWith('export_offered'));
      expect(offered).toHaveLength(1);
    });

    it('holds the record, what was written, and who did what; never the source or the reason', async () => {
      const reference = await led();
      await fill(LEAD, 'weighing.note', reference, {
        view: 'For the police alone.',
        summary: 'We look into who rented the van.',
      });
      const step = { what: 'call the youth workers', owner: idOf(COUNCIL), due: 'Thu 14:00' };
      await fill(COUNCIL, 'step.new', reference, step);
      const { text, info } = await fetched(CUSTODIAN, reference);
      for (const said of [
        'About Recruitment',
        'Area Station quarter',
        'Raised Liaison officer, Police Havenstad, Tue 24 Nov 2026, 10:10',
        'Acknowledged Safety coordinator, Municipality of Havenstad',
        'Liaison officer, Police Havenstad: accepted',
        `Fact: what was seen or heard ${WRITTEN.facts}`,
        `Interpretation: how it was read ${WRITTEN.interpretation}`,
        WRITTEN.needs,
        'Liaison officer, Police Havenstad: chose the lead',
        WHY_LEAD,
        'Step 1 call the youth workers Safety coordinator, Municipality of Havenstad, due Thu 26 Nov 2026, 14:00',
        'named a step: call the youth workers',
        'We look into who rented the van.',
        'All times are those of Amsterdam.',
      ]) {
        expect(text).toContain(said);
      }
      expect(text).not.toMatch(/Quillfeather|Baker|For the police alone|The court asked/);
      expect(info).toMatchObject({ Title: reference, Creator: 'Tandem', Language: 'en' });
      expect(JSON.stringify(info)).not.toMatch(/Privacy|Liaison|officer/);
    });

    it('names earlier leads as well', async () => {
      const reference = await led();
      await leadBy(reference, COUNCIL, 'local_authority');
      const { text } = await fetched(COUNCIL, reference);
      expect(text).toMatch(/Earlier lead police, chosen by Liaison officer/);
      expect(text).toMatch(/Lead local authority, chosen by Safety coordinator/);
    });

    it('says on every page who took it out, and of what; long texts go over as many pages as they need', async () => {
      const facts = UKRAINIAN.repeat(180).trim();
      const reference = await led({ facts, interpretation: facts });
      const { pages, text } = await fetched(LEAD, reference);
      expect(pages.length).toBeGreaterThan(3);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(
          'EXERCISE · Confidential – exported by Liaison officer, Police Havenstad, on Tue 24 Nov 2026, 10:10 (Amsterdam)',
        );
        expect(page).toContain(reference);
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      }
      const sentences = text.match(/лежали/g) ?? [];
      expect(sentences).toHaveLength(360);
    });

    it('stands in the log, with its reading; the reason is protected and the address is kept nowhere', async () => {
      const reference = await led();
      const link = await linkFor(CUSTODIAN, reference);
      await server.ask(link, 'POST');
      const actions = await actionsOf(reference);
      expect(actions.slice(-3)).toEqual([
        'signal.export_offered',
        'signal.read',
        'signal.exported',
      ]);
      const timeline = textOf(await world.command(CUSTODIAN, 'signal', `timeline ${reference}`));
      expect(timeline).toContain('asked for a PDF of this');
      expect(timeline).toContain('fetched a PDF of this');
      const dump = await dumpEverything(database);
      expect(dump).not.toContain(WHY_EXPORT);
      expect(dump).not.toContain(link.split('/').at(-1));
      expect(server.log.join()).not.toMatch(/files\//);
      const { partnership } = world.presence(CUSTODIAN);
      expect(await verifyChain(database.prisma, partnership.id)).toMatchObject({ intact: true });
    });

    it('is offered beside what happened, to those who may take it out', async () => {
      const reference = await led();
      const labels = async (member: string) => {
        const reply = await world.press(member, 'signal.timeline', reference);
        return reply.kind === 'card' ? reply.card.buttons.map(({ label }) => label) : [];
      };
      expect(await labels(LEAD)).toContain('Take out as PDF…');
      expect(await labels(COUNCIL)).not.toContain('Take out as PDF…');
    });
  });
});
