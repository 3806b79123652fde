import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ONE_DATABASE, openEmbeddedForTest } from '../../../test/support/databases.ts';
import { emptyTables } from '../../../test/support/empty-tables.ts';
import { exampleFile } from '../../../test/support/example.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, envelope, signalForm, type World } from '../../../test/support/world.ts';
import { tablesOf } from '../../bot/declare/feature.ts';
import type { Interaction } from '../../bot/declare/interaction.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import { drainConversation } from '../../bot/delivery/deliver.ts';
import { createDirectory, type Directory } from '../../bot/directory.ts';
import type { Card } from '../../cards/card.ts';
import type { Dialog, FormValues } from '../../cards/dialog.ts';
import { plainText } from '../../cards/plain-text.ts';
import { DEFAULT_TERMS } from '../../domain/protocol/protocol.ts';
import { createLog } from '../../log.ts';
import type { Messenger } from '../../ports/delivery/messenger.ts';
import type { Database } from '../../storage/database/database.ts';
import { deliveryStore } from '../../storage/delivery/delivery-store.ts';
import { registerStore } from '../../storage/people/register-store.ts';
import { registerWriter } from '../../storage/people/register-writer.ts';
import { verifyChain } from '../../storage/protection/audit-store.ts';
import { FEATURES } from '../index.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const POLICE = 'liaison-officer';
const COUNCIL = 'safety-coordinator';
const EVERYBODY = [
  POLICE,
  'community-officer',
  COUNCIL,
  'mayors-office',
  'privacy-officer',
  'youth-worker',
];

const TIMES = {
  accept_normal: '3',
  accept_urgent: '60',
  accept_danger: '15',
  first_step_normal: '5',
  first_step_urgent: '240',
  next_step_normal: '1',
  next_step_urgent: '60',
  next_step_danger: '15',
  first_step_danger: '60',
};
const DUTIES = {
  acknowledges: 'anybody',
  activates: 'anybody',
  contact_police: 'nobody',
  contact_local_authority: 'nobody',
  contact_above: '',
  quiet_from: '19:00',
  quiet_to: '07:30',
};
const STEPS = Object.fromEntries(
  Object.keys(DEFAULT_TERMS.firstSteps).map((category) => [`step_${category}`, '']),
);
const LEADS = Object.fromEntries(
  Object.entries(DEFAULT_TERMS.defaultLead).map(([category, mode]) => [`lead_${category}`, mode]),
);

describe.for(ONE_DATABASE)('/tandem protocol on $name', ({ name, skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let messages: Map<string, Card>;
    const isEmbedded = name === 'embedded';

    let logged: number;

    beforeAll(async () => {
      database = await open();
    });
    beforeEach(async () => {
      await emptyTables(database, [
        'protocol',
        'reminder',
        'delivery',
        'post',
        'business_key',
        'signal',
      ]);
      await database.prisma.partnership.updateMany({ data: { live: false } });
      world = await createWorld(database);
      messages = new Map();
      logged = await database.prisma.auditEntry.count();
    });
    afterAll(() => database.close());

    const show = async (member = POLICE) =>
      cardOf(await world.command(member, 'tandem', 'protocol'));
    const shown = async (member = POLICE) => plainText(await show(member), READER);
    const versions = () => database.prisma.protocol.findMany({ orderBy: { number: 'asc' } });
    const idOf = async (number: number) => (await versions())[number - 1]?.id ?? '';
    const actions = async () =>
      (await database.prisma.auditEntry.findMany({ orderBy: { number: 'asc' } }))
        .slice(logged)
        .map(({ action }) => action);

    const edit = (
      values: FormValues,
      about: string,
      { by = POLICE, key = randomUUID() } = {},
    ): Promise<Reply> => world.submit(by, 'protocol.edit', values, { about, key });
    const editTimes = (values: FormValues, from: number, more = {}) =>
      edit({ ...TIMES, ...values }, `times:${from}`, more);

    async function sign(by: string, number: number, key = randomUUID()): Promise<Reply> {
      const about = await idOf(number);
      const opened = await world.press(by, 'protocol.sign', about);
      if (opened.kind !== 'dialog') return opened;
      return world.submit(by, 'protocol.sign', {}, { about, key });
    }
    async function putInForce(number: number): Promise<void> {
      await sign(POLICE, number);
      await sign(COUNCIL, number);
    }
    const read = async (by: string, number: number) =>
      world.press(by, 'protocol.confirm-reading', await idOf(number));

    /** Sends everything owed; `messages` holds what then stands where. */
    async function deliver(directory: Directory = world.directory): Promise<void> {
      const deps = {
        deliveries: deliveryStore(database, { nudge: async () => undefined }),
        unitOfWork: world.unitOfWork,
        directory,
        messengers: [recorder(messages)],
        ...tablesOf(FEATURES),
        pushed: new Map(),
        clock: world.clock,
        log: createLog('silent'),
        settled: () => undefined,
      };
      const conversations = await database.prisma.conversation.findMany();
      for (const { id } of conversations) await drainConversation(deps, id);
    }
    const standing = (place: string) =>
      [...messages]
        .filter(([key]) => key.startsWith(`${place} `))
        .map(([, card]) => plainText(card, READER));

    describe('before anything is signed', () => {
      it('says that it is an exercise, which terms hold, and what going live still needs', async () => {
        const text = await shown();
        expect(text).toContain('EXERCISE\nNo protocol is signed, so this is an exercise');
        expect(text).toContain('Accept a signal, normal: 3 working hours');
        expect(text).toContain('Police: Crime; Threat to public safety; Recruitment');
        expect(text).toContain('○ A protocol that both sides signed: there is none yet');
        expect(text).toContain(`${isEmbedded ? '○' : '●'} PostgreSQL as the database`);
      });

      it('can be taken as it comes, once', async () => {
        const [one, two] = await Promise.all([
          world.press(POLICE, 'protocol.begin', ''),
          world.press(COUNCIL, 'protocol.begin', ''),
        ]);
        expect([one, two].map(({ kind }) => kind).toSorted()).toEqual(['card', 'notice']);
        expect(`${textOf(one)}${textOf(two)}`).toContain('has made version 1 already');
        expect(await versions()).toHaveLength(1);
      });

      it('offers each member what is theirs to do, and nothing else', async () => {
        const labels = async (member: string) =>
          (await show(member)).buttons.map(({ label }) => label);
        expect(await labels('community-officer')).toEqual([
          'Propose these terms as version 1',
          'Change the times…',
          'Change who does what…',
          'Change the default leads…',
          'Change the suggested first steps…',
          'Change retention…',
          'Change the crisis unit…',
        ]);
        expect((await labels(POLICE)).at(-1)).toBe('Go live…');
        expect(await labels('privacy-officer')).toEqual([]);
        expect(await labels('youth-worker')).toEqual([]);
      });

      it('raises an alarm for a seat in which nobody is', async () => {
        expect(await shown()).not.toContain('no deputy');
        const file = exampleFile();
        const members = file.members.map((member) =>
          member.key === 'community-officer'
            ? { ...member, roles: ['practitioner' as const] }
            : member,
        );
        await registerWriter(database).apply({ ...file, members }, world.clock.now());
        await world.directory.refresh();
        expect(await shown()).toContain('▲ Police Havenstad: no deputy');
        expect(await shown()).not.toContain('Municipality of Havenstad: no deputy');
      });
    });

    describe('changing it', () => {
      it('opens each part with what the newest version says', async () => {
        await editTimes({ accept_normal: '4' }, 0);
        for (const part of ['times', 'duties', 'leads', 'steps', 'retention', 'crisis']) {
          const dialog = dialogOf(await world.press(POLICE, 'protocol.edit', part));
          expect(dialog.about).toBe(`${part}:1`);
          expect(dialog.submit).toBe('Make version 2');
          expect(JSON.stringify(dialog)).toContain('Call 112 first');
        }
        const times = dialogOf(await world.press(POLICE, 'protocol.edit', 'times'));
        expect(valuesOf(times)).toEqual({ ...TIMES, accept_normal: '4' });
      });

      it('makes the next version and shows the difference', async () => {
        const reply = await editTimes({ accept_normal: '4', first_step_danger: '30' }, 0);
        expect(textOf(reply)).toContain('Accept a signal, normal: 3 → 4 working hours');
        expect(textOf(reply)).toContain('First step, danger now: 60 → 30 minutes');
        expect(textOf(reply)).not.toContain('urgent');
        const second = await edit({ ...LEADS, lead_recruitment: 'joint' }, 'leads:1', {
          by: COUNCIL,
        });
        expect(textOf(second)).toContain('Default lead, Recruitment: police → joint');
        const rows = await versions();
        expect(rows.map(({ number }) => number)).toEqual([1, 2]);
        expect(rows[1]?.terms).toMatchObject({
          accept: { normalWorkingHours: 4 },
          defaultLead: { recruitment: 'joint' },
        });
        expect(await shown()).toContain('Version 2 is proposed by Safety coordinator');
      });

      it('makes no version of what is the same, and says so', async () => {
        expect(textOf(await editTimes({}, 0))).toContain('no version was made');
        await editTimes({ accept_normal: '4' }, 0);
        expect(textOf(await editTimes({ accept_normal: '4' }, 1))).toBe(
          'Nothing is different from version 1, so no version was made.',
        );
        expect(await versions()).toHaveLength(1);
      });

      it('makes one version of a form that comes twice', async () => {
        const key = randomUUID();
        const replies = await Promise.all(
          [1, 2, 3].map(() => editTimes({ accept_normal: '4' }, 0, { key })),
        );
        expect(new Set(replies.map(textOf)).size).toBe(1);
        expect(await versions()).toHaveLength(1);
        expect((await actions()).filter((one) => one === 'protocol.written')).toHaveLength(1);
      });

      it('tells the second of two what changed meanwhile, and overwrites nothing', async () => {
        await editTimes({ accept_normal: '4' }, 0);
        const replies = await Promise.all([
          editTimes({ accept_normal: '6' }, 1),
          editTimes({ accept_normal: '4', accept_urgent: '45' }, 1, { by: COUNCIL }),
        ]);
        const first = replies.find(({ kind }) => kind === 'card');
        const told = dialogOf(replies.find(({ kind }) => kind === 'dialog'));
        expect(first && textOf(first)).toContain('version 2'.replace('v', 'V'));
        expect(await versions()).toHaveLength(2);
        const said = JSON.stringify(told.fields);
        expect(said).toContain('Meanwhile ');
        expect(said).toContain('made version 2. What changed:');
        expect(told.about).toBe('times:2');
        // What both changed stands in the form, so that saving it takes nothing back.
        expect(valuesOf(told)).toMatchObject({ accept_normal: '6', accept_urgent: '45' });
        const again = await world.submit(COUNCIL, 'protocol.edit', valuesOf(told), {
          about: told.about ?? '',
          key: told.key,
        });
        expect(textOf(again)).toContain('Version 3 is proposed');
      });

      it.each([
        ['times', { ...TIMES, accept_normal: '0' }, 'accept_normal', 'whole number from 1 to 40'],
        ['times', { ...TIMES, accept_urgent: '4' }, 'accept_urgent', 'from 5 to 1,440'],
        ['times', { ...TIMES, accept_urgent: '2000' }, 'accept_urgent', 'from 5 to 1,440'],
        ['times', { ...TIMES, accept_urgent: 'soon' }, 'accept_urgent', 'whole number'],
        ['times', { ...TIMES, accept_urgent: '-5' }, 'accept_urgent', 'whole number'],
        ['times', { ...TIMES, accept_urgent: '6e1' }, 'accept_urgent', 'whole number'],
        ['times', { ...TIMES, accept_danger: '61' }, 'accept_danger', 'cannot wait longer'],
        ['times', {}, 'first_step_normal', 'whole number'],
        ['duties', { ...DUTIES, quiet_from: '25:00' }, 'quiet_from', 'HH:MM'],
        ['duties', { ...DUTIES, quiet_to: 'half past' }, 'quiet_to', 'HH:MM'],
        ['duties', { ...DUTIES, acknowledges: 'mayor' }, 'acknowledges', 'from the list'],
        ['duties', { ...DUTIES, contact_police: '' }, 'contact_police', 'from the list'],
        [
          'duties',
          { ...DUTIES, contact_above: 'x'.repeat(121) },
          'contact_above',
          '121 characters',
        ],
        ['leads', { ...LEADS, lead_crime: 'partner' }, 'lead_crime', 'from the list'],
        [
          'steps',
          { ...STEPS, step_crime: 'Call 06-12345678 at once' },
          'step_crime',
          'may not concern a person',
        ],
        ['retention', { unfounded: '0', other: '730' }, 'unfounded', 'from 1 to 365'],
        ['retention', { unfounded: '60', other: '30' }, 'unfounded', 'longer than the rest'],
      ] as const)(
        'says beside the field what is wrong with it: %s %#',
        async (part, values, field, word) => {
          const reply = await edit(values, `${part}:0`);
          if (reply.kind !== 'field-errors') throw new Error(`Not faults: ${reply.kind}`);
          expect(reply.errors[field]).toContain(word);
          expect(await versions()).toHaveLength(0);
        },
      );

      it('takes as duty contact only somebody of that side', async () => {
        const { id: council } = world.presence(COUNCIL).member;
        const { id: police } = world.presence('community-officer').member;
        const wrong = await edit({ ...DUTIES, contact_police: council }, 'duties:0');
        expect(wrong).toMatchObject({
          errors: { contact_police: 'Please choose somebody of Police Havenstad.' },
        });
        const right = await edit(
          { ...DUTIES, contact_police: police, quiet_to: '7:00' },
          'duties:0',
        );
        expect(textOf(right)).toContain(
          'Duty contact of Police Havenstad: nobody yet → Community police officer',
        );
        expect(textOf(right)).toContain('Quiet hours until: 07:30 → 07:00');
      });

      it('keeps the number of the contact above out of the channel and the log', async () => {
        const above = 'Regional desk, 020-5550100';
        await edit({ ...DUTIES, contact_above: above, activates: 'coordinators' }, 'duties:0');
        await deliver();
        const [card = ''] = standing('joint-desk');
        expect(card).toContain('Who activates the partner: whoever acknowledges → coordinators');
        expect(card).toContain('Contact at the level above: changed');
        expect(card).not.toContain('5550100');
        const entries = await database.prisma.auditEntry.findMany();
        expect(JSON.stringify(entries)).not.toContain('5550100');
        expect(await shown()).toContain(above);
      });

      it.each(['privacy-officer', 'youth-worker'])('is not for %s', async (member) => {
        expect(textOf(await world.press(member, 'protocol.edit', 'times'))).toContain('not yours');
        const reply = await editTimes({ accept_normal: '4' }, 0, { by: member });
        expect(textOf(reply)).toContain('not yours to do');
        expect(await versions()).toHaveLength(0);
      });

      it.each(['', 'times', 'times:x', 'colour:1', 'times:1:2'])(
        'answers a form about "%s" with a clear word',
        async (about) => {
          expect(textOf(await edit(TIMES, about))).toContain('older version');
        },
      );
    });

    describe('signing it', () => {
      beforeEach(() => editTimes({ accept_normal: '4' }, 0));

      it('shows the exact terms before a signature is given, in whose name', async () => {
        const dialog = dialogOf(await world.press(COUNCIL, 'protocol.sign', await idOf(1)));
        const said = JSON.stringify(dialog.fields);
        expect(said).toContain(
          'Signing means: these terms, in the name of Municipality of Havenstad.',
        );
        expect(said).toContain('4 working hours');
        expect(said).toContain('It comes into force when Police Havenstad has signed as well.');
      });

      it('changes the card in the channel in place, and is in force with the second side', async () => {
        await deliver();
        expect(standing('joint-desk')[0]).toContain('○ Police Havenstad: not signed');
        expect(textOf(await sign(POLICE, 1))).toContain('comes into force when Municipality');
        await deliver();
        expect(standing('joint-desk')).toHaveLength(1);
        expect(standing('joint-desk')[0]).toContain(
          '● Police Havenstad: signed by Liaison officer, Tue 24 Nov, 10:00',
        );
        expect(standing('joint-desk')[0]).toContain(
          'Protocol version 1 asks for the signature of Municipality of Havenstad',
        );
        expect(standing('joint-desk')[0]).toContain('until both sides have signed');
        expect(textOf(await sign(COUNCIL, 1))).toContain('signed by both sides and in force');
        await deliver();
        expect(standing('joint-desk')).toHaveLength(1);
        expect(standing('joint-desk')[0]).toContain(
          'Protocol version 1 is in force, signed by both sides',
        );
        expect(await shown()).toContain('Protocol version 1 is in force');
        expect(await actions()).toEqual([
          'protocol.written',
          'protocol.signed',
          'protocol.signed',
          'protocol.in_force',
        ]);
        const { partnershipId = '' } = (await database.prisma.auditEntry.findFirst()) ?? {};
        expect(await verifyChain(database.prisma, partnershipId)).toMatchObject({ intact: true });
      });

      it('counts the times of the version in force from then on', async () => {
        await putInForce(1);
        await world.submit(POLICE, 'signal.raise', signalForm());
        await deliver();
        expect(standing('joint-desk').at(-1)).toContain('in 4 working hours');
      });

      it('is for coordinators alone: a deputy is told whom to ask', async () => {
        const reply = await world.press('community-officer', 'protocol.sign', await idOf(1));
        expect(textOf(reply)).toContain('Liaison officer (Police Havenstad)');
        const about = await idOf(1);
        const submitted = await world.submit('mayors-office', 'protocol.sign', {}, { about });
        expect(textOf(submitted)).toContain('not yours to do');
      });

      it('is given once for each side, however often it is pressed', async () => {
        const key = randomUUID();
        const about = await idOf(1);
        const same = await Promise.all(
          [1, 2].map(() => world.submit(POLICE, 'protocol.sign', {}, { about, key })),
        );
        expect(new Set(same.map(textOf)).size).toBe(1);
        expect(textOf(await sign(POLICE, 1))).toContain(
          'Liaison officer has signed version 1 for Police Havenstad already',
        );
        const other = await world.submit(POLICE, 'protocol.sign', {}, { about });
        expect(textOf(other)).toContain('already');
        expect(await database.prisma.protocolSignature.count()).toBe(1);
      });

      it('is in force once when both sign in the same moment', async () => {
        await Promise.all([sign(POLICE, 1), sign(COUNCIL, 1)]);
        expect((await actions()).filter((one) => one === 'protocol.in_force')).toHaveLength(1);
        expect((await versions())[0]?.inForceAt).not.toBeNull();
      });

      it('is not given to a version that was replaced; its card says so', async () => {
        await sign(POLICE, 1);
        const dialog = dialogOf(await world.press(POLICE, 'protocol.edit', 'times'));
        expect(JSON.stringify(dialog)).toContain(
          'Liaison officer has signed version 1; that signature does not go along.',
        );
        await editTimes({ accept_normal: '5' }, 1);
        expect(textOf(await sign(COUNCIL, 1))).toContain('Version 1 was replaced by version 2');
        await deliver();
        expect(standing('joint-desk')).toEqual([
          expect.stringContaining('Protocol version 1 was replaced by version 2'),
          expect.stringContaining('Protocol version 2 asks for both signatures'),
        ]);
        expect(standing('joint-desk')[1]).toContain('○ Police Havenstad: not signed');
      });

      it('leaves the version in force until both have signed its successor', async () => {
        await putInForce(1);
        await editTimes({ accept_normal: '6' }, 1, { by: COUNCIL });
        await sign(COUNCIL, 2);
        const text = await shown();
        expect(text).toContain('Protocol version 1 is in force');
        expect(text).toContain('Accept a signal, normal: 4 → 6 working hours');
        expect(text).toContain('● Municipality of Havenstad: signed by Safety coordinator');
        await deliver();
        const card = standing('joint-desk')[1] ?? '';
        expect(card).toContain('Version 1 stays in force until both sides have signed.');
        // Whose people proposed it comes first.
        expect(card.indexOf('Municipality of Havenstad: signed')).toBeLessThan(
          card.indexOf('Police Havenstad: not signed'),
        );
        await sign(POLICE, 2);
        await deliver();
        expect(standing('joint-desk')[0]).toContain('version 1 was replaced by version 2');
        expect(await shown()).toContain('Protocol version 2 is in force');
      });

      it.each(['', 'nothing', randomUUID()])('of "%s" is refused with a clear word', async (id) => {
        const reply = await world.press(POLICE, 'protocol.sign', id);
        expect(textOf(reply)).toContain('There is no protocol yet');
      });
    });

    describe('confirming to have read it', () => {
      beforeEach(async () => {
        await editTimes({ accept_normal: '4' }, 0);
        await putInForce(1);
      });

      it('is asked of everybody, in a message that changes in place', async () => {
        await deliver();
        for (const member of EVERYBODY) expect(standing(member)).toHaveLength(1);
        expect(standing('youth-worker')[0]).toContain('please confirm that you have read it');
        expect(standing(POLICE)[0]).toContain('● You confirmed having read it');
        expect(textOf(await read('youth-worker', 1))).toBe(
          'You have read version 1. It is recorded.',
        );
        expect(textOf(await read('youth-worker', 1))).toContain('It is recorded.');
        await deliver();
        expect(standing('youth-worker')).toEqual([
          expect.stringContaining('● You confirmed having read it, Tue 24 Nov, 10:00'),
        ]);
        expect((await actions()).filter((one) => one === 'protocol.read')).toHaveLength(1);
      });

      it('shows who has and who has not, by organisation, and the share', async () => {
        await read('youth-worker', 1);
        const text = await shown();
        expect(text).toContain('3 of 6 have confirmed having read version 1 (50 %)');
        expect(text).toContain(
          '◐ Police Havenstad · Not yet: Community police officer · Confirmed: Liaison officer',
        );
        expect(text).toContain('● Youth work Havenstad · Confirmed: Youth worker');
        const partner = await shown('youth-worker');
        expect(partner).toContain('3 of 6');
        expect(partner).not.toContain('Not yet: Community police officer');
      });

      it('is of the version in force alone', async () => {
        await editTimes({ accept_normal: '6' }, 1);
        expect(textOf(await read('mayors-office', 2))).toContain('Version 2 is not in force');
        await putInForce(2);
        expect(textOf(await read('mayors-office', 1))).toContain('Version 1 is not in force');
        await deliver();
        expect(standing('mayors-office')).toEqual([
          expect.stringContaining('version 1 was replaced by version 2'),
          expect.stringContaining('version 2 is in force: please confirm'),
        ]);
      });

      it('both coordinators are told who has not: after 5 working days, then four weeks', async () => {
        const told = () => database.prisma.delivery.count({ where: { card: 'protocol.unread' } });
        world.clock.move({ hours: 7 * 24 });
        await world.remind();
        expect(await told()).toBe(2);
        await deliver();
        const card = standing(COUNCIL).at(-1) ?? '';
        expect(card).toContain('4 people have not confirmed having read protocol version 1');
        expect(card).toContain('Police Havenstad · Community police officer');
        expect(standing('community-officer')).toHaveLength(1);
        for (let week = 1; week <= 8; week += 1) {
          world.clock.move({ hours: 7 * 24 });
          await world.remind();
        }
        expect(await told()).toBe(10);
      });

      it('is not reminded of before its time, nor once everybody has', async () => {
        world.clock.move({ hours: 6 * 24 });
        await world.remind();
        for (const member of EVERYBODY) await read(member, 1);
        world.clock.move({ hours: 60 * 24 });
        await world.remind();
        expect(await database.prisma.delivery.count({ where: { card: 'protocol.unread' } })).toBe(
          0,
        );
      });

      it('is not reminded of for a version that was replaced', async () => {
        await editTimes({ accept_normal: '6' }, 1);
        await putInForce(2);
        for (const member of EVERYBODY) await read(member, 2);
        world.clock.move({ hours: 60 * 24 });
        await world.remind();
        expect(await database.prisma.delivery.count({ where: { card: 'protocol.unread' } })).toBe(
          0,
        );
      });
    });

    it('waits on the page that somebody sees first, as long as it asks something of them', async () => {
      const home = async (member: string) =>
        textOf(await world.dispatch({ ...envelope(member), kind: 'home' }));
      expect(await home(POLICE)).not.toContain('The protocol');
      await editTimes({ accept_normal: '4' }, 0);
      expect(await home(POLICE)).toContain('○ Version 1 asks for your signature');
      expect(await home('community-officer')).not.toContain('The protocol');
      await putInForce(1);
      expect(await home(POLICE)).not.toContain('The protocol');
      expect(await home('youth-worker')).toContain('Version 1 is in force: please confirm');
      await read('youth-worker', 1);
      expect(await home('youth-worker')).not.toContain('The protocol');
    });

    describe('going live', () => {
      const goLive = (by: string, key = randomUUID()) =>
        world.submit(by, 'protocol.go-live', {}, { key });
      const isLive = async () => (await database.prisma.partnership.findFirstOrThrow()).live;
      const begin = async () => {
        await world.press(POLICE, 'protocol.begin', '');
        await putInForce(1);
      };
      const onSlack = (member: keyof typeof SLACK, what: Told) =>
        world.dispatch({ ...envelope(member), actor: SLACK[member], ...what });

      it('needs a protocol that both sides signed', async () => {
        await world.press(POLICE, 'protocol.begin', '');
        await sign(POLICE, 1);
        expect(textOf(await world.press(POLICE, 'protocol.go-live', ''))).toContain(
          'needs a protocol that both sides signed',
        );
        expect(textOf(await goLive(POLICE))).toContain('needs a protocol that both sides signed');
        expect(await isLive()).toBe(false);
      });

      it('is for coordinators alone', async () => {
        await begin();
        for (const member of ['community-officer', 'mayors-office', 'privacy-officer']) {
          expect(textOf(await world.press(member, 'protocol.go-live', ''))).toContain('not yours');
          expect(textOf(await goLive(member))).toContain('not yours to do');
        }
        expect(await isLive()).toBe(false);
      });

      it('has no way back from what it is already', async () => {
        expect(textOf(await world.press(POLICE, 'protocol.exercise', ''))).toContain(
          'in exercise already',
        );
      });

      describe.skipIf(isEmbedded)('on PostgreSQL', () => {
        beforeEach(async () => {
          await begin();
          await world.submit(POLICE, 'signal.raise', signalForm());
          await deliver();
        });

        it('says exactly what will happen first', async () => {
          const dialog = dialogOf(await world.press(COUNCIL, 'protocol.go-live', ''));
          const said = JSON.stringify(dialog.fields);
          expect(said).toContain('under protocol version 1');
          expect(said).toContain('Whoever comes from the practice room is refused.');
          expect(said).toContain('6 people have no other way in');
          expect(said).toContain('1 signal is open and counts as real from then on.');
          expect(await isLive()).toBe(false);
        });

        it('refuses the practice room right after, and takes the mark off every card', async () => {
          expect(standing('joint-desk').every((card) => card.startsWith('EXERCISE'))).toBe(true);
          const before = standing('joint-desk').length;
          expect(textOf(await goLive(COUNCIL))).toContain('Havenstad is live');
          expect(textOf(await world.command(POLICE, 'tandem', 'protocol'))).toContain(
            'Havenstad is live. The practice room works for exercises only',
          );
          await deliver();
          const cards = standing('joint-desk');
          expect(cards).toHaveLength(before + 1);
          expect(cards.filter((card) => card.startsWith('EXERCISE'))).toEqual([]);
          expect(cards.at(-1)).toContain('Havenstad is live: from now on everything here is real');
          expect(cards.at(-1)).toContain('Decided by Safety coordinator');
          const slack = await onSlack(POLICE, {
            kind: 'command',
            name: 'tandem',
            text: 'protocol',
          });
          expect(textOf(slack)).toContain('● Live: what is done here is real.');
        });

        it('is right on cards even where the change was not heard of yet', async () => {
          const elsewhere = await createDirectory(registerStore(database));
          await goLive(POLICE);
          expect(elsewhere.partnerships()[0]?.live).toBe(false);
          await deliver(elsewhere);
          expect(standing('joint-desk').filter((card) => card.startsWith('EXERCISE'))).toEqual([]);
        });

        it('happens once, however often it is pressed', async () => {
          const key = randomUUID();
          const replies = await Promise.all([
            goLive(POLICE, key),
            goLive(POLICE, key),
            goLive(COUNCIL),
          ]);
          expect(replies.filter(({ kind }) => kind === 'notice')).toHaveLength(3);
          expect((await actions()).filter((one) => one === 'partnership.live')).toHaveLength(1);
        });

        it('goes back to exercise with a reason, and every card says so again', async () => {
          await goLive(POLICE);
          const opened = dialogOf(
            await onSlack(COUNCIL, { kind: 'press', action: 'protocol.exercise', value: '' }),
          );
          expect(JSON.stringify(opened)).toContain(
            '1 signal is open and becomes part of the exercise',
          );
          const submission = {
            kind: 'submission',
            action: 'protocol.exercise',
            about: undefined,
          } as const;
          const unsaid = await onSlack(COUNCIL, { ...submission, key: 'a', values: {} });
          expect(unsaid.kind).toBe('field-errors');
          expect(await isLive()).toBe(true);
          const values = { reason: 'training' };
          const back = await onSlack(COUNCIL, { ...submission, key: opened.key, values });
          expect(textOf(back)).toContain('Havenstad is back in exercise');
          await deliver();
          const cards = standing('joint-desk');
          expect(cards.at(-1)).toContain('nothing here is real');
          expect(cards.at(-1)).toContain('To train together');
          const marked = cards.filter((card) => card.startsWith('EXERCISE'));
          // All but the one that said that it went live.
          expect(marked).toHaveLength(cards.length - 1);
          expect(textOf(await world.command(POLICE, 'tandem', 'protocol'))).toContain('in force');
          expect((await actions()).slice(-2)).toEqual(['partnership.live', 'partnership.exercise']);
          await goLive(POLICE);
          await deliver();
          expect(standing('joint-desk')).toHaveLength(cards.length + 1);
        });
      });
    });
  });
});

describe('going live on the embedded database', () => {
  it('is refused though both sides have signed, before and after', async () => {
    const database = await openEmbeddedForTest();
    const world = await createWorld(database);
    await world.press(POLICE, 'protocol.begin', '');
    const { id: about } = await database.prisma.protocol.findFirstOrThrow();
    for (const by of [POLICE, COUNCIL]) {
      const signed = await world.submit(by, 'protocol.sign', {}, { about });
      expect(signed).toMatchObject({ kind: 'notice', tone: 'done' });
    }
    for (const reply of [
      await world.press(POLICE, 'protocol.go-live', ''),
      await world.submit(POLICE, 'protocol.go-live', {}),
    ]) {
      expect(textOf(reply)).toContain('Live needs PostgreSQL');
    }
    const { live } = await database.prisma.partnership.findFirstOrThrow();
    expect(live).toBe(false);
    const shown = textOf(await world.command(POLICE, 'tandem', 'protocol'));
    expect(shown).toContain('this installation runs on the embedded one');
    await database.close();
  });
});

/** What somebody did, without who did it where. */
type Told = Interaction extends infer One
  ? One extends Interaction
    ? Omit<One, 'id' | 'actor' | 'conversation' | 'locale'>
    : never
  : never;

const SLACK = {
  [POLICE]: { platform: 'slack', tenant: 'T0POLICE', user: 'U0POLICE1' },
  [COUNCIL]: { platform: 'slack', tenant: 'T0COUNCIL', user: 'U0COUNCIL1' },
} as const;

/** A platform that keeps what stands where: `joint-desk 1`, or `youth-worker 2` for one person. */
function recorder(messages: Map<string, Card>): Messenger {
  return {
    platform: 'room',
    async post({ conversation, card }) {
      const messageId = `${conversation.external} ${messages.size + 1}`;
      messages.set(messageId, card);
      return { outcome: 'sent', messageId };
    },
    async update({ card }, messageId) {
      messages.set(messageId, card);
      return { outcome: 'sent', messageId };
    },
    lookUp: async () => ({ found: 'no' }),
  };
}

function cardOf(reply: Reply): Card {
  if (reply.kind !== 'card') throw new Error(`Not a card: ${textOf(reply)}`);
  return reply.card;
}

function dialogOf(reply: Reply | undefined): Dialog {
  if (reply?.kind !== 'dialog') throw new Error(`Not a dialog: ${reply && textOf(reply)}`);
  return reply.dialog;
}

/** What a dialog would send if nobody changed anything. */
function valuesOf({ fields }: Dialog): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.tag === 'note') return [];
      const value = field.tag === 'choice' ? field.value?.[0] : field.value;
      return [[field.name, value ?? '']];
    }),
  );
}
