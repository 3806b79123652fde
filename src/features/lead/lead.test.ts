import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channel, type Found, inbox } from '../../../test/support/acts/inbox.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { exampleFile } from '../../../test/support/example.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, envelope, signalForm, type World } from '../../../test/support/world.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import { plainText } from '../../cards/plain-text.ts';
import { actorOf } from '../../domain/people/member.ts';
import { DEFAULT_TERMS } from '../../domain/protocol/protocol.ts';
import type { PartnershipFile } from '../../domain/register/partnership-file.ts';
import { addStep } from '../../domain/signal/step.ts';
import type { Database } from '../../storage/database/database.ts';
import { registerWriter } from '../../storage/people/register-writer.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const REASON = 'You know the quarter, and the club is yours.';

describe.for(ONE_DATABASE)('/lead on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    const idOf = (key: string) => world.presence(key).member.id;
    const lead = (member: string, text = '') => world.command(member, 'lead', text);
    const show = async (member: string, reference: string) => textOf(await lead(member, reference));

    async function raised(more = {}, member = 'liaison-officer'): Promise<string> {
      const reply = await world.submit(member, 'signal.raise', signalForm(more));
      return /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
    }

    /** A signal of the police, acknowledged by the council's coordinator. */
    async function acknowledged(more = {}): Promise<string> {
      const reference = await raised(more);
      await world.press('safety-coordinator', 'signal.acknowledge', reference);
      return reference;
    }

    async function aboutOf(reference: string, member = 'safety-coordinator'): Promise<string> {
      const reply = await world.press(member, 'lead.choose', reference);
      if (reply.kind !== 'dialog') throw new Error(textOf(reply));
      return reply.dialog.about ?? '';
    }

    /** Somebody chooses; contacts by key. */
    async function choose(
      reference: string,
      mode: string,
      contacts: { police?: string; council?: string; reason?: string },
      by = 'safety-coordinator',
      more: { key?: string; about?: string } = {},
    ): Promise<Reply> {
      const { police, council, reason = REASON } = contacts;
      const values = {
        mode,
        police: police ? idOf(police) : '',
        local_authority: council ? idOf(council) : '',
        reason,
      };
      const about = more.about ?? (await aboutOf(reference, by));
      return world.submit(by, 'lead.choose', values, { ...more, about });
    }

    /** Led by the liaison officer alone. */
    async function led(more = {}): Promise<string> {
      const reference = await acknowledged(more);
      await choose(reference, 'police', { police: 'liaison-officer' });
      await world.press('liaison-officer', 'lead.accept', reference);
      return reference;
    }

    const text = ({ card }: Found) => plainText(card, READER);
    const labels = ({ card }: Found) => card.buttons.map(({ label }) => label);

    async function messages(member: string, reference: string): Promise<readonly Found[]> {
      const all = await inbox(world, member);
      return all.filter((one) => text(one).includes(reference));
    }

    async function last(member: string, reference: string): Promise<Found> {
      const found = (await messages(member, reference)).at(-1);
      if (!found) throw new Error(`Nothing for ${member} about ${reference}.`);
      return found;
    }

    async function inChannel(reference: string): Promise<string> {
      const found = (await channel(world)).find((one) => text(one).includes(reference));
      return found ? text(found) : '';
    }

    const auditOf = async (reference: string) => {
      const { id } = await database.prisma.signal.findFirstOrThrow({ where: { reference } });
      const rows = await database.prisma.auditEntry.findMany({ orderBy: { number: 'asc' } });
      return rows.filter(({ payload }) => payload.includes(id)).map(({ action }) => action);
    };

    describe('what is shown', () => {
      it('is the suggestion from the categories, why, and that it is only one', async () => {
        const reference = await acknowledged({ categories: ['recruitment', 'care'] });
        const shown = await show('community-officer', reference);
        expect(shown).toContain(
          'Suggested lead: joint, because Recruitment is usually for the police and ' +
            'Care or services for the local authority, so: joint. It is only a suggestion',
        );
        expect(shown).toContain('Nobody is asked to lead yet.');
      });

      it.each([
        [['recruitment'], 'Suggested lead: police, because Recruitment is usually for the police.'],
        [
          ['safeguarding', 'care'],
          'Suggested lead: local authority, because Safeguarding of a child or adult and ' +
            'Care or services are usually for the local authority.',
        ],
        [
          ['tension'],
          'Suggested lead: joint, because Tension in the community is usually for both',
        ],
      ])('says why for %s', async (categories, sentence) => {
        expect(await show('liaison-officer', await acknowledged({ categories }))).toContain(
          sentence,
        );
      });

      it('is each one’s answer, with a button for what the reader can do', async () => {
        const reference = await acknowledged();
        await choose(reference, 'joint', { police: 'liaison-officer', council: 'mayors-office' });
        await world.press('liaison-officer', 'lead.accept', reference);
        const shown = await show('safety-coordinator', reference);
        expect(shown).toMatch(/● Liaison officer, Police Havenstad · accepted Tue 24 Nov, 10:00/);
        expect(shown).toMatch(/○ Mayor's office, Municipality of Havenstad · asked/);
        expect(shown).toContain('Chosen by Safety coordinator, Municipality of Havenstad');
        expect(await buttons(await lead('mayors-office', reference))).toEqual([
          'Accept the lead',
          'Decline…',
          'Ask a question…',
          'Choose another lead…',
          'Open',
        ]);
        expect(await buttons(await lead('liaison-officer', reference))).toContain('Hand it over…');
      });

      it('is what a partner may see of its own signal, without anything to press', async () => {
        const own = await raised({}, 'youth-worker');
        const other = await raised();
        expect(await buttons(await lead('youth-worker', own))).toEqual(['Open']);
        expect(await show('youth-worker', other)).toContain('There is no signal');
      });

      it('follows the protocol that is in force', async () => {
        const reference = await acknowledged({ categories: ['crime'] });
        await inForce({ defaultLead: { ...DEFAULT_TERMS.defaultLead, crime: 'joint' } });
        expect(await show('liaison-officer', reference)).toContain('Suggested lead: joint');
        await inForce({});
        expect(await show('liaison-officer', reference)).toContain('Suggested lead: police');
      });
    });

    describe('choosing', () => {
      it('opens a form with the suggestion chosen, and only those who can lead for a side', async () => {
        const reference = await acknowledged({ categories: ['tension'] });
        const reply = await world.press('safety-coordinator', 'lead.choose', reference);
        if (reply.kind !== 'dialog') throw new Error(textOf(reply));
        const { fields } = reply.dialog;
        const options = (name: string) =>
          fields.flatMap((one) =>
            one.tag === 'choice' && one.name === name ? one.options.map(({ label }) => label) : [],
          );
        expect(fields.find((one) => one.tag === 'choice')).toMatchObject({ value: ['joint'] });
        expect(options('police')).toEqual([
          'Community police officer, Police Havenstad',
          'Liaison officer, Police Havenstad',
        ]);
        expect(options('local_authority')).toEqual([
          "Mayor's office, Municipality of Havenstad",
          'Safety coordinator, Municipality of Havenstad',
        ]);
        expect(JSON.stringify(fields)).toContain('Call 112 first');
      });

      it('asks each contact privately, and the channel’s card shows every answer', async () => {
        const reference = await acknowledged({ categories: ['recruitment', 'care'] });
        const done = await choose(reference, 'joint', {
          police: 'community-officer',
          council: 'mayors-office',
        });
        expect(textOf(done)).toContain("Community police officer and Mayor's office will be asked");
        const asked = await last('community-officer', reference);
        expect(asked.card.title).toBe(`Will you lead ${reference}?`);
        expect(text(asked)).toContain('Suggested lead: joint, because Recruitment');
        expect(text(asked)).toContain('Asked by Safety coordinator, Municipality of Havenstad');
        expect(text(asked)).toContain(
          'If nobody accepts by Tue 24 Nov, 13:00, both coordinators hear about it.',
        );
        expect(text(asked)).toContain("together with: Mayor's office");
        expect(labels(asked)).toEqual(['Accept the lead', 'Decline…', 'Ask a question…', 'Open']);
        expect(await inChannel(reference)).toMatch(/Community police officer .* ○ asked/);

        await world.press('community-officer', 'lead.accept', reference);
        expect(await inChannel(reference)).toMatch(/Community police officer .* ● accepted/);
        expect(await inChannel(reference)).toContain('accept the lead');
        const answered = await last('community-officer', reference);
        expect(answered.recordId).toBe(asked.recordId);
        expect(answered.card).toMatchObject({
          title: `You accepted the lead of ${reference}`,
          buttons: [],
        });

        await world.press('mayors-office', 'lead.accept', reference);
        const row = await database.prisma.signal.findFirst({ where: { reference } });
        expect(row?.status).toBe('led');
        expect(await inChannel(reference)).toContain('take the first step');
      });

      it('needs no answer from who names themselves, and ignores the side that does not lead', async () => {
        const reference = await acknowledged();
        const done = await choose(reference, 'local_authority', {
          police: 'liaison-officer',
          council: 'safety-coordinator',
        });
        expect(textOf(done)).toContain(`You lead ${reference}`);
        expect(await messages('liaison-officer', reference)).toHaveLength(1);
        expect(await inChannel(reference)).toMatch(/local authority — Safety coordinator .* ● acc/);
      });

      it.each([
        [{ police: 'liaison-officer', reason: 'Because.' }, 'reason', 'three words at least'],
        [{ police: 'liaison-officer', reason: '  ' }, 'reason', 'Please fill this in'],
        [
          { police: 'liaison-officer', reason: 'Call him at 06-12345678 this evening.' },
          'reason',
          'looks like it concerns a person',
        ],
        [{ council: 'mayors-office' }, 'police', 'Please name a contact'],
        [{ police: 'mayors-office' }, 'police', "Mayor's office does not belong to this side"],
        [{ police: 'youth-worker' }, 'police', 'Youth worker does not belong to this side'],
      ])('says beside its field what is wrong with %j', async (form, field, sentence) => {
        const reference = await acknowledged();
        const reply = await choose(reference, 'police', form);
        if (reply.kind !== 'field-errors') throw new Error(textOf(reply));
        expect(Object.keys(reply.errors)).toEqual([field]);
        expect(reply.errors[field]).toContain(sentence);
        expect(await database.prisma.lead.count({ where: { signal: { reference } } })).toBe(0);
      });

      it('does not take a custodian, or somebody whom it does not know, for a contact', async () => {
        const reference = await acknowledged();
        const about = await aboutOf(reference);
        for (const id of [idOf('privacy-officer'), randomUUID(), 'x']) {
          const values = {
            mode: 'local_authority',
            police: '',
            local_authority: id,
            reason: REASON,
          };
          const reply = await world.submit('safety-coordinator', 'lead.choose', values, { about });
          expect(reply).toMatchObject({
            errors: { local_authority: expect.stringContaining('list') },
          });
        }
        const forged = { mode: 'everybody', police: '', local_authority: '', reason: REASON };
        expect(
          await world.submit('safety-coordinator', 'lead.choose', forged, { about }),
        ).toMatchObject({ errors: { mode: 'Please choose from the list.' } });
      });

      it('never overwrites: the second of two hears who chose whom', async () => {
        const reference = await acknowledged();
        const about = await aboutOf(reference);
        const replies = await Promise.all([
          choose(reference, 'police', { police: 'liaison-officer' }, 'safety-coordinator', {
            about,
          }),
          choose(reference, 'police', { police: 'community-officer' }, 'mayors-office', { about }),
        ]);
        const tones = replies.map((reply) => (reply.kind === 'notice' ? reply.tone : reply.kind));
        expect(tones.toSorted()).toEqual(['done', 'refused']);
        const refused = textOf(
          replies[tones.indexOf('refused')] ?? { kind: 'notice', tone: 'done', text: '' },
        );
        expect(refused).toMatch(/Meanwhile (Safety coordinator|Mayor's office) chose the lead/);
        expect(refused).toMatch(/(Liaison|Community police) officer\. Nothing of that/);
        expect(await database.prisma.lead.count({ where: { signal: { reference } } })).toBe(1);
      });

      it('records the same form once, however often it is sent', async () => {
        const reference = await acknowledged();
        const more = { key: randomUUID(), about: await aboutOf(reference) };
        const replies = await Promise.all(
          Array.from({ length: 4 }, () =>
            choose(reference, 'police', { police: 'liaison-officer' }, 'safety-coordinator', more),
          ),
        );
        expect(new Set(replies.map(textOf)).size).toBe(1);
        expect(await database.prisma.lead.count({ where: { signal: { reference } } })).toBe(1);
        expect(await database.prisma.note.count({ where: { signal: { reference } } })).toBe(1);
      });

      it('is left to coordinators and deputies where the protocol says so', async () => {
        const reference = await acknowledged();
        await inForce({ activates: 'coordinators' });
        await withRoles('community-officer', ['practitioner'], async () => {
          expect(textOf(await world.press('community-officer', 'lead.choose', reference))).toBe(
            'Your protocol says that coordinators choose the lead. Yours: Liaison officer.',
          );
          expect(await buttons(await lead('community-officer', reference))).toEqual(['Open']);
        });
        await inForce({});
        expect((await world.press('community-officer', 'lead.choose', reference)).kind).toBe(
          'dialog',
        );
      });

      it('anew tells who led until then in a message of its own, and settles what was asked', async () => {
        const reference = await acknowledged();
        await choose(reference, 'joint', { police: 'community-officer', council: 'mayors-office' });
        await world.press('community-officer', 'lead.accept', reference);
        await choose(reference, 'police', { police: 'liaison-officer' });
        const replaced = await last('community-officer', reference);
        expect(replaced.card.title).toBe(`You do not lead ${reference} any more`);
        expect((await last('mayors-office', reference)).card).toMatchObject({
          title: `The lead of ${reference} was chosen anew`,
          buttons: [],
        });
        expect((await last('liaison-officer', reference)).card.title).toContain('Will you lead');
      });

      it('anew does not ask again who leads in the same way already', async () => {
        const reference = await acknowledged();
        await choose(reference, 'joint', { police: 'community-officer', council: 'mayors-office' });
        await world.press('community-officer', 'lead.accept', reference);
        const words = 'We lack the people for it.';
        await world.submit('mayors-office', 'lead.decline', { words }, { about: reference });
        const before = await messages('community-officer', reference);
        await choose(reference, 'joint', {
          police: 'community-officer',
          council: 'safety-coordinator',
        });
        expect(await messages('community-officer', reference)).toHaveLength(before.length);
        expect(await inChannel(reference)).toMatch(/Community police officer .* ● accepted/);
        const row = await database.prisma.signal.findFirst({ where: { reference } });
        expect(row?.status).toBe('led');
      });

      it('keeps the reason from everybody but those who may read it', async () => {
        const reference = await acknowledged({ categories: ['crime'] });
        await choose(
          reference,
          'police',
          { police: 'liaison-officer', reason: 'Zanzibar quay again.' },
          'mayors-office',
        );
        for (const reader of ['liaison-officer', 'safety-coordinator', 'mayors-office']) {
          expect(await show(reader, reference)).toContain('Zanzibar quay');
        }
        expect(await show('community-officer', reference)).not.toContain('Zanzibar');
        expect(await show('community-officer', reference)).toContain('can be opened by');
        const opened = await world.press('liaison-officer', 'signal.open', reference);
        expect(textOf(opened)).toContain('Zanzibar quay');
        const rows = await Promise.all([
          database.prisma.auditEntry.findMany(),
          database.prisma.delivery.findMany(),
          database.prisma.note.findMany(),
        ]);
        expect(
          JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? 0 : value)),
        ).not.toContain('Zanzibar');
        expect((await inbox(world, 'liaison-officer')).map(text).join()).not.toContain('Zanzibar');
      });
    });

    describe('answering', () => {
      const asked = async () => {
        const reference = await acknowledged();
        await choose(reference, 'police', { police: 'community-officer' }, 'mayors-office');
        return reference;
      };

      it('is for the one who is asked alone', async () => {
        const reference = await asked();
        for (const other of ['liaison-officer', 'mayors-office']) {
          expect(textOf(await world.press(other, 'lead.accept', reference))).toBe(
            `You are not asked to lead ${reference}. Asked: Community police officer.`,
          );
        }
      });

      it('happens once, however often and fast it is pressed', async () => {
        const reference = await asked();
        const replies = await Promise.all(
          Array.from({ length: 3 }, () =>
            world.press('community-officer', 'lead.accept', reference),
          ),
        );
        const said = replies.map(textOf);
        expect(said.filter((one) => one.startsWith('You lead'))).toHaveLength(1);
        expect(said.filter((one) => one.includes('have answered'))).toHaveLength(2);
        expect(await auditOf(reference)).toEqual([
          'signal.raised',
          'signal.acknowledged',
          'signal.lead_chosen',
          'signal.lead_accepted',
        ]);
      });

      it('no, with a reason, reaches who chose and both coordinators, with a button to choose', async () => {
        const reference = await asked();
        const form = await world.press('community-officer', 'lead.decline', reference);
        expect(form).toMatchObject({ kind: 'dialog', dialog: { about: reference } });
        const decline = (words: string, key = randomUUID()) =>
          world.submit('community-officer', 'lead.decline', { words }, { about: reference, key });
        expect(await decline('No.')).toMatchObject({ errors: { words: expect.any(String) } });
        const key = randomUUID();
        const both = await Promise.all([
          decline('My shift ends in Quincunx.', key),
          decline('My shift ends in Quincunx.', key),
        ]);
        expect(new Set(both.map(textOf)).size).toBe(1);
        for (const hears of ['mayors-office', 'liaison-officer', 'safety-coordinator']) {
          const told = await last(hears, reference);
          expect(told.card.title).toBe(`Community police officer declined to lead ${reference}`);
          expect(labels(told)).toEqual(['Choose the lead…', 'Who leads']);
          expect(text(told)).not.toContain('Quincunx');
        }
        const own = await last('community-officer', reference);
        expect(own.card).toMatchObject({ title: `You declined to lead ${reference}`, buttons: [] });
        expect(await show('liaison-officer', reference)).toContain('Quincunx');
        expect(await show('mayors-office', reference)).toContain('Quincunx');
        expect(await show('community-officer', reference)).not.toContain('Quincunx');
        expect(await inChannel(reference)).toContain('choose the lead');

        await choose(reference, 'police', { police: 'liaison-officer' }, 'mayors-office');
        expect((await last('safety-coordinator', reference)).card.title).toContain('chosen anew');
      });

      it('can wait for a question, which only those it concerns can read', async () => {
        const reference = await asked();
        expect((await world.press('community-officer', 'lead.ask', reference)).kind).toBe('dialog');
        const ask = (words: string) =>
          world.submit('community-officer', 'lead.ask', { words }, { about: reference });
        expect(await ask('Why me?')).toMatchObject({ kind: 'field-errors' });
        expect(textOf(await ask('Was the Quibble club told?'))).toContain('on its way');
        const told = await last('mayors-office', reference);
        expect(told.card.title).toBe(
          `Community police officer has a question before leading ${reference}`,
        );
        expect(text(told)).not.toContain('Quibble');
        const [answer] = told.card.buttons;
        expect(answer).toMatchObject({ label: 'Answer…', opensDialog: true });
        const value = answer?.value ?? '';

        expect(textOf(await world.press('community-officer', 'lead.answer', value))).toContain(
          'is answered by Mayor',
        );
        const form = await world.press('mayors-office', 'lead.answer', value);
        expect(JSON.stringify(form)).toContain('Was the Quibble club told?');
        const send = (who: string) =>
          world.submit(
            who,
            'lead.answer',
            { words: 'Yes, by the Quirkwood team.' },
            { about: value },
          );
        expect(textOf(await send('mayors-office'))).toContain('on its way');
        expect(textOf(await send('liaison-officer'))).toContain('has answered this question');
        expect(labels(await last('mayors-office', reference))).toEqual(['Who leads']);
        expect(text(await last('mayors-office', reference))).toContain(
          "Answered by Mayor's office",
        );
        const back = await last('community-officer', reference);
        expect(back.card.title).toBe(`Mayor's office answered your question on ${reference}`);
        expect(text(back)).not.toContain('Quirkwood');
        const shown = await show('community-officer', reference);
        expect(shown).toContain('Quibble');
        expect(shown).toContain('Quirkwood');
        // Who chose reads what was said of the lead, and nothing else.
        const facts = textOf(await world.press('mayors-office', 'signal.open', reference));
        expect(facts).not.toContain('Leaflets');
      });

      it('is not for a signal that is closed meanwhile', async () => {
        const reference = await asked();
        await database.prisma.signal.updateMany({
          where: { reference },
          data: { status: 'closed' },
        });
        for (const action of ['lead.accept', 'lead.decline', 'lead.choose', 'lead.handover']) {
          expect(textOf(await world.press('community-officer', action, reference))).toBe(
            `${reference} is closed. To go on with it: /signal reopen ${reference}.`,
          );
        }
        expect((await last('community-officer', reference)).card.buttons).toEqual([]);
      });
    });

    describe('handing over', () => {
      const hand = async (by: string, reference: string, to: string, more = {}) => {
        const form = await lead(by, `${reference} handover`);
        if (form.kind !== 'dialog') return form;
        const about = form.dialog.about ?? '';
        const values = { to: idOf(to), reason: 'Somebody else knows them better.', ...more };
        return world.submit(by, 'lead.handover', values, { about });
      };
      const leaders = async (reference: string) => {
        const rows = await database.prisma.leadContact.findMany({
          where: { lead: { signal: { reference }, endedAt: null } },
          include: { member: true },
          orderBy: { order: 'asc' },
        });
        return rows.map(({ member, state }) => `${member.key}: ${state}`);
      };
      async function withStep(reference: string): Promise<void> {
        const { member, partnership } = world.presence('liaison-officer');
        const now = world.clock.now();
        await world.unitOfWork.transaction(async (stores) => {
          const signal = await stores.signals.findForUpdate(partnership.id, reference);
          if (!signal) throw new Error('No such signal.');
          const by = actorOf(member);
          const step = { id: randomUUID(), what: 'Call youth work', owner: by };
          const due = now.add({ hours: 48 });
          await stores.signals.update(addStep(signal, { ...step, due }, { by, at: now }));
        });
      }

      it('moves with both words: open steps move along, history stays', async () => {
        const reference = await led();
        await withStep(reference);
        expect(textOf(await hand('liaison-officer', reference, 'community-officer'))).toContain(
          'Community police officer will be asked to confirm',
        );
        expect(await inChannel(reference)).toContain('passing it on to Community police officer');
        const asked = await last('community-officer', reference);
        expect(asked.card.title).toBe(`Will you take over the lead of ${reference}?`);
        expect(labels(asked)).toEqual(['Take the lead over', 'Decline', 'Open']);
        const taken = await world.press('community-officer', 'lead.confirm_handover', reference);
        expect(textOf(taken)).toContain(`Community police officer leads ${reference} now`);
        expect(await leaders(reference)).toEqual([
          'liaison-officer: handed_over',
          'community-officer: accepted',
        ]);
        const step = await database.prisma.step.findFirst({
          where: { signal: { reference } },
          include: { owner: true },
        });
        expect(step?.owner.key).toBe('community-officer');
        const found = (await inbox(world, 'community-officer')).map(({ card }) => card.title);
        expect(found).toContain(`${reference} · your next step: Call youth work`);
        expect((await last('liaison-officer', reference)).card.title).toBe(
          `Community police officer leads ${reference} now`,
        );
        expect(await show('safety-coordinator', reference)).toMatch(
          /Liaison officer.* handed over/,
        );
        expect(
          textOf(await world.press('community-officer', 'lead.confirm_handover', reference)),
        ).toContain('There is no handover');
      });

      it('can be begun by a coordinator of that side; then who leads confirms too', async () => {
        const reference = await acknowledged();
        await choose(reference, 'local_authority', { council: 'mayors-office' });
        await world.press('mayors-office', 'lead.accept', reference);
        expect(textOf(await hand('liaison-officer', reference, 'mayors-office'))).toContain(
          'Only somebody who leads',
        );
        const done = await hand('safety-coordinator', reference, 'safety-coordinator');
        expect(textOf(done)).toBe(
          "Mayor's office will be asked to confirm. Until then the lead stays as it is.",
        );
        const asked = await last('mayors-office', reference);
        expect(asked.card.title).toBe(
          `Will you hand the lead of ${reference} over to Safety coordinator?`,
        );
        expect(labels(asked)).toEqual(['Hand the lead over', 'Keep the lead', 'Open']);
        expect(
          textOf(await world.press('safety-coordinator', 'lead.confirm_handover', reference)),
        ).toContain('You have confirmed the handover');
        await world.press('mayors-office', 'lead.confirm_handover', reference);
        expect(await leaders(reference)).toEqual([
          'mayors-office: handed_over',
          'safety-coordinator: accepted',
        ]);
      });

      it('can be declined; the lead stays, and a new try is a new message', async () => {
        const reference = await led();
        await hand('liaison-officer', reference, 'community-officer');
        expect(textOf(await hand('liaison-officer', reference, 'community-officer'))).toContain(
          'already being handed over to Community police officer',
        );
        const first = await last('community-officer', reference);
        const declined = await world.press('community-officer', 'lead.end_handover', reference);
        expect(textOf(declined)).toBe(`The lead of ${reference} stays with Liaison officer.`);
        expect((await last('liaison-officer', reference)).card.title).toBe(
          `${reference} is not handed over`,
        );
        expect(await leaders(reference)).toEqual(['liaison-officer: accepted']);
        await hand('liaison-officer', reference, 'community-officer');
        expect((await last('community-officer', reference)).recordId).not.toBe(first.recordId);
        expect(
          textOf(await world.press('liaison-officer', 'lead.end_handover', reference)),
        ).toContain('stays with Liaison officer');
      });

      it('has time to be confirmed, as an answer has', async () => {
        const reference = await led();
        world.clock.move({ hours: 24 });
        await hand('liaison-officer', reference, 'community-officer');
        expect(await inChannel(reference)).toContain('confirm the handover');
        expect(await inChannel(reference)).not.toMatch(/overdue since.*\n.*confirm the handover/);
        expect(await inChannel(reference)).toMatch(
          /confirm the handover · .* due Wed 25 Nov, 13:00/,
        );
      });

      it('is not for the other side, for nobody, or for one who leads already', async () => {
        const reference = await led();
        for (const to of ['safety-coordinator', 'liaison-officer', 'youth-worker']) {
          expect(textOf(await hand('liaison-officer', reference, to))).toContain(
            'does not belong to that side, or leads already',
          );
        }
        expect(
          await hand('liaison-officer', reference, 'community-officer', { reason: 'No.' }),
        ).toMatchObject({
          errors: { reason: expect.stringContaining('three words') },
        });
        expect(textOf(await hand('community-officer', reference, 'community-officer'))).toContain(
          'Only somebody who leads',
        );
        const unled = await acknowledged();
        expect(textOf(await lead('liaison-officer', `${unled} handover`))).toContain(
          'Only somebody who leads',
        );
      });

      it('falls when the lead is chosen anew, and asks nobody any more', async () => {
        const reference = await led();
        await hand('liaison-officer', reference, 'community-officer');
        await choose(reference, 'local_authority', { council: 'mayors-office' });
        const told = await last('community-officer', reference);
        expect(told.card.title).toBe(`${reference} is not handed over`);
        expect(labels(told)).toEqual(['Who leads']);
        expect(
          textOf(await world.press('community-officer', 'lead.confirm_handover', reference)),
        ).toContain('There is no handover');
      });

      it('does not move a lead that was chosen anew while the form was open', async () => {
        const reference = await led();
        const form = await lead('liaison-officer', `${reference} handover`);
        const about = form.kind === 'dialog' ? form.dialog.about : '';
        await choose(reference, 'police', { police: 'liaison-officer' });
        await world.press('liaison-officer', 'lead.accept', reference);
        const values = {
          to: idOf('community-officer'),
          reason: 'Somebody else knows them better.',
        };
        const late = await world.submit('liaison-officer', 'lead.handover', values, {
          about: about ?? '',
        });
        expect(textOf(late)).toContain('Meanwhile Safety coordinator chose the lead');
      });
    });

    describe('finding', () => {
      it('shows one’s own leads, what one is asked, and how to go on', async () => {
        const asked = await acknowledged();
        await choose(asked, 'police', { police: 'liaison-officer' });
        const own = textOf(await lead('liaison-officer'));
        expect(own).toContain('You are asked to lead');
        expect(own).toContain(asked);
        expect(own).toContain('/lead S-2026-0001 handover');
        const home = textOf(await world.dispatch({ ...envelope('liaison-officer'), kind: 'home' }));
        expect(home).toContain('You are asked to lead');
        expect(home).toContain('asked by Safety coordinator');
        await world.press('liaison-officer', 'lead.accept', asked);
        const after = textOf(
          await world.dispatch({ ...envelope('liaison-officer'), kind: 'home' }),
        );
        expect(after).toContain('What you lead');
        expect(textOf(await lead('youth-worker'))).toContain('You lead nothing now');
      });

      it('lists by who leads, ten at a time', async () => {
        const joint = await acknowledged({ categories: ['tension'] });
        await choose(joint, 'joint', { police: 'liaison-officer', council: 'mayors-office' });
        const none = await raised();
        const declined = await acknowledged();
        await choose(declined, 'local_authority', { council: 'mayors-office' });
        await world.submit(
          'mayors-office',
          'lead.decline',
          { words: 'We lack the people.' },
          { about: declined },
        );
        expect(await listed('mayors-office', 'list joint')).toContain(joint);
        expect(await listed('mayors-office', 'list mine')).toContain(joint);
        expect(await listed('mayors-office', 'list mine')).not.toContain(declined);
        const unassigned = await listed('mayors-office', 'list unassigned');
        expect(unassigned).toEqual(expect.arrayContaining([none, declined]));
        expect(unassigned).not.toContain(joint);
        expect(await listed('mayors-office', 'list police')).not.toContain(joint);
        for (let count = 0; count < 10; count += 1) await raised();
        const first = await lead('mayors-office', 'list');
        expect(referencesIn(first)).toHaveLength(10);
        expect(await buttons(first)).toEqual(['Show older']);
        const second = await world.press('mayors-office', 'lead.list', 'open:1');
        expect(await buttons(second)).toContain('Show newer');
      });

      it('says what to try where there is nothing', async () => {
        expect(textOf(await lead('youth-worker', 'list joint'))).toContain('/lead list.');
      });

      it.each([
        ['gibberish', 'There is no command /lead gibberish. Did you mean one of these?'],
        ['1', 'S-2026-0001'],
        ['9999', 'There is no signal 9999 that you can open. References look like S-2026'],
        ['S-2026-9999', 'There is no signal S-2026-9999'],
        ['S-2027-0001', 'Near it: S-2026-0001'],
        ['S-2026-9999 handover', 'There is no signal S-2026-9999'],
        ['S-2026-0001 please', '/lead S-2026-0001 handover'],
        ['list everything', '/lead list [unassigned|mine|police|council|joint]'],
        ['handover', 'There is no command /lead handover.'],
        ['help', 'What you can do: /lead'],
        ['<script>', 'There is no command /lead <script>'],
      ])('answers "/lead %s" with a clear word', async (typed, sentence) => {
        expect(await show('liaison-officer', typed)).toContain(sentence);
      });

      it('takes a reference as people type it', async () => {
        const reference = await raised();
        const typed = reference.toLowerCase().replace('-0', '-').replace(/-0+/, '-');
        expect(await show('liaison-officer', typed)).toContain(reference);
      });

      it('leads nobody before it is acknowledged', async () => {
        const reference = await raised();
        expect(await show('safety-coordinator', reference)).toContain('not acknowledged yet');
        for (const action of ['lead.choose', 'lead.accept', 'lead.handover']) {
          expect(textOf(await world.press('safety-coordinator', action, reference))).toContain(
            'is not acknowledged yet',
          );
        }
      });

      it.each(['', 'x', 'S-2026-0001', `S-2026-0001 ${randomUUID()}`, 'S-2026-0001 - -'])(
        'does not fall for the button value "%s"',
        async (value) => {
          for (const action of ['lead.answer', 'lead.list']) {
            const reply = await world.press('liaison-officer', action, value);
            expect(reply).toMatchObject({ kind: 'notice', tone: 'refused' });
            expect(textOf(reply)).toContain('older version');
          }
          for (const action of ['lead.choose', 'lead.handover']) {
            const values = {
              mode: 'police',
              police: idOf('liaison-officer'),
              to: 'x',
              reason: REASON,
            };
            const reply = await world.submit('liaison-officer', action, values, { about: value });
            expect(reply).toMatchObject({ kind: 'notice', tone: 'refused' });
          }
        },
      );
    });

    describe('when a member leaves', () => {
      const importFile = async (
        without: readonly string[],
        file: PartnershipFile = exampleFile(),
      ) => {
        const members = file.members.filter(({ key }) => !without.includes(key));
        await registerWriter(database).apply({ ...file, members }, world.clock.now());
        await world.directory.refresh();
        await world.remind();
      };

      it('both coordinators hear at once, and one hands over in their place', async () => {
        const leads = await acknowledged();
        await choose(leads, 'police', { police: 'community-officer' });
        await world.press('community-officer', 'lead.accept', leads);
        const asked = await acknowledged();
        await choose(asked, 'police', { police: 'community-officer' });
        await importFile(['community-officer']);
        for (const hears of ['liaison-officer', 'safety-coordinator']) {
          const told = (await inbox(world, hears)).findLast(({ name }) => name === 'lead.left');
          expect(told?.card.title).toContain('Community police officer has left');
          expect(told && text(told)).toContain(leads);
          expect(told && text(told)).toContain(asked);
        }
        const told = (await inbox(world, 'liaison-officer')).findLast(
          ({ name }) => name === 'lead.left',
        );
        const buttonFor = (reference: string) => rowButton(told, reference);
        expect(buttonFor(leads)).toMatchObject({ action: 'lead.handover', label: 'Hand it over…' });
        expect(buttonFor(asked)).toMatchObject({ action: 'lead.choose' });

        const form = await world.press('liaison-officer', 'lead.handover', leads);
        if (form.kind !== 'dialog') throw new Error(textOf(form));
        expect(JSON.stringify(form.dialog)).toContain('is no longer a member');
        const values = { to: idOf('liaison-officer'), reason: 'They work elsewhere now.' };
        const about = form.dialog.about ?? '';
        const done = await world.submit('liaison-officer', 'lead.handover', values, { about });
        expect(textOf(done)).toContain(`Liaison officer leads ${leads} now`);
        expect(await auditOf(leads)).toContain('signal.member_left');
        await importFile([]);
      });

      it('a coordinator confirms in the place of one who left meanwhile', async () => {
        const reference = await acknowledged();
        await choose(reference, 'police', { police: 'community-officer' });
        await world.press('community-officer', 'lead.accept', reference);
        const form = await lead('liaison-officer', `${reference} handover`);
        const about = (form.kind === 'dialog' && form.dialog.about) || '';
        const values = { to: idOf('liaison-officer'), reason: 'They will work elsewhere.' };
        await world.submit('liaison-officer', 'lead.handover', values, { about });
        await importFile(['community-officer']);
        const told = (await inbox(world, 'liaison-officer')).findLast(
          ({ name }) => name === 'lead.left',
        );
        expect(told && text(told)).toContain(reference);
        // They take it over themselves, so that the word of the one who left is all that is missing.
        expect(
          textOf(await world.press('liaison-officer', 'lead.confirm_handover', reference)),
        ).toContain(`Liaison officer leads ${reference} now`);
        await importFile([]);
      });

      it('with the whole organisation, those who remain hear of all that they leave behind', async () => {
        const reference = await acknowledged();
        await choose(reference, 'joint', { police: 'liaison-officer', council: 'mayors-office' });
        await world.press('mayors-office', 'lead.accept', reference);
        const file = exampleFile();
        const gone = file.members.find(({ key }) => key === 'mayors-office')?.organisation;
        const left = file.members.filter(({ organisation }) => organisation === gone);
        expect(left.map(({ key }) => key)).toContain('safety-coordinator');
        const organisations = file.organisations.filter(({ key }) => key !== gone);
        await importFile(
          left.map(({ key }) => key),
          { ...file, organisations },
        );
        const told = (await inbox(world, 'liaison-officer')).filter(
          (one) => one.name === 'lead.left' && text(one).includes(reference),
        );
        expect(told.map(({ card }) => card.title).join()).toContain("Mayor's office has left");
        expect(await auditOf(reference)).toContain('signal.member_left');
        await importFile([]);
      });

      it('nobody hears of one who led nothing', async () => {
        const before = await database.prisma.delivery.count({ where: { card: 'lead.left' } });
        await importFile(['youth-worker']);
        expect(await database.prisma.delivery.count({ where: { card: 'lead.left' } })).toBe(before);
        await importFile([]);
      });
    });

    async function buttons(reply: Reply): Promise<string[]> {
      if (reply.kind !== 'card') throw new Error(textOf(reply));
      return reply.card.buttons.map(({ label }) => label);
    }

    async function listed(member: string, typed: string): Promise<string[]> {
      return referencesIn(await lead(member, typed));
    }

    /** A version that both sides signed, with these terms. */
    async function inForce(more: Partial<typeof DEFAULT_TERMS>): Promise<void> {
      const { partnership } = world.presence('liaison-officer');
      const deed = (key: string) => ({
        by: actorOf(world.presence(key).member),
        at: world.clock.now(),
      });
      await world.unitOfWork.transaction(async (stores) => {
        const newest = await stores.protocols.newest(partnership.id);
        const signatures = {
          police: deed('liaison-officer'),
          local_authority: deed('safety-coordinator'),
        };
        const protocol = {
          id: randomUUID(),
          partnershipId: partnership.id,
          number: (newest?.number ?? 0) + 1,
          terms: { ...DEFAULT_TERMS, ...more },
          written: deed('liaison-officer'),
          signatures: {},
        };
        await stores.protocols.insert(protocol);
        await stores.protocols.update({ ...protocol, signatures }, world.clock.now());
      });
    }

    /** While the work runs, a member has other roles. */
    async function withRoles(
      key: string,
      roles: 'practitioner'[],
      work: () => Promise<void>,
    ): Promise<void> {
      const file = exampleFile();
      const members = file.members.map((one) => (one.key === key ? { ...one, roles } : one));
      await registerWriter(database).apply({ ...file, members }, world.clock.now());
      await world.directory.refresh();
      await work();
      await registerWriter(database).apply(file, world.clock.now());
      await world.directory.refresh();
    }
  });
});

/** The button in the row about a signal. */
function rowButton(found: Found | undefined, reference: string) {
  const rows =
    found?.card.blocks.flatMap((block) => (block.tag === 'list' ? block.rows : [])) ?? [];
  return rows.find(({ button }) => button?.value === reference)?.button;
}

function referencesIn(reply: Reply): string[] {
  return [...new Set(textOf(reply).match(/S-\d{4}-\d{4}/g) ?? [])];
}
