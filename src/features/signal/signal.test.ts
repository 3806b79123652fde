import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, envelope, signalForm, type World } from '../../../test/support/world.ts';
import type { Database } from '../../storage/database/database.ts';
import { verifyChain } from '../../storage/protection/audit-store.ts';

describe.for(DATABASES)('/signal on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    /** @returns the reference of a new signal. */
    async function raise(member = 'liaison-officer', more = {}): Promise<string> {
      const reply = await world.submit(member, 'signal.raise', signalForm(more));
      return /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
    }
    const countSignals = () => database.prisma.signal.count();

    it('opens a form that asks for facts and interpretation apart and shows the number to call', async () => {
      const reply = await world.command('liaison-officer', 'signal', 'two leaflets');
      if (reply.kind !== 'dialog') throw new Error(`Not a dialog: ${reply.kind}`);
      const fields = reply.dialog.fields.flatMap((field) => (field.tag === 'note' ? [] : [field]));
      expect(fields.map(({ name }) => name).slice(0, 5)).toEqual([
        'facts',
        'interpretation',
        'categories',
        'urgency',
        'area',
      ]);
      expect(fields[0]?.value).toBe('two leaflets');
      expect(JSON.stringify(reply.dialog.fields[0])).toContain('112');
    });

    it('is reached by /tandem signal as well', async () => {
      const reply = await world.command('liaison-officer', 'tandem', 'signal two leaflets');
      expect(reply.kind).toBe('dialog');
    });

    it('gives consecutive references and owes one card to every joint channel', async () => {
      const before = await database.prisma.delivery.count();
      const first = await raise();
      const second = await raise();
      expect(Number(second.slice(-4))).toBe(Number(first.slice(-4)) + 1);
      expect(await database.prisma.delivery.count()).toBe(before + 4);
    });

    it('records the same form once, however often it is sent', async () => {
      const before = await countSignals();
      const key = randomUUID();
      const replies = await Promise.all(
        Array.from({ length: 5 }, () =>
          world.submit('liaison-officer', 'signal.raise', signalForm(), { key }),
        ),
      );
      const references = replies.map((reply) => /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0]);
      expect(new Set(references).size).toBe(1);
      expect(replies.filter((reply) => textOf(reply).includes('at your first press'))).toHaveLength(
        4,
      );
      expect(await countSignals()).toBe(before + 1);
    });

    it('does not give one member the signal of another who knows the key', async () => {
      const before = await countSignals();
      const key = randomUUID();
      await world.submit('liaison-officer', 'signal.raise', signalForm(), { key });
      await world.submit('youth-worker', 'signal.raise', signalForm(), { key });
      expect(await countSignals()).toBe(before + 2);
    });

    it('says beside the field what is wrong with it, and records nothing', async () => {
      const before = await countSignals();
      const reply = await world.submit('liaison-officer', 'signal.raise', {
        facts: 'x'.repeat(8_001),
        categories: ['crime', 'care', 'tension'],
        urgency: 'whenever',
      });
      expect(reply).toEqual({
        kind: 'field-errors',
        errors: {
          facts: '8,001 characters; 8,000 fit. Please shorten it.',
          categories: 'Please choose 2 at most.',
          urgency: 'Please choose from the list.',
        },
      });
      expect(await countSignals()).toBe(before);
    });

    it('is acknowledged by the other side; the second is told who was first', async () => {
      const reference = await raise();
      const both = await Promise.all([
        world.press('safety-coordinator', 'signal.acknowledge', reference),
        world.press('mayors-office', 'signal.acknowledge', reference),
      ]);
      expect(both.map((reply) => reply.kind === 'notice' && reply.tone).toSorted()).toEqual([
        'done',
        'refused',
      ]);
      expect(both.map(textOf).join()).toContain('already acknowledged by');
      const row = await database.prisma.signal.findFirst({ where: { reference } });
      expect(row).toMatchObject({ status: 'acknowledged', revision: 2 });
    });

    it.each([
      ['community-officer', 'Your own organisation raised'],
      ['youth-worker', 'not yours to do'],
      ['privacy-officer', 'not yours to do'],
    ])('cannot be acknowledged by %s', async (member, word) => {
      const reference = await raise();
      expect(textOf(await world.press(member, 'signal.acknowledge', reference))).toContain(word);
    });

    it.each([
      ['liaison-officer', true],
      ['safety-coordinator', true],
      ['community-officer', false],
      ['mayors-office', false],
    ])('shows what was written to %s: %s', async (member, opens) => {
      const reference = await raise('liaison-officer', { facts: 'The van stood there all night.' });
      const reply = await world.command(member, 'signal', `show ${reference.toLowerCase()}`);
      expect(textOf(reply).includes('The van stood there all night.')).toBe(opens);
      expect(textOf(reply)).toContain(reference);
    });

    it.each(['', 'Station quarter'])(
      'lets no piece of what was written onto its card, area %j',
      async (area) => {
        const facts = 'Vuqyx zebrat loom hids fjord, wumpel vexes dhyl jocks.';
        const reference = await raise('liaison-officer', { facts, interpretation: facts, area });
        const row = await database.prisma.signal.findFirstOrThrow({ where: { reference } });
        const card = textOf(await world.command('mayors-office', 'signal', `show ${reference}`));
        expect(card).toContain(reference);
        const pieces = Array.from({ length: facts.length - 5 }, (_, from) =>
          facts.slice(from, from + 6),
        );
        for (const said of [card, JSON.stringify(row)]) {
          expect(pieces.filter((piece) => said.includes(piece))).toEqual([]);
        }
      },
    );

    it('shows a partner only what its own people raised', async () => {
      const own = await raise('youth-worker');
      const other = await raise('liaison-officer');
      expect(textOf(await world.command('youth-worker', 'signal', `show ${own}`))).toContain(
        'raised by Youth work',
      );
      expect(textOf(await world.command('youth-worker', 'signal', `show ${other}`))).toContain(
        'There is no signal',
      );
    });

    it('logs every reading of what was written, with its reason', async () => {
      const reference = await raise();
      await world.press('safety-coordinator', 'signal.open', reference);
      const entry = await database.prisma.auditEntry.findFirst({ orderBy: { number: 'desc' } });
      expect(entry).toMatchObject({
        action: 'signal.read',
        memberId: world.presence('safety-coordinator').member.id,
      });
      expect(entry?.payload).toContain('coordinates');
      const partnershipId = entry?.partnershipId ?? '';
      expect(await verifyChain(database.prisma, partnershipId)).toMatchObject({ intact: true });
    });

    it('refuses who is not known, and notes the attempt', async () => {
      const stranger = {
        ...envelope('nobody'),
        actor: { platform: 'room', tenant: 'havenstad', user: 'nobody' },
      };
      const reply = await world.dispatch({
        ...stranger,
        kind: 'command',
        name: 'signal',
        text: '',
      });
      expect(textOf(reply)).toContain('does not know you');
      await expect
        .poll(() => database.prisma.refusedAttempt.count({ where: { user: 'nobody' } }))
        .toBe(1);
    });

    it.each(['show', 'show S-2026-9999', 'show <script>', 'show S-2026-0001; DROP TABLE signal'])(
      'answers "/signal %s" with a clear word',
      async (text) => {
        expect(textOf(await world.command('liaison-officer', 'signal', text))).toMatch(
          /There is no signal .* S-2026-00/,
        );
      },
    );
  });
});
