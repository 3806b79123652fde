import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import {
  COUNCIL_SEAT,
  POLICE_SEAT,
  signedVersion,
  targetOf,
} from '../../../../test/support/acts/signed-version.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { exampleFile } from '../../../../test/support/example.ts';
import { type FileServer, startFileServer } from '../../../../test/support/files/file-server.ts';
import { readPdf } from '../../../../test/support/files/pdf-text.ts';
import { required, schemaText } from '../../../../test/support/schemas.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { Database } from '../../../storage/database/database.ts';
import { registerWriter } from '../../../storage/people/register-writer.ts';

const SCHEMA = schemaText('CAP-v1.2.xsd');

describe.for(ONE_DATABASE)('what leaves the chat in a crisis, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let server: FileServer;
    let version: MessageVersion;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      server = await startFileServer(world);
    });
    afterAll(async () => {
      await server.stop();
      await database.close();
    });
    beforeEach(async () => {
      version = await signed();
    });

    /** In English and Ukrainian, to one place each. */
    function signed(more: Partial<Parameters<typeof signedVersion>[1]> = {}) {
      const { partnership } = world.presence(POLICE_SEAT);
      const [channel] = world.directory.channels(partnership.id);
      if (!channel) throw new Error('The example has no channel.');
      const targets = [targetOf(channel), targetOf(channel, { key: 'second', language: 'uk' })];
      return signedVersion(world, { targets, ...more });
    }

    const linksOf = (reply: Reply) =>
      reply.kind === 'card'
        ? reply.card.blocks.flatMap((block) => (block.tag === 'link' ? [block] : []))
        : [];
    async function take(reply: Reply, label: RegExp): Promise<Response> {
      const link = linksOf(reply).find((one) => label.test(one.label));
      if (!link) throw new Error(`No link ${label} on: ${textOf(reply)}`);
      return server.ask(link.url, 'POST');
    }
    const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
    const print = (member: string = POLICE_SEAT) => world.press(member, 'crisis.print', version.id);

    it('prints what was signed, in the language that was asked for, once', async () => {
      const offered = await print();
      expect(linksOf(offered).map(({ label }) => label)).toEqual([
        'Page in English (PDF)',
        'Page in Ukrainian (PDF)',
        'Alerting file (CAP 1.2)',
      ]);
      const response = await take(offered, /Ukrainian/);
      expect(response.headers.get('content-disposition')).toContain('-v1-uk.pdf');
      const { pages, text } = await readPdf(await bytesOf(response));
      expect(pages).toHaveLength(1);
      expect(text).toContain('НАВЧАЛЬНА ТРИВОГА');
      expect(text).toContain(version.content.reference);
      expect((await take(offered, /Ukrainian/)).status).toBe(410);
    });

    it('gives what is not signed to the seats alone, and says on it that it is a draft', async () => {
      await world.unitOfWork.transaction((stores) =>
        stores.crisisMessages.updateSignatures({ ...version, signatures: {} }),
      );
      expect(textOf(await print('privacy-officer'))).toContain('Only those who sit in');
      const offered = await print(COUNCIL_SEAT);
      expect(textOf(offered)).toContain('Not signed by both sides');
      const { text } = await readPdf(await bytesOf(await take(offered, /English/)));
      expect(text).toContain('EXERCISE · DRAFT – NOT AGREED');
      const xml = await (await take(offered, /CAP/)).text();
      expect(xml).toContain('<status>Exercise</status>');
      expect(xml).toContain('Not agreed by both sides');
    });

    it('looks at the rights again when it is fetched', async () => {
      const offered = await print('privacy-officer');
      await world.unitOfWork.transaction((stores) =>
        stores.crisisMessages.updateSignatures({ ...version, signatures: {} }),
      );
      const response = await take(offered, /English/);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('Only those who sit in');
    });

    it('makes nothing of a version whose words were changed in the database', async () => {
      const offered = await print();
      const [text] = version.content.texts;
      const forged = { ...text, variants: { ...text?.variants, printable: 'Forged' } };
      const content = { ...version.content, texts: [forged] };
      await database.prisma.crisisVersion.update({
        where: { id: version.id },
        data: { content: JSON.parse(JSON.stringify(content)) },
      });
      expect((await take(offered, /English/)).status).toBe(403);
    });

    /** The file of a correction, and the version that it corrects. */
    async function correction(): Promise<{ first: MessageVersion; response: Response }> {
      const { member } = world.presence(POLICE_SEAT);
      const pushed = { by: actorOf(member), at: world.clock.now() };
      await world.unitOfWork.transaction(({ pushes }) => pushes.begin(version.id, pushed, []));
      const first = version;
      version = await signed({ kind: 'correction', follows: { ...first, pushed } });
      return { first, response: await take(await print(), /CAP/) };
    }

    it('says in the file what it follows', async () => {
      const { first, response } = await correction();
      expect(response.headers.get('content-type')).toContain('application/cap+xml');
      const xml = await response.text();
      const id = `${first.content.reference.replace('/', '.')}.v1`;
      expect(xml).toContain(
        `<references>tandem.havenstad,${id},2026-11-24T10:00:00+01:00</references>`,
      );
      expect(xml).toContain('<msgType>Update</msgType>');
    });

    it('names in the file who signed, as they were called then', async () => {
      const police = async (name: string) => {
        const { organisations, ...rest } = exampleFile();
        const renamed = organisations.map((one) => (one.key === 'police' ? { ...one, name } : one));
        const file = { ...rest, organisations: renamed };
        await registerWriter(database).apply(file, world.clock.now());
        await world.directory.refresh();
      };
      await police('Police of the region');
      const xml = await (await take(await print(), /CAP/)).text();
      await police('Police Havenstad');
      expect(xml).toContain('<senderName>Police Havenstad and Municipality of Havenstad');
    });

    it.skipIf(!SCHEMA)('gives the file the shape that CAP-v1.2.xsd asks for', async () => {
      const contents = await (await correction()).response.text();
      const schema = [{ fileName: 'cap.xsd', contents: required(SCHEMA) }];
      const { errors } = await validateXML({ xml: [{ fileName: 'a.xml', contents }], schema });
      expect(errors).toEqual([]);
    });

    it('shows what is read aloud in each language, with the seconds that it takes', async () => {
      const shown = textOf(await world.press(POLICE_SEAT, 'crisis.spoken', version.id));
      expect(shown).toMatch(/English, about \d+ seconds/);
      expect(shown).toContain('EXERCISE, EXERCISE, EXERCISE. This is only an exercise.');
      expect(shown).toContain('Це лише навчання.');
    });

    it('says of words that do not hold that nobody is to be told them', async () => {
      const say = async (member: string) =>
        textOf(await world.press(member, 'crisis.spoken', version.id));
      expect(await say('privacy-officer')).toContain('● Signed by both sides');
      const [next, by] = [await signed(), { by: actorOf(world.presence(POLICE_SEAT).member) }];
      await world.unitOfWork.transaction(async ({ pushes }) => {
        const at = world.clock.now();
        await pushes.begin(version.id, { ...by, at }, []);
        await pushes.begin(next.id, { ...by, at }, []);
        await pushes.overtake([version.id], next.id);
      });
      const reference = next.content.reference;
      expect(await say(POLICE_SEAT)).toContain(`▲ ${reference} has taken its place`);
      expect(textOf(await print())).toContain(`▲ ${reference} has taken its place`);
      version = await signed();
      await world.unitOfWork.transaction((stores) =>
        stores.crisisMessages.updateSignatures({ ...version, signatures: {} }),
      );
      expect(await say(COUNCIL_SEAT)).toContain('○ Not signed by both sides');
      expect(await say('privacy-officer')).toContain('Only those who sit in');
    });

    describe('the phone list', () => {
      const phones = async (member: string, unitId: string) =>
        readPdf(await bytesOf(await take(await world.press(member, 'crisis.phones', unitId), /./)));

      it('names by seat whom to call, and says whose number is not known', async () => {
        const { text } = await phones(COUNCIL_SEAT, version.unitId);
        expect(text).toContain('Liaison officer: +31 10 555 0101');
        expect(text).toContain("Mayor's office: +31 10 555 0202");
        expect(text).toContain('for Mayor');
        await database.prisma.member.updateMany({
          where: { key: 'safety-coordinator' },
          data: { phone: null },
        });
        const without = await phones(COUNCIL_SEAT, version.unitId);
        expect(without.text).toContain('Safety coordinator: no number in the register');
      });

      it('names everybody who may sit, as long as there is no unit', async () => {
        const { text } = await phones('privacy-officer', '');
        expect(text).toContain('Community police officer: +31 10 555 0102');
        expect(text).not.toContain('Youth worker');
      });

      /** Those of the example; three digits alone stand in many an id. */
      const NUMBERS = /555 ?0[12]0[12]/;
      it('is for those who may sit and custodians, and its numbers stand in no log', async () => {
        expect(
          textOf(await world.press('youth-worker', 'crisis.phones', version.unitId)),
        ).toContain('Liaison officer');
        expect(linksOf(await world.press('youth-worker', 'crisis.phones', ''))).toEqual([]);
        await phones(POLICE_SEAT, version.unitId);
        const log = await database.prisma.auditEntry.findMany();
        expect(log.some(({ action }) => action === 'crisis.phones_printed')).toBe(true);
        expect(JSON.stringify(log.map(({ payload }) => payload))).not.toMatch(NUMBERS);
        expect(server.log.join()).not.toMatch(NUMBERS);
      });
    });
  });
});
