import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import { tablesOf } from '../../bot/declare/feature.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import type { Button, Card } from '../../cards/card.ts';
import type { FormValues } from '../../cards/dialog.ts';
import { wordsFor } from '../../locales/words.ts';
import type { Database } from '../../storage/database/database.ts';
import { verifyChain } from '../../storage/protection/audit-store.ts';
import { FEATURES } from '../index.ts';

const POLICE = 'liaison-officer';
const POLICE_DEPUTY = 'community-officer';
const COUNCIL = 'safety-coordinator';
const COUNCIL_DEPUTY = 'mayors-office';
const VIEW = { view: 'Two leaflets, the same hand.', summary: 'We look into who prints them.' };
const REASON = 'Nobody was found to be meant by it.';

describe.for(ONE_DATABASE)('weighing a signal on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    /** @returns the reference of a new signal that the council has acknowledged. */
    async function acknowledged(member = POLICE, more: FormValues = {}): Promise<string> {
      const reply = await world.submit(member, 'signal.raise', signalForm(more));
      const reference = /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
      await world.press(COUNCIL, 'signal.acknowledge', reference);
      return reference;
    }

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
      const { action, about } = form.dialog;
      return world.submit(member, action, values, { key, ...(about !== undefined && { about }) });
    }
    const note = (member: string, reference: string, values: FormValues = VIEW) =>
      fill(member, 'weighing.note', reference, values);
    const propose = (member: string, reference: string, more: FormValues = {}) =>
      fill(member, 'weighing.propose', reference, {
        outcome: 'unfounded',
        reason: REASON,
        ...more,
      });

    /** Both sides noted their view. */
    async function viewed(member = POLICE, more: FormValues = {}): Promise<string> {
      const reference = await acknowledged(member, more);
      await note(POLICE, reference);
      await note(COUNCIL, reference, {
        view: 'The school can talk to the class.',
        summary: 'A youth worker goes there.',
      });
      return reference;
    }
    /** Both sides agreed on it. */
    async function weighed(more: FormValues = {}, member = POLICE): Promise<string> {
      const reference = await viewed(member);
      await propose(POLICE, reference, more);
      await world.press(COUNCIL, 'weighing.agree', reference);
      return reference;
    }
    async function closed(): Promise<string> {
      const reference = await weighed();
      await world.press(POLICE, 'weighing.close', reference);
      await world.press(COUNCIL, 'weighing.close_now', reference);
      return reference;
    }
    const weigh = async (member: string, reference: string) =>
      world.command(member, 'signal', `weigh ${reference}`);
    const show = async (member: string, reference: string) =>
      textOf(await world.command(member, 'signal', `show ${reference}`));
    const row = (reference: string) =>
      database.prisma.signal.findFirstOrThrow({ where: { reference } });
    const actions = async (reference: string) => {
      const { id } = await row(reference);
      const entries = await database.prisma.auditEntry.findMany({
        where: { recordId: id },
        orderBy: { number: 'asc' },
      });
      return entries.map(({ action }) => action);
    };
    const directTo = async (member: string, card: string) =>
      database.prisma.delivery.findMany({
        where: { card, conversation: { kind: 'direct', external: member } },
        orderBy: { order: 'asc' },
      });
    /** A card as it would be sent to somebody now. */
    async function built(name: string, recordId: string, member: string): Promise<Card> {
      const build = tablesOf(FEATURES).cards.get(name)?.build;
      const presence = world.presence(member);
      const { id } = presence.partnership;
      const card = await world.unitOfWork.transaction(async (stores) =>
        build?.(stores, recordId, {
          ...presence,
          words: wordsFor('en'),
          sides: world.directory.sides(id),
          members: world.directory.members(id),
          agenda: world.agenda,
          now: world.clock.now(),
        }),
      );
      if (!card) throw new Error('Nothing to show.');
      return card;
    }
    const button = (card: Card, action: string): Button => {
      const found = card.buttons.find((one) => one.action === action);
      if (!found) throw new Error(`No button ${action}.`);
      return found;
    };

    describe('the views', () => {
      it('are shown in full to one’s own side and as the shared summary to the other', async () => {
        const reference = await viewed();
        const police = textOf(await weigh(POLICE, reference));
        expect(police).toContain('Two leaflets, the same hand.');
        expect(police).toContain('A youth worker goes there.');
        expect(police).not.toContain('The school can talk');
        const council = textOf(await weigh(COUNCIL, reference));
        expect(council).toContain('The school can talk to the class.');
        expect(council).toContain('We look into who prints them.');
        expect(council).not.toContain('the same hand');
        expect(council).toMatch(/Police Havenstad, risk assessment: noted by Liaison officer/);
      });

      it('are read by a deputy as by a coordinator, and each reading is logged', async () => {
        const reference = await viewed();
        const before = await actions(reference);
        const text = textOf(await weigh(COUNCIL_DEPUTY, reference));
        expect(text).toContain('The school can talk to the class.');
        expect(text).toContain('We look into who prints them.');
        const read = (await actions(reference)).slice(before.length);
        expect(read).toEqual(['signal_local_authority_view.read', 'signal.read']);
      });

      it('stay shut for the partner who raised it, in every card', async () => {
        const reference = await viewed('youth-worker');
        await propose(POLICE, reference);
        expect(textOf(await weigh('youth-worker', reference))).toContain('not yours to do');
        const shown = await show('youth-worker', reference);
        expect(shown).toContain('Leaflets with a sign-up link');
        for (const text of ['We look into', 'A youth worker goes', 'same hand', REASON]) {
          expect(shown).not.toContain(text);
        }
        expect(await show(POLICE, reference)).toContain('A youth worker goes there.');
      });

      it('are no columns of the database but the encrypted one', async () => {
        const reference = await viewed();
        const { id } = await row(reference);
        const kept = await database.prisma.protectedText.findMany({ where: { recordId: id } });
        expect(JSON.stringify(kept)).not.toContain('leaflets');
        expect(new Set(kept.map(({ model }) => model))).toEqual(
          new Set(['signal', 'signal_police_view', 'signal_local_authority_view']),
        );
      });

      it('open with what the side wrote before; the earlier text is kept beside the new one', async () => {
        const reference = await viewed();
        const form = await world.press(POLICE_DEPUTY, 'weighing.note', reference);
        expect(JSON.stringify(form)).toContain('Two leaflets, the same hand.');
        expect(JSON.stringify(form)).toContain('Call 112 first');
        await note(POLICE_DEPUTY, reference, { view: 'Three leaflets now.', summary: 'Still.' });
        const text = textOf(await weigh(POLICE, reference));
        expect(text).toContain('Three leaflets now.');
        expect(text).not.toContain('same hand');
        const { id } = await row(reference);
        const where = { recordId: id, model: 'signal_police_view' };
        expect(await database.prisma.protectedText.count({ where })).toBe(3);
      });

      it.each([
        ['view', 'Overall 8/10.', '8/10'],
        ['summary', 'We see high risk here.', 'high risk'],
        ['view', 'Risk level 3.', 'Risk level'],
      ])('hold no mark or grade: the field %s says so kindly', async (field, text, words) => {
        const reference = await acknowledged();
        const reply = await note(POLICE, reference, { ...VIEW, [field]: text });
        expect(reply).toMatchObject({
          kind: 'field-errors',
          errors: { [field]: expect.stringContaining(`“${words}”`) },
        });
        expect((await actions(reference)).includes('signal.view_noted')).toBe(false);
      });

      it('are looked at a second time, once: taken out or kept', async () => {
        const reference = await acknowledged();
        const values = { ...VIEW, view: 'Call 06-12345678 after school.' };
        const key = randomUUID();
        const asked = await fill(POLICE, 'weighing.note', reference, values, key);
        if (asked.kind !== 'dialog') throw new Error(`Not asked: ${asked.kind}`);
        expect(JSON.stringify(asked)).toContain('{"run":"mark","text":"06-12345678"}');
        expect(asked.dialog.key).toBe(key);
        const { about = '' } = asked.dialog;
        const again = (second_look: string) =>
          world.submit(POLICE, 'weighing.note', { ...values, second_look }, { key, about });
        expect(await again('')).toMatchObject({ errors: { second_look: 'Please fill this in.' } });
        expect(textOf(await again('take_out'))).toContain('is noted');
        const shown = textOf(await weigh(POLICE, reference));
        expect(shown).toContain('Call […] after school.');
      });

      it('are recorded once, however often the form is sent', async () => {
        const reference = await acknowledged();
        const form = await world.press(POLICE, 'weighing.note', reference);
        if (form.kind !== 'dialog') throw new Error(textOf(form));
        const { key, about = '' } = form.dialog;
        const replies = await Promise.all(
          [1, 2, 3].map(() => world.submit(POLICE, 'weighing.note', VIEW, { key, about })),
        );
        for (const reply of replies) expect(textOf(reply)).toContain('is noted');
        const noted = (await actions(reference)).filter((one) => one === 'signal.view_noted');
        expect(noted).toHaveLength(1);
      });

      it('are not overwritten by the second of two colleagues, who sees what the first wrote', async () => {
        const reference = await acknowledged();
        const form = await world.press(POLICE_DEPUTY, 'weighing.note', reference);
        if (form.kind !== 'dialog') throw new Error(textOf(form));
        await note(POLICE, reference);
        const mine = { view: 'I saw it differently.', summary: 'Differently.' };
        const { about = '', key } = form.dialog;
        const reply = await world.submit(POLICE_DEPUTY, 'weighing.note', mine, { about, key });
        if (reply.kind !== 'dialog') throw new Error(`Overwritten: ${textOf(reply)}`);
        const json = JSON.stringify(reply);
        expect(json).toContain('Liaison officer noted your side');
        expect(json).toContain('the same hand');
        expect(json).toContain('I saw it differently.');
        expect(textOf(await weigh(POLICE, reference))).toContain('the same hand');
        const sent = { about: reply.dialog.about ?? '', key };
        expect(textOf(await world.submit(POLICE_DEPUTY, 'weighing.note', mine, sent))).toContain(
          'is noted',
        );
        expect(textOf(await weigh(POLICE, reference))).toContain('I saw it differently.');
      });

      it('of the other side cannot be written, even with a forged form', async () => {
        const reference = await acknowledged();
        const forged = await world.submit(POLICE, 'weighing.note', VIEW, {
          about: `${reference} local_authority none`,
        });
        expect(textOf(forged)).toContain('belongs to the other side');
        const broken = await world.submit(POLICE, 'weighing.note', VIEW, { about: reference });
        expect(textOf(broken)).toContain('older version');
      });

      it('wait until it is acknowledged', async () => {
        const raised = await world.submit(POLICE, 'signal.raise', signalForm());
        const reference = /S-\d{4}-\d{4}/.exec(textOf(raised))?.[0] ?? '';
        expect(textOf(await note(POLICE, reference))).toContain('is not acknowledged yet');
      });
    });

    describe('the outcome', () => {
      it('waits for both views', async () => {
        const reference = await acknowledged();
        await note(POLICE, reference);
        expect(textOf(await propose(POLICE, reference))).toContain('First both sides note');
        expect(textOf(await weigh(POLICE, reference))).toContain(
          'Still to come: Municipality of Havenstad',
        );
      });

      it('is proposed with a reason; the other side’s coordinator is asked privately', async () => {
        const reference = await viewed();
        const reply = await propose(POLICE, reference);
        expect(textOf(reply)).toMatch(
          /Proposed for .*: Unfounded\. Municipality of Havenstad is told .* answers by/,
        );
        const told = (await directTo(COUNCIL, 'weighing.proposed')).at(-1);
        expect(await directTo(COUNCIL_DEPUTY, 'weighing.proposed')).toEqual([]);
        const card = await built('weighing.proposed', told?.recordId ?? '', COUNCIL);
        expect(card.title).toBe(`Police Havenstad proposes for ${reference}: Unfounded`);
        expect(JSON.stringify(card)).not.toContain('Nobody was found');
        expect(card.buttons.map(({ label }) => label)).toEqual([
          'Agree',
          'Propose something else…',
          'Look first',
        ]);
        const looked = textOf(await weigh(COUNCIL, reference));
        expect(looked).toContain('Police Havenstad proposes: Unfounded');
        expect(looked).toContain(REASON);
      });

      it('asks for a reason, without a mark or grade, and knows no other outcome', async () => {
        const reference = await viewed();
        expect(await propose(POLICE, reference, { reason: ' ' })).toMatchObject({
          errors: { reason: 'Please fill this in.' },
        });
        expect(await propose(POLICE, reference, { reason: 'It scores low.' })).toMatchObject({
          errors: { reason: expect.stringContaining('in words') },
        });
        expect(await propose(POLICE, reference, { outcome: 'arrest' })).toMatchObject({
          errors: { outcome: 'Please choose from the list.' },
        });
      });

      it('of a criminal investigation is for the police: not offered to the council, refused if forged', async () => {
        const reference = await viewed();
        const police = await world.press(POLICE, 'weighing.propose', reference);
        const council = await world.press(COUNCIL, 'weighing.propose', reference);
        expect(JSON.stringify(police)).toContain('criminal_investigation');
        expect(JSON.stringify(council)).not.toContain('criminal_investigation');
        const forged = await propose(COUNCIL, reference, { outcome: 'criminal_investigation' });
        expect(textOf(forged)).toContain('Only the police can propose');
        await propose(POLICE, reference, { outcome: 'criminal_investigation' });
        expect(textOf(await world.press(COUNCIL, 'weighing.agree', reference))).toContain(
          'Both sides agreed',
        );
      });

      it('is agreed to by the other side, once', async () => {
        const reference = await viewed();
        await propose(POLICE, reference);
        const agree = (member: string) => world.press(member, 'weighing.agree', reference);
        expect(textOf(await agree(POLICE_DEPUTY))).toContain('Police Havenstad proposed this');
        expect(textOf(await agree('youth-worker'))).toContain('not yours to do');
        const both = await Promise.all([agree(COUNCIL), agree(COUNCIL_DEPUTY)]);
        expect(both.map((reply) => reply.kind === 'notice' && reply.tone).toSorted()).toEqual([
          'done',
          'refused',
        ]);
        expect(both.map(textOf).join()).toContain('Both sides agreed on');
        expect(both.map(textOf).join()).toContain(`agreed on ${reference} already`);
        expect((await row(reference)).status).toBe('weighed');
        expect(await show(POLICE, reference)).toContain('Unfounded · agreed by both sides');
      });

      it('cannot be agreed to before there is one', async () => {
        const reference = await viewed();
        expect(textOf(await world.press(COUNCIL, 'weighing.agree', reference))).toContain(
          'Nothing is proposed',
        );
      });

      it('is not agreed to by an old button once another one stands there', async () => {
        const reference = await viewed();
        await propose(POLICE, reference);
        const told = (await directTo(COUNCIL, 'weighing.proposed')).at(-1);
        const old = await built('weighing.proposed', told?.recordId ?? '', COUNCIL);
        await propose(POLICE_DEPUTY, reference, { outcome: 'advice' });
        const pressed = button(old, 'weighing.agree');
        const reply = await world.press(COUNCIL, pressed.action, pressed.value);
        expect(textOf(reply)).toContain('Meanwhile Community police officer, Police Havenstad');
        expect((await row(reference)).status).toBe('acknowledged');
        const now = await built('weighing.proposed', told?.recordId ?? '', COUNCIL);
        expect(JSON.stringify(now)).toContain('This proposal is settled');
        const messages = await directTo(COUNCIL, 'weighing.proposed');
        expect(messages.at(-1)?.recordId).not.toBe(told?.recordId);
      });

      it('can be answered with something else, which the first side then agrees to', async () => {
        const reference = await viewed();
        await propose(POLICE, reference);
        const form = await world.press(COUNCIL, 'weighing.propose', reference);
        expect(JSON.stringify(form)).toContain(
          'Liaison officer, Police Havenstad, proposed: Unfounded. What you propose takes its place.',
        );
        await propose(COUNCIL, reference, { outcome: 'advice' });
        expect(textOf(await world.press(COUNCIL, 'weighing.agree', reference))).toContain(
          'Municipality of Havenstad proposed this',
        );
        expect(textOf(await world.press(POLICE, 'weighing.agree', reference))).toContain('Advice');
        expect(await row(reference)).toMatchObject({ status: 'weighed', outcome: 'advice' });
      });

      it('of two at once stands as the first proposed it; the second sees it and keeps what was typed', async () => {
        const reference = await viewed();
        const form = await world.press(COUNCIL, 'weighing.propose', reference);
        if (form.kind !== 'dialog') throw new Error(textOf(form));
        await propose(POLICE, reference);
        const values = { outcome: 'advice', reason: 'The school asked for advice.' };
        const { key, about = '' } = form.dialog;
        const reply = await world.submit(COUNCIL, 'weighing.propose', values, { key, about });
        if (reply.kind !== 'dialog') throw new Error(`Overwritten: ${textOf(reply)}`);
        expect(JSON.stringify(reply)).toContain('Nothing is overwritten yet');
        expect(JSON.stringify(reply)).toContain('Police Havenstad, proposed: Unfounded');
        expect(JSON.stringify(reply)).toContain('The school asked for advice.');
        expect((await row(reference)).outcome).toBe('unfounded');
      });

      it('is recorded once, however often the form is sent', async () => {
        const reference = await viewed();
        const key = randomUUID();
        const values = { outcome: 'unfounded', reason: REASON };
        const form = await world.press(POLICE, 'weighing.propose', reference);
        const about = form.kind === 'dialog' ? (form.dialog.about ?? '') : '';
        for (let count = 0; count < 2; count += 1) {
          const reply = await world.submit(POLICE, 'weighing.propose', values, { key, about });
          expect(textOf(reply)).toContain('Proposed for');
        }
        const proposed = (await actions(reference)).filter(
          (one) => one === 'signal.outcome_proposed',
        );
        expect(proposed).toHaveLength(1);
      });
    });

    describe('more information', () => {
      const more = (more_by: string, more_until: string) => ({
        outcome: 'more_information',
        more_by,
        more_until,
      });
      const id = (key: string) => world.presence(key).member.id;

      it('says by whom and until when, and becomes a step once both agreed', async () => {
        const reference = await viewed();
        expect(
          textOf(await propose(POLICE, reference, more(id(COUNCIL_DEPUTY), '2026-11-27'))),
        ).toContain('More information');
        expect(textOf(await weigh(COUNCIL, reference))).toContain(
          "By Mayor's office (Municipality of Havenstad), until Fri 27 Nov, 17:00",
        );
        const reply = await world.press(COUNCIL, 'weighing.agree', reference);
        expect(textOf(reply)).toContain("by Mayor's office until Fri 27 Nov, 17:00");
        const step = await database.prisma.step.findFirstOrThrow({
          where: { signal: { reference } },
        });
        expect(step).toMatchObject({
          what: 'Give more information',
          ownerId: id(COUNCIL_DEPUTY),
          dueAt: new Date('2026-11-27T16:00:00Z'),
        });
        expect((await row(reference)).status).toBe('acknowledged');
        expect(await actions(reference)).toEqual(
          expect.arrayContaining(['signal.outcome_agreed', 'signal.step_set']),
        );
        expect(await show(COUNCIL, reference)).toContain('Give more information');
      });

      it.each([
        ['', '2026-11-27', 'more_by'],
        ['nobody', '2026-11-27', 'more_by'],
        ['liaison', '', 'more_until'],
        ['liaison', '2026-11-23', 'more_until'],
        ['liaison', 'soon', 'more_until'],
      ])('by %s until %s is not taken: %s', async (who, until, field) => {
        const reference = await viewed();
        const by = who === 'liaison' ? id(POLICE) : who;
        const reply = await propose(POLICE, reference, more(by, until));
        expect(reply).toMatchObject({
          kind: 'field-errors',
          errors: { [field]: expect.stringContaining('lease') },
        });
        expect((await row(reference)).outcome).toBeNull();
      });

      it('is asked for alone: with another outcome these fields stay empty', async () => {
        const reference = await viewed();
        const reply = await propose(POLICE, reference, {
          ...more(id(POLICE), '2026-11-27'),
          outcome: 'advice',
        });
        expect(reply).toMatchObject({
          errors: {
            more_by: expect.stringContaining('leave this empty'),
            more_until: expect.stringContaining('leave this empty'),
          },
        });
      });

      it('cannot be asked of a partner who may not see the signal', async () => {
        const reference = await viewed();
        const form = await world.press(POLICE, 'weighing.propose', reference);
        expect(JSON.stringify(form)).not.toContain('Youth worker');
        const reply = await propose(POLICE, reference, more(id('youth-worker'), '2026-11-27'));
        expect(textOf(reply)).toContain('Please choose somebody else');
      });
    });

    describe('closing', () => {
      it('takes both sides: the first word closes nothing, the second asks and says what it does', async () => {
        const reference = await weighed();
        expect(textOf(await world.press(POLICE, 'weighing.close', reference))).toContain(
          'It closes when Municipality of Havenstad says so too',
        );
        expect((await row(reference)).status).toBe('weighed');
        expect(textOf(await world.press(POLICE_DEPUTY, 'weighing.close', reference))).toContain(
          'Your side has said so already',
        );
        const asked = await world.press(COUNCIL, 'weighing.close', reference);
        if (asked.kind !== 'card') throw new Error(textOf(asked));
        expect(asked.card.title).toBe(`Close ${reference} for both sides?`);
        expect(textOf(asked)).toContain('Police Havenstad has said that it may be closed');
        expect(textOf(asked)).toContain('On Thu 24 Dec 2026 everything written about it');
        expect((await row(reference)).status).toBe('weighed');
        const { action, value } = button(asked.card, 'weighing.close_now');
        expect(textOf(await world.press(COUNCIL, action, value))).toContain(
          'is closed by both sides: Unfounded. It will be erased on Thu 24 Dec 2026.',
        );
        expect((await row(reference)).status).toBe('closed');
        const { id } = await row(reference);
        expect((await built('signal.card', id, COUNCIL)).blocks[0]).toMatchObject({
          text: ['Closed by both sides: Unfounded.'],
        });
        expect(textOf(await world.press(COUNCIL, action, value))).toContain('is closed.');
      });

      it('keeps longer what was not unfounded', async () => {
        const reference = await weighed({ outcome: 'case_approach' });
        await world.press(POLICE, 'weighing.close', reference);
        expect(textOf(await world.press(COUNCIL, 'weighing.close', reference))).toContain(
          'On Thu 23 Nov 2028',
        );
      });

      it('of two at once closes once', async () => {
        const reference = await weighed();
        await world.press(POLICE, 'weighing.close', reference);
        const both = await Promise.all([
          world.press(COUNCIL, 'weighing.close_now', reference),
          world.press(COUNCIL_DEPUTY, 'weighing.close_now', reference),
        ]);
        expect(both.map((reply) => reply.kind === 'notice' && reply.tone).toSorted()).toEqual([
          'done',
          'refused',
        ]);
        expect((await actions(reference)).filter((one) => one === 'signal.closed')).toHaveLength(1);
      });

      it('waits until open steps are settled, and says so', async () => {
        const reference = await viewed();
        await propose(POLICE, reference, {
          outcome: 'more_information',
          more_by: world.presence(POLICE).member.id,
          more_until: '2026-11-27',
        });
        await world.press(COUNCIL, 'weighing.agree', reference);
        await propose(COUNCIL, reference);
        await world.press(POLICE, 'weighing.agree', reference);
        expect((await row(reference)).status).toBe('weighed');
        expect(textOf(await world.press(POLICE, 'weighing.close', reference))).toContain(
          'has an open step',
        );
        expect(textOf(await weigh(POLICE, reference))).toContain('its open step is settled');
      });

      it('falls if something else is proposed, and an old button does not close that', async () => {
        const reference = await weighed();
        await world.press(POLICE, 'weighing.close', reference);
        const asked = await world.press(COUNCIL, 'weighing.close', reference);
        if (asked.kind !== 'card') throw new Error(textOf(asked));
        const old = button(asked.card, 'weighing.close_now');
        await propose(POLICE, reference, { outcome: 'case_approach' });
        expect(textOf(await world.press(COUNCIL, old.action, old.value))).toContain(
          'First both sides agree',
        );
        await world.press(COUNCIL, 'weighing.agree', reference);
        await world.press(POLICE, 'weighing.close', reference);
        expect(textOf(await world.press(COUNCIL, old.action, old.value))).toContain('Meanwhile');
        expect((await row(reference)).status).toBe('weighed');
      });

      it('is told to the one who raised it, without anything protected', async () => {
        const reference = await weighed({}, 'youth-worker');
        await world.press(POLICE, 'weighing.close', reference);
        await world.press(COUNCIL, 'weighing.close_now', reference);
        const told = (await directTo('youth-worker', 'weighing.closed')).at(-1);
        const card = await built('weighing.closed', told?.recordId ?? '', 'youth-worker');
        expect(card.title).toBe(
          `${reference}, which you raised, is closed by both sides: Unfounded`,
        );
        expect(JSON.stringify(card)).not.toMatch(/leaflets|Nobody was found/i);
      });

      it('ends everything: no view, no outcome, no word after it', async () => {
        const reference = await closed();
        for (const press of [
          'weighing.note',
          'weighing.propose',
          'weighing.agree',
          'weighing.close',
        ])
          expect(textOf(await world.press(COUNCIL, press, reference))).toContain(
            'is closed. To go on',
          );
        const shown = await show(COUNCIL, reference);
        expect(shown).toContain('Will be erased on: Thu 24 Dec 2026');
        expect(shown).toContain('Closed by both sides: Unfounded.');
      });

      it.each([
        ['weighing.close', 'First both sides agree'],
        ['weighing.close_now', 'First both sides agree'],
      ])('cannot come before both sides agreed: %s', async (press, word) => {
        const reference = await viewed();
        await propose(POLICE, reference);
        expect(textOf(await world.press(COUNCIL, press, reference))).toContain(word);
      });
    });

    describe('those who do not speak for a side', () => {
      it('see how far it is, and are told who decides', async () => {
        const reference = await viewed();
        const { member } = world.presence(POLICE_DEPUTY);
        await database.prisma.member.update({
          where: { id: member.id },
          data: { roles: ['practitioner'] },
        });
        await world.directory.refresh();
        const card = await weigh(POLICE_DEPUTY, reference);
        if (card.kind !== 'card') throw new Error(textOf(card));
        expect(card.card.buttons.map(({ action }) => action)).toEqual(['signal.open']);
        expect(textOf(card)).not.toContain('same hand');
        expect(textOf(card)).not.toContain('A youth worker goes');
        expect(textOf(card)).toContain('What was written can be opened by');
        for (const press of ['weighing.note', 'weighing.propose', 'weighing.close'])
          expect(textOf(await world.press(POLICE_DEPUTY, press, reference))).toContain(
            'coordinators, deputies and leads decide',
          );
        const forged = { about: `${reference} police none` };
        expect(textOf(await world.submit(POLICE_DEPUTY, 'weighing.note', VIEW, forged))).toContain(
          'coordinators, deputies and leads decide',
        );
        await database.prisma.member.update({
          where: { id: member.id },
          data: { roles: [...member.roles] },
        });
        await world.directory.refresh();
      });
    });

    describe('merging', () => {
      const merge = async (member: string, text: string, more: FormValues = {}) => {
        const form = await world.command(member, 'signal', `merge ${text}`);
        if (form.kind !== 'dialog') return form;
        const { action, key, about } = form.dialog;
        const into = form.dialog.fields.flatMap((field) =>
          field.tag === 'text' && field.name === 'into' ? [field.value ?? ''] : [],
        );
        const values = { into: into[0] ?? '', reason: 'Raised twice.', ...more };
        return world.submit(member, action, values, { key, ...(about && { about }) });
      };

      it('says what will happen, and lets the doubled one go on in the other', async () => {
        const first = await acknowledged();
        const second = await acknowledged();
        const form = await world.command(POLICE, 'signal', `merge ${second} into ${first}`);
        expect(JSON.stringify(form)).toContain(
          `${second} goes on in ${first}, and its card says so.`,
        );
        expect(textOf(await merge(POLICE, `${second} into ${first}`))).toBe(
          `${second} goes on in ${first}.`,
        );
        expect(await row(second)).toMatchObject({ status: 'merged', mergedInto: first });
        const { id } = await row(second);
        expect(JSON.stringify(await built('signal.card', id, COUNCIL))).toContain(
          `Goes on in ${first}.`,
        );
        expect(await show(COUNCIL, first)).toContain(`Merged into it: ${second}`);
        expect(await show(COUNCIL, second)).toContain('Raised twice.');
        const timeline = textOf(await world.command(COUNCIL, 'signal', `timeline ${first}`));
        expect(timeline).toContain(second);
        expect(textOf(await merge(COUNCIL, `${second} into ${first}`))).toContain(
          `goes on in ${first}. Please use that one`,
        );
      });

      it('finds both references, however they are typed, and offers the nearest', async () => {
        const first = await acknowledged();
        const second = await acknowledged();
        const short = (reference: string) =>
          reference.toLowerCase().replace('s-', 's').replace('-0', '-');
        expect(textOf(await merge(POLICE, `${short(second)}, ${short(first)}`))).toBe(
          `${second} goes on in ${first}.`,
        );
        expect(textOf(await merge(POLICE, `S-2026-9999 into ${first}`))).toMatch(
          /no signal S-2026-9999 .*Near it|no signal S-2026-9999/,
        );
        expect(await merge(POLICE, first, { into: 'S-2026-0000' })).toMatchObject({
          errors: { into: expect.stringMatching(/Near it: S-2026-/) },
        });
        expect(await merge(POLICE, first, { into: first })).toMatchObject({
          errors: { into: expect.stringContaining('one and the same') },
        });
        expect(await merge(POLICE, first, { into: second })).toMatchObject({
          errors: { into: expect.stringContaining('itself goes on in') },
        });
      });

      it('asks for what was not named', async () => {
        const first = await acknowledged();
        const second = await acknowledged();
        const reply = await merge(POLICE, '', { reference: second, into: first });
        expect(textOf(reply)).toBe(`${second} goes on in ${first}.`);
        expect(await merge(POLICE, '', { reference: 'S-1', into: first })).toMatchObject({
          errors: { reference: expect.stringContaining('There is no signal') },
        });
      });

      it('closes nothing by the word of one side: into a closed one it is refused', async () => {
        const done = await closed();
        const other = await acknowledged();
        expect(textOf(await merge(POLICE, `${other} into ${done}`))).toContain(
          'both sides close together',
        );
        expect((await row(other)).status).toBe('acknowledged');
      });

      it('of the same two the other way round at once merges one of them', async () => {
        const first = await acknowledged();
        const second = await acknowledged();
        const replies = await Promise.all([
          merge(POLICE, `${first} into ${second}`),
          merge(COUNCIL, `${second} into ${first}`),
        ]);
        expect(
          replies.map(textOf).filter((text) => /^S-\S+ goes on in S-\S+\.$/.test(text)),
        ).toHaveLength(1);
        const statuses = [await row(first), await row(second)].map(({ status }) => status);
        expect(statuses.toSorted()).toEqual(['acknowledged', 'merged']);
      });
    });

    describe('linking', () => {
      it('names each on the other’s card, once', async () => {
        const first = await acknowledged();
        const second = await acknowledged();
        const link = () => world.command(COUNCIL, 'signal', `link ${first} ${second}`);
        expect(textOf(await link())).toBe(
          `${first} and ${second} belong together. Each card names the other.`,
        );
        expect(await show(POLICE, first)).toContain(`Belongs with: ${second}`);
        expect(await show(POLICE, second)).toContain(`Belongs with: ${first}`);
        expect(textOf(await link())).toContain('belong together already');
        expect((await actions(first)).filter((one) => one === 'signal.linked')).toHaveLength(1);
      });

      it('wants two signals', async () => {
        const first = await acknowledged();
        expect(textOf(await world.command(POLICE, 'signal', `link ${first}`))).toContain(
          'Please name both',
        );
        expect(textOf(await world.command(POLICE, 'signal', `link ${first} ${first}`))).toContain(
          'one and the same',
        );
        expect(
          textOf(await world.command(POLICE, 'signal', `link ${first} S-2026-9999`)),
        ).toContain('There is no signal');
      });
    });

    describe('opening again', () => {
      const reopen = async (member: string, reference: string) => {
        const form = await world.command(member, 'signal', `reopen ${reference}`);
        if (form.kind !== 'dialog') return form;
        const { action, key, about = '' } = form.dialog;
        return world.submit(member, action, { reason: 'It happened again.' }, { key, about });
      };

      it('needs a reason; what both sides agreed falls, what was done stays', async () => {
        const reference = await closed();
        expect(
          await world.submit(POLICE, 'weighing.reopen', { reason: '' }, { about: reference }),
        ).toMatchObject({ errors: { reason: 'Please fill this in.' } });
        expect(textOf(await reopen(POLICE, reference))).toBe(`${reference} is open again.`);
        expect(await row(reference)).toMatchObject({ status: 'acknowledged', outcome: null });
        const shown = await show(COUNCIL, reference);
        expect(shown).toContain('It happened again.');
        expect(shown).toContain('We look into who prints them.');
        expect(textOf(await reopen(COUNCIL, reference))).toContain('need not be opened again');
      });

      it('takes a merged one apart', async () => {
        const [first, second] = [await acknowledged(), await acknowledged()];
        const values = { into: first, reason: 'Raised twice.' };
        await world.submit(POLICE, 'weighing.merge', values, { about: second });
        expect(await row(second)).toMatchObject({ status: 'merged' });
        expect(textOf(await reopen(POLICE, second))).toBe(`${second} is open again.`);
        expect(await row(second)).toMatchObject({ status: 'acknowledged', mergedInto: null });
      });
    });

    describe('the words after /signal', () => {
      it.each([
        'close to the station a van stood all night',
        'close the shop said a voice',
        'link to a video with threats',
        'link https://example.org/video',
        'merge lanes were blocked by two cars',
        'weigh the lorry: it was full of bottles',
        'reopen the youth centre they wrote on the wall',
      ])('are a fact: %s', async (text) => {
        const reply = await world.command(POLICE, 'signal', text);
        if (reply.kind !== 'dialog') throw new Error(`Taken for a command: ${textOf(reply)}`);
        expect(reply.dialog.action).toBe('signal.raise');
        expect(JSON.stringify(reply.dialog.fields)).toContain(JSON.stringify(text).slice(1, -1));
      });

      it('stand in the help, and reach the same as /tandem signal', async () => {
        const help = textOf(await world.command(POLICE, 'signal', 'help'));
        for (const form of ['weigh', 'close', 'merge', 'link', 'reopen'])
          expect(help).toContain(`/signal ${form} S-2026-000`);
        const reference = await acknowledged();
        expect(
          textOf(await world.command(POLICE, 'tandem', `signal weigh ${reference}`)),
        ).toContain('how both sides see it');
        expect(textOf(await world.command(POLICE, 'signal', 'weigh S-2026-9999'))).toContain(
          'There is no signal S-2026-9999',
        );
      });
    });

    it('tells in the timeline what was done, and apart from it that a reason was given', async () => {
      const reference = await closed();
      const timeline = textOf(await world.command(COUNCIL, 'signal', `timeline ${reference}`));
      const lines = [
        'noted the view of their side',
        'proposed an outcome: Unfounded · Liaison officer, Police Havenstad · the reason is kept in the protected part',
        'agreed to the outcome: Unfounded',
        'said for their side that it may be closed',
        'closed it',
      ];
      for (const line of lines) expect(timeline).toContain(line);
      expect(timeline).not.toContain(REASON);
      expect(timeline).not.toMatch(/signal\.[a-z_]+/);
    });

    it('offers on the private card what fits, and in the list what was agreed', async () => {
      const reference = await viewed();
      const shown = await world.command(COUNCIL, 'signal', `show ${reference}`);
      if (shown.kind !== 'card') throw new Error(textOf(shown));
      expect(shown.card.buttons.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['weighing.open', 'signal.timeline']),
      );
      await propose(POLICE, reference);
      const primary = async (member: string) => {
        const reply = await world.command(member, 'signal', `show ${reference}`);
        return reply.kind === 'card' ? reply.card.buttons.find((one) => one.look === 'primary') : 0;
      };
      expect(await primary(COUNCIL)).toMatchObject({ action: 'weighing.agree' });
      expect(await primary(POLICE)).toBeUndefined();
      const home = await world.command(COUNCIL, 'signal', 'list open');
      expect(textOf(home)).toContain('Outcome: Unfounded · proposed by Police Havenstad');
    });

    it('shows the newest reasons on the private card, and the others one press away', async () => {
      const reference = await closed();
      await world.submit(
        POLICE,
        'weighing.reopen',
        { reason: 'Seen again.' },
        { about: reference },
      );
      for (const member of [POLICE, COUNCIL, POLICE])
        await propose(member, reference, { reason: `Said by ${member}.` });
      const shown = await world.command(COUNCIL, 'signal', `show ${reference}`);
      if (shown.kind !== 'card') throw new Error(textOf(shown));
      expect(textOf(shown)).toContain(`Said by ${COUNCIL}.`);
      expect(textOf(shown)).not.toContain('Seen again.');
      const { action, value, label } = button(shown.card, 'signal.notes');
      expect(label).toBe('All notes (7)');
      const notes = textOf(await world.press(COUNCIL, action, value));
      for (const text of [REASON, 'Seen again.', VIEW.summary, `Said by ${COUNCIL}.`])
        expect(notes).toContain(text);
      expect(notes).not.toContain(VIEW.view);
      const other = await world.press(COUNCIL_DEPUTY, action, value);
      expect(textOf(other)).toContain('nothing that you may read');
    });

    it('leaves the log whole', async () => {
      const { partnership } = world.presence(POLICE);
      expect(await verifyChain(database.prisma, partnership.id)).toMatchObject({ intact: true });
    });
  });
});
