import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  dialogOf,
  labels,
  OWNED,
  rowButtons,
  stepsIn,
  textIn,
} from '../../../test/support/acts/steps.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { toldMembers } from '../../../test/support/shown/told.ts';
import { createWorld, envelope, type World } from '../../../test/support/world.ts';
import type { FormValues } from '../../cards/dialog.ts';
import type { Database } from '../../storage/database/database.ts';

describe.for(ONE_DATABASE)('/step on $name', ({ skip, open }) => {
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

    describe('shows', () => {
      it('what is open, whose it is and by when, with what can be done about it', async () => {
        const reference = await steps.led();
        await steps.named(reference, { due: 'today 16:30' });
        const reply = await world.command('safety-coordinator', 'step', reference.toLowerCase());
        expect(textOf(reply)).toContain(`${reference} · next step: call the youth workers`);
        expect(textOf(reply)).toContain('Safety coordinator (Municipality of Havenstad) · due');
        expect(textOf(reply)).toContain('Tue 24 Nov, 16:30, in 6 working hours');
        expect(labels(reply)).toEqual([
          'Done…',
          'Postpone…',
          'Not needed…',
          'Change the owner…',
          'Name the next step…',
          'Open',
        ]);
        expect(reply).toEqual(await world.press('safety-coordinator', 'step.open', reference));
      });

      it('an overdue step in words, and what else is waited for', async () => {
        const reference = await steps.led();
        await steps.named(reference, { due: 'today 12:00' });
        await world.press('liaison-officer', 'step.open', reference);
        world.clock.move({ hours: 3 });
        const text = textOf(await world.command('liaison-officer', 'step', reference));
        expect(text).toContain('▲ call the youth workers');
        expect(text).toContain('overdue since Tue 24 Nov, 12:00');
        const other = await steps.raised();
        const before = await world.command('liaison-officer', 'step', other);
        expect(textOf(before)).toContain('no open step');
        expect(textOf(before)).toContain('Next: acknowledge · Municipality of Havenstad');
        expect(labels(before)).toEqual(['Open']);
      });

      it('a signal without a next step with the time that the protocol gives to name it', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        const reply = await steps.done('safety-coordinator', step);
        expect(textOf(reply)).toContain(`${reference} · done: call the youth workers`);
        expect(textOf(reply)).toContain('Next: name the next step · Safety coordinator');
        expect(textOf(reply)).toContain('due Wed 25 Nov, 10:00, in 1 working day');
        expect(textOf(reply)).not.toContain('verdue');
        expect(labels(reply)).toEqual(['Name the next step…', 'Open']);
        const card = textOf(await world.command('liaison-officer', 'signal', `show ${reference}`));
        expect(card).toContain('Next: name the next step');
        expect(card).toContain('due Wed 25 Nov, 10:00');
        world.clock.move({ hours: 25 });
        const late = textOf(await world.command('liaison-officer', 'step', reference));
        expect(late).toContain('▲ Next: name the next step');
        const shown = textOf(await world.command('liaison-officer', 'step', reference));
        expect(shown).toContain('call the youth workers · done, says Safety coordinator');
      });

      it('of several open steps what is due first, each with its own buttons a press away', async () => {
        const reference = await steps.led();
        await steps.named(reference, { what: 'ask the school', due: '27 Nov' });
        const soon = await steps.named(reference, { what: 'call the club', due: 'tomorrow' });
        const reply = await world.command('safety-coordinator', 'step', reference);
        expect(textOf(reply)).toMatch(/2 open steps[\s\S]*call the club[\s\S]*ask the school/);
        expect(labels(reply)).toEqual(['Name the next step…', 'Open']);
        expect(rowButtons(reply).map(({ label }) => label)).toEqual(['This step…', 'This step…']);
        const [first] = rowButtons(reply);
        expect(first).toMatchObject({ action: 'step.one', value: soon });
        const one = await world.press('safety-coordinator', 'step.one', soon);
        expect(textOf(one)).toContain('next step: call the club');
        expect(labels(one)).toEqual([
          'Done…',
          'Postpone…',
          'Not needed…',
          'Change the owner…',
          'Put on the agenda…',
          'Open',
        ]);
      });

      it('one’s own open steps, what is overdue first, and those still to name', async () => {
        const [late, soon, unnamed] = [await steps.led(), await steps.led(), await steps.led()];
        await steps.named(soon, { what: 'ask the school', due: 'tomorrow' });
        await steps.named(late, { due: 'today 11:00' });
        await steps.named(late, { what: 'somebody else’s', owner: steps.idOf('mayors-office') });
        world.clock.move({ hours: 2 });
        const reply = await world.command('safety-coordinator', 'step');
        const text = textOf(reply);
        expect(text).toContain('Your open steps');
        expect(text).toContain(`▲ ${late} · call the youth workers`);
        expect(text).toMatch(new RegExp(`${late}[\\s\\S]*${soon}[\\s\\S]*${unnamed}`));
        expect(text).toContain(`${unnamed} · take the first step`);
        expect(text).not.toContain('somebody else’s');
        const home = await world.dispatch({ ...envelope('safety-coordinator'), kind: 'home' });
        expect(textOf(home)).toMatch(new RegExp(`Your open steps[\\s\\S]*▲ ${late}`));
      });

      it('in pages, and says what to try where there is nothing', async () => {
        expect(textOf(await world.command('youth-worker', 'step'))).toContain(
          'You have no open step. To name one',
        );
        const reference = await steps.led();
        for (let count = 1; count <= 11; count += 1) {
          await steps.named(reference, {
            what: `call ${count}`,
            owner: steps.idOf('mayors-office'),
          });
        }
        const first = await world.command('mayors-office', 'step');
        expect(rowButtons(first)).toHaveLength(10);
        expect(labels(first)).toEqual(['Show what is due later']);
        const second = await world.press('mayors-office', 'step.list', '1');
        expect(rowButtons(second)).toHaveLength(1);
        expect(labels(second)).toEqual(['Show what is due earlier']);
      });

      it('what can be typed, also under /tandem', async () => {
        for (const [command, text] of [
          ['step', 'help'],
          ['tandem', 'step help'],
        ] as const) {
          expect(textOf(await world.command('youth-worker', command, text))).toContain(
            'Your open steps, what is overdue first.',
          );
        }
      });

      it.each([
        ['S-2026-9999', 'There is no signal S-2026-9999'],
        ['call the youth workers', 'There is no command /step call the youth workers'],
        ['<script>', 'There is no command /step <script>'],
      ])('a clear word for "/step %s"', async (text, word) => {
        expect(textOf(await world.command('liaison-officer', 'step', text))).toContain(word);
      });
    });

    describe('settling', () => {
      it('asks for what comes next at once, and records both together', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        await database.prisma.delivery.deleteMany();
        const dialog = dialogOf(await world.press('safety-coordinator', 'step.done', step));
        expect(dialog.about).toBe(step);
        expect(JSON.stringify(dialog)).toContain('call the youth workers');
        const next = steps.stepForm({ what: 'visit the club', owner: steps.idOf('mayors-office') });
        const reply = await steps.done('safety-coordinator', step, next);
        expect(textOf(reply)).toContain('done: call the youth workers');
        expect(textOf(reply)).toContain("Next step: visit the club · Mayor's office · due");
        const signal = await steps.signalOf(reference);
        expect(signal.steps.map(({ what, state }) => [what, state])).toEqual([
          ['call the youth workers', 'done'],
          ['visit the club', 'open'],
        ]);
        expect((await steps.audit(reference)).slice(-2)).toEqual([
          'signal.step_done',
          'signal.step_set',
        ]);
        expect(await steps.told()).toEqual([
          `mayors-office: ${reference} · your next step: visit the club`,
        ]);
      });

      it('takes a next step whole or not at all', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        const half = (values: FormValues) => steps.done('safety-coordinator', step, values);
        expect(
          await half({ what: 'visit the club', owner: steps.idOf('mayors-office') }),
        ).toMatchObject({
          errors: { due: 'Please fill this in.' },
        });
        expect(await half({ due: 'tomorrow' })).toMatchObject({
          errors: { what: 'Please fill this in.', owner: 'Please fill this in.' },
        });
        expect(await half(steps.stepForm({ what: 'mail a@example.org' }))).toMatchObject({
          errors: { what: expect.stringContaining('concern a person') },
        });
        const asked = dialogOf(await half(steps.stepForm({ due: '3/4/2027' })));
        expect(asked.action).toBe('step.done');
        expect(textIn(asked, 'due')).toBe('3/4/2027');
        expect((await steps.signalOf(reference)).steps[0]?.state).toBe('open');
      });

      it('by two at once is done by one; the other is told who did', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference, {}, 'liaison-officer');
        const both = await Promise.all([
          steps.done('safety-coordinator', step),
          steps.done('liaison-officer', step),
        ]);
        expect(both.map(({ kind }) => kind).toSorted()).toEqual(['card', 'notice']);
        const first = both[0]?.kind === 'card' ? 'Safety coordinator' : 'Liaison officer';
        expect(both.map(textOf).join()).toContain(
          `${first} has settled this step of ${reference} already`,
        );
        const actions = (await steps.audit(reference)).filter((one) => one === 'signal.step_done');
        expect(actions).toHaveLength(1);
        expect(textOf(await world.press('liaison-officer', 'step.done', step))).toContain(first);
      });

      it('is done once, however often the same form comes in', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        const key = randomUUID();
        const next = steps.stepForm({ what: 'visit the club' });
        const replies = await Promise.all(
          [1, 2, 3].map(() => steps.done('safety-coordinator', step, next, key)),
        );
        expect(new Set(replies.map(textOf)).size).toBe(1);
        expect((await steps.signalOf(reference)).steps).toHaveLength(2);
      });

      it('as not needed wants a reason, which stays in the protected part', async () => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        const dialog = dialogOf(await world.press('safety-coordinator', 'step.not_needed', step));
        expect(dialog.title).toContain('not needed');
        const settle = (reason: string) =>
          world.submit('safety-coordinator', 'step.not_needed', { reason }, { about: step });
        expect(await settle('  ')).toMatchObject({ errors: { reason: 'Please fill this in.' } });
        const reply = await settle('The Quillfeather club has closed.');
        expect(textOf(reply)).toContain('not needed: call the youth workers');
        expect(await steps.audit(reference)).toContain('signal.step_not_needed');
        const shown = async (who: string) =>
          textOf(await world.command(who, 'signal', `show ${reference}`));
        expect(await shown('liaison-officer')).toContain('Quillfeather');
        expect(await shown('mayors-office')).not.toContain('Quillfeather');
        const listed = textOf(await world.command('liaison-officer', 'step', reference));
        expect(listed).toContain('not needed, says Safety coordinator');
        expect(listed).not.toContain('Quillfeather');
        const [card] = await database.prisma.auditEntry.findMany({
          where: { action: 'signal.step_not_needed' },
          orderBy: { number: 'desc' },
          take: 1,
        });
        expect(card?.payload).not.toContain('Quillfeather');
      });

      it.each([
        ['community-officer', true],
        ['liaison-officer', true],
        ['safety-coordinator', true],
        ['mayors-office', true],
        ['youth-worker', false],
        ['privacy-officer', false],
      ])('of a step of the other side’s lead by %s: %s', async (member, may) => {
        const reference = await steps.led();
        const step = await steps.named(reference);
        expect((await world.press(member, 'step.done', step)).kind).toBe(may ? 'dialog' : 'notice');
        expect((await steps.done(member, step)).kind).toBe(may ? 'card' : 'notice');
        const [state] = (await steps.signalOf(reference)).steps.map((one) => one.state);
        expect(state).toBe(may ? 'done' : 'open');
      });

      it('is done by a partner’s practitioner who has the step, and by none that has not', async () => {
        const reference = await steps.led('youth-worker');
        const other = await steps.named(reference, { what: 'ask the school' }, 'liaison-officer');
        expect(textOf(await steps.done('youth-worker', other))).toContain(
          'belongs to Safety coordinator',
        );
        const own = await steps.named(
          reference,
          { owner: steps.idOf('youth-worker') },
          'liaison-officer',
        );
        const [message] = (await toldMembers(world, OWNED)).filter(
          ({ who }) => who === 'youth-worker',
        );
        expect(message?.text).toContain('your next step: call the youth workers');
        const reply = await steps.done(
          'youth-worker',
          own,
          steps.stepForm({ what: 'visit the club' }),
        );
        expect(textOf(reply)).toContain('done: call the youth workers');
        expect((await steps.signalOf(reference)).steps.map(({ state }) => state)).toEqual([
          'open',
          'done',
          'open',
        ]);
      });

      it.each(['', 'x', randomUUID(), "'; DROP TABLE step; --"])(
        'of no step at all ("%s") gets a clear word',
        async (value) => {
          for (const action of ['one', 'done', 'postpone', 'not_needed', 'give']) {
            const reply = await world.press('liaison-officer', `step.${action}`, value);
            expect(textOf(reply)).toContain('from an older version');
          }
          expect(textOf(await steps.done('liaison-officer', value))).toContain(
            'from an older version',
          );
        },
      );
    });
  });
});
