import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  choiceOf,
  dialogOf,
  inAmsterdam,
  OWNED,
  stepsIn,
  textIn,
} from '../../../test/support/acts/steps.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { toldMembers } from '../../../test/support/shown/told.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { DEFAULT_TERMS } from '../../domain/protocol/protocol.ts';
import type { Database } from '../../storage/database/database.ts';

describe.for(ONE_DATABASE)('a new step on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let steps: ReturnType<typeof stepsIn>;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      steps = stepsIn(world);
    });
    beforeEach(() => steps.reset());
    afterAll(() => database.close());

    it('opens with the words that were typed, whoever leads as its owner, and the number to call', async () => {
      const reference = await steps.led();
      const typed = `${reference} call  the youth workers`;
      const dialog = dialogOf(await world.command('liaison-officer', 'step', typed));
      expect(dialog.about).toBe(reference);
      expect(textIn(dialog, 'what')).toBe('call the youth workers');
      expect(choiceOf(dialog, 'owner').value).toEqual([steps.idOf('safety-coordinator')]);
      expect(JSON.stringify(dialog)).toContain('Call 112 first');
      expect(JSON.stringify(dialog)).toContain('Amsterdam time');
      const offered = choiceOf(dialog, 'owner').options.map(({ value }) => value);
      expect(offered).toHaveLength(4);
      expect(offered).not.toContain(steps.idOf('youth-worker'));
    });

    it('can go to the people of the partner that raised the signal', async () => {
      const reference = await steps.led('youth-worker');
      const dialog = dialogOf(await world.press('liaison-officer', 'step.new', reference));
      expect(choiceOf(dialog, 'owner').options.map(({ value }) => value)).toContain(
        steps.idOf('youth-worker'),
      );
    });

    it('offers what the protocol suggests for the category, once', async () => {
      const firstSteps = {
        ...DEFAULT_TERMS.firstSteps,
        recruitment: 'Ask the community officer',
      };
      await steps.inForce({ ...DEFAULT_TERMS, firstSteps });
      const reference = await steps.led();
      const dialog = dialogOf(await world.press('safety-coordinator', 'step.new', reference));
      expect(textIn(dialog, 'what')).toBe('Ask the community officer');
      await steps.named(reference);
      const second = dialogOf(await world.press('safety-coordinator', 'step.new', reference));
      expect(textIn(second, 'what')).toBe('');
    });

    it('offers the suggestions of both categories, and prefills neither', async () => {
      const { firstSteps } = DEFAULT_TERMS;
      const both = { ...firstSteps, recruitment: 'Ask the officer', care: 'Call the care team' };
      await steps.inForce({ ...DEFAULT_TERMS, firstSteps: both });
      const more = { categories: ['recruitment', 'care'] };
      const reference = await steps.led('liaison-officer', more);
      const dialog = dialogOf(await world.press('safety-coordinator', 'step.new', reference));
      expect(textIn(dialog, 'what')).toBe('');
      expect(JSON.stringify(dialog)).toContain('Ask the officer · Call the care team');
    });

    it('stands on the card, in the log, and is told to its owner alone', async () => {
      const reference = await steps.led();
      await database.prisma.delivery.deleteMany();
      await steps.named(reference, {}, 'liaison-officer');
      const card = textOf(await world.command('liaison-officer', 'signal', `show ${reference}`));
      expect(card).toContain('Next step: call the youth workers · Safety coordinator · due');
      const step = (await steps.signalOf(reference)).steps[0];
      expect(step?.what).toBe('call the youth workers');
      expect(inAmsterdam(step?.due)).toBe('2026-11-26T14:00:00');
      expect(await steps.audit(reference)).toContain('signal.step_set');
      const [message, ...others] = await toldMembers(world, OWNED);
      expect(others).toEqual([]);
      expect(message?.recordId).toBe(step?.id);
      expect(message?.text).toContain(`${reference} · your next step: call the youth workers`);
      expect(message?.text).toContain('Thu 26 Nov, 14:00');
      expect(message?.text).toContain('Named by: Liaison officer, Police Havenstad');
      expect(message?.card.buttons.map(({ label }) => label)).toEqual([
        'Done…',
        'Postpone…',
        'Not needed…',
        'Change the owner…',
        'Open',
      ]);
    });

    it('of one’s own is no news to oneself', async () => {
      const reference = await steps.led();
      await steps.named(reference, {}, 'safety-coordinator');
      expect(await steps.told()).toEqual([]);
    });

    it('is one step, however often the same form comes in', async () => {
      const reference = await steps.led();
      const key = randomUUID();
      const replies = await Promise.all(
        Array.from({ length: 4 }, () => steps.name('liaison-officer', reference, {}, key)),
      );
      expect(new Set(replies.map(textOf)).size).toBe(1);
      expect((await steps.signalOf(reference)).steps).toHaveLength(1);
    });

    it('may not say who it is about', async () => {
      const reference = await steps.led();
      const reply = await steps.name('liaison-officer', reference, {
        what: 'call 06-12345678',
        due: 'soon',
      });
      expect(reply).toMatchObject({
        errors: {
          what: expect.stringContaining('seems to concern a person'),
          due: expect.stringContaining('was not understood'),
        },
      });
      expect((await steps.signalOf(reference)).steps).toEqual([]);
    });

    it.each([
      ['', 'Please fill this in.'],
      ['soon', 'For example: today 16:00'],
      ['yesterday', 'was not understood'],
      ['today 9:00', 'This moment is past.'],
      ['31 Nov', 'There is no such day.'],
      ['Thu 27 Nov', 'another day of the week'],
      ['2126-11-27', 'more than two years away'],
    ])('due "%s": %s', async (due, fault) => {
      const reference = await steps.led();
      const reply = await steps.name('liaison-officer', reference, { due });
      expect(reply).toMatchObject({ errors: { due: expect.stringContaining(fault) } });
    });

    it('says what is missing or too long beside each field', async () => {
      const reference = await steps.led();
      const reply = await steps.name('liaison-officer', reference, {
        what: 'x'.repeat(121),
        owner: '',
      });
      expect(reply).toMatchObject({
        errors: {
          what: expect.stringContaining('121 characters; 120 fit'),
          owner: 'Please fill this in.',
        },
      });
    });

    it('asks which of two moments is meant, keeps what was typed, and takes the one chosen', async () => {
      const reference = await steps.led();
      const key = randomUUID();
      const more = { due: '3/4/2027' };
      const asked = dialogOf(await steps.name('liaison-officer', reference, more, key));
      expect(asked.key).toBe(key);
      expect(textIn(asked, 'what')).toBe('call the youth workers');
      expect(textIn(asked, 'due')).toBe('3/4/2027');
      expect(choiceOf(asked, 'owner').value).toEqual([steps.idOf('safety-coordinator')]);
      const { options } = choiceOf(asked, 'due_meant');
      expect(options.map(({ label }) => label)).toEqual([
        'Thu 4 Mar, 17:00 (2027)',
        'Sat 3 Apr, 17:00 (2027)',
      ]);
      const unanswered = await steps.name(
        'liaison-officer',
        reference,
        { ...more, due_meant: '' },
        key,
      );
      expect(unanswered).toMatchObject({ errors: { due_meant: 'Please fill this in.' } });
      const chosen = { ...more, due_meant: options[1]?.value ?? '' };
      expect((await steps.name('liaison-officer', reference, chosen, key)).kind).toBe('card');
      expect(inAmsterdam((await steps.signalOf(reference)).steps[0]?.due)).toBe(
        '2027-04-03T17:00:00',
      );
    });

    it('asks anew when the words were changed and still mean two moments', async () => {
      const reference = await steps.led();
      const asked = dialogOf(await steps.name('liaison-officer', reference, { due: '3/4/2027' }));
      const [option] = choiceOf(asked, 'due_meant').options;
      const values = { due: 'Tue 14:00', due_meant: option?.value ?? '' };
      const again = dialogOf(await steps.name('liaison-officer', reference, values));
      expect(choiceOf(again, 'due_meant').options.map(({ label }) => label)).toEqual([
        'Tue 24 Nov, 14:00',
        'Tue 1 Dec, 14:00',
      ]);
      const clear = { due: 'Wed 14:00', due_meant: option?.value ?? '' };
      expect((await steps.name('liaison-officer', reference, clear)).kind).toBe('card');
      expect(inAmsterdam((await steps.signalOf(reference)).steps[0]?.due)).toBe(
        '2026-11-25T14:00:00',
      );
    });

    it('does not take next week’s when the one that was chosen has gone by', async () => {
      const reference = await steps.led();
      const more = { due: 'Tue 14:00' };
      const asked = dialogOf(await steps.name('liaison-officer', reference, more));
      const [today] = choiceOf(asked, 'due_meant').options;
      world.clock.move({ hours: 5 });
      const late = await steps.name('liaison-officer', reference, {
        ...more,
        due_meant: today?.value ?? '',
      });
      expect(late).toMatchObject({ errors: { due: expect.stringContaining('past') } });
    });

    it('asks which of two in the night in which the clocks go back', async () => {
      world.clock.move({ hours: 300 * 24 });
      const reference = await steps.led();
      const asked = dialogOf(
        await steps.name('liaison-officer', reference, { due: '31 Oct 2027 02:30' }),
      );
      expect(choiceOf(asked, 'due_meant').options.map(({ label }) => label)).toEqual([
        'Sun 31 Oct, 02:30 (UTC+2), before the clocks go back',
        'Sun 31 Oct, 02:30 (UTC+1), after the clocks have gone back',
      ]);
    });

    it('says that a time does not exist, and when it is due instead', async () => {
      const reference = await steps.led();
      const text = textOf(
        await steps.name('liaison-officer', reference, { due: '28 March 2027 02:30' }),
      );
      expect(text).toContain('The clocks go forward over the time you typed');
      expect(text).toContain('Sun 28 Mar, 03:30');
    });

    it.each([
      ['youth-worker', 'not yours to do'],
      ['privacy-officer', 'not yours to do'],
    ])('is not named by %s', async (member, word) => {
      const reference = await steps.led();
      expect(textOf(await world.press(member, 'step.new', reference))).toContain(word);
      expect(textOf(await steps.name(member, reference))).toContain(word);
    });

    it('waits until the signal is acknowledged', async () => {
      const reference = await steps.raised();
      const reply = await world.command('liaison-officer', 'step', `${reference} call`);
      expect(textOf(reply)).toContain('is not acknowledged yet');
    });

    it('does not go to somebody who is not offered', async () => {
      const reference = await steps.led();
      for (const owner of [
        steps.idOf('youth-worker'),
        steps.idOf('privacy-officer'),
        randomUUID(),
        'x',
      ]) {
        const reply = await steps.name('liaison-officer', reference, { owner });
        expect(textOf(reply)).toContain('cannot go to them');
      }
    });
  });
});
