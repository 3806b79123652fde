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
import type { FormValues } from '../../cards/dialog.ts';
import type { Database } from '../../storage/database/database.ts';

describe.for(ONE_DATABASE)('a step that changes on $name', ({ skip, open }) => {
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

    describe('putting off', () => {
      const postpone = (who: string, about: string, values: FormValues, key = randomUUID()) =>
        world.submit(who, 'step.postpone', values, { about, key });

      it('needs a due time and a reason, is counted, and changes the message of the owner', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference, {}, 'liaison-officer');
        expect(dialogOf(await world.press('safety-coordinator', 'step.postpone', step)).about).toBe(
          step,
        );
        expect(await postpone('safety-coordinator', step, { due: 'Fri 14:00' })).toMatchObject({
          errors: { reason: 'Please fill this in.' },
        });
        expect(
          await postpone('safety-coordinator', step, { due: 'soon', reason: 'x' }),
        ).toMatchObject({
          errors: { due: expect.stringContaining('not understood') },
        });
        const key = randomUUID();
        const values = { due: 'Fri 14:00', reason: 'Waiting for the Quillfeather report.' };
        const replies = [1, 2].map(() => postpone('safety-coordinator', step, values, key));
        for (const reply of await Promise.all(replies)) {
          expect(textOf(reply)).toContain('new due time: call the youth workers');
        }
        const [changed] = (await steps.signalOf(reference)).steps;
        expect([inAmsterdam(changed?.due), changed?.postponed]).toEqual(['2026-11-27T14:00:00', 1]);
        const shown = textOf(await world.command('liaison-officer', 'step', reference));
        expect(shown).toContain('Fri 27 Nov, 14:00, in 3 working days · postponed once');
        const owed = await database.prisma.delivery.findMany({ where: { card: 'step.owned' } });
        expect(owed.map(({ recordId }) => recordId)).toEqual([step, step]);
        expect(new Set(owed.map(({ revision }) => revision)).size).toBe(2);
        const texts = (await toldMembers(world, OWNED)).map(({ text }) => text);
        expect(texts.at(-1)).toContain('Fri 27 Nov, 14:00 · postponed once');
        expect(texts.join()).not.toContain('Quillfeather');
      });

      it('to an earlier time is no putting off', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        await postpone('safety-coordinator', step, { due: 'tomorrow', reason: 'It cannot wait.' });
        const [changed] = (await steps.signalOf(reference)).steps;
        expect([inAmsterdam(changed?.due), changed?.postponed]).toEqual(['2026-11-25T17:00:00', 0]);
        expect((await steps.audit(reference)).at(-1)).toBe('signal.step_changed');
      });

      it('asks which moment is meant, with the reason kept', async () => {
        const step = await steps.named(await steps.led());
        const values = { due: 'next Friday', reason: 'The school is closed.' };
        const asked = dialogOf(await postpone('safety-coordinator', step, values));
        expect(textIn(asked, 'reason')).toBe('The school is closed.');
        expect(choiceOf(asked, 'due_meant').options.map(({ label }) => label)).toEqual([
          'Fri 27 Nov, 17:00',
          'Fri 4 Dec, 17:00',
        ]);
      });
    });

    describe('giving away', () => {
      const give = (who: string, about: string, owner: string, key = randomUUID()) =>
        world.submit(who, 'step.give', { owner: steps.idOf(owner) }, { about, key });

      it('tells the new owner, and changes the message of the one before', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference, {}, 'liaison-officer');
        const dialog = dialogOf(await world.press('safety-coordinator', 'step.give', step));
        const offered = choiceOf(dialog, 'owner').options.map(({ value }) => value);
        expect(offered).not.toContain(steps.idOf('safety-coordinator'));
        expect(textOf(await give('safety-coordinator', step, 'mayors-office'))).toContain(
          'owner changed: call the youth workers',
        );
        expect(await steps.audit(reference)).toContain('signal.step_given');
        const messages = await toldMembers(world, OWNED);
        const [before] = messages.filter(({ who }) => who === 'safety-coordinator');
        expect(before?.card.title).toContain('no longer your step');
        expect(before?.text).toContain("It went to Mayor's office, Municipality of Havenstad.");
        expect(before?.card.buttons.map(({ label }) => label)).toEqual(['Open']);
        expect(await steps.told()).toContain(
          `mayors-office: ${reference} · your next step: call the youth workers`,
        );
      });

      it('leaves the message of who settled their own step as it stands then, and writes no new one', async () => {
        const reference = await steps.led();
        const given = await steps.named(reference, {}, 'liaison-officer');
        await steps.done('safety-coordinator', given);
        expect(await steps.told()).toEqual([
          `safety-coordinator: ${reference} · done: call the youth workers`,
          `safety-coordinator: ${reference} · done: call the youth workers`,
        ]);
        const own = await steps.named(reference, {}, 'safety-coordinator');
        await steps.done('safety-coordinator', own);
        expect(await steps.told()).toEqual([]);
      });

      it('to who has it already, or to nobody, is refused', async () => {
        const step = await steps.named(await steps.led());
        const nobody = await world.submit(
          'liaison-officer',
          'step.give',
          { owner: '' },
          { about: step },
        );
        expect(nobody).toMatchObject({ errors: { owner: 'Please fill this in.' } });
        expect(textOf(await give('liaison-officer', step, 'privacy-officer'))).toContain(
          'cannot go to them',
        );
      });

      it('by a partner lets the partner see no more than before', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        await database.prisma.step.update({
          where: { id: step },
          data: { ownerId: steps.idOf('youth-worker') },
        });
        expect(textOf(await world.command('youth-worker', 'step', reference))).toContain(
          'call the',
        );
        const reply = await give('youth-worker', step, 'mayors-office');
        expect(textOf(reply)).toContain('owner changed');
        expect(textOf(reply)).not.toContain('Next');
        expect(textOf(await world.command('youth-worker', 'step', reference))).toContain(
          'There is no signal',
        );
      });
    });
  });
});
