import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import type { Database } from '../../storage/database/database.ts';

const WITH_PHONE = 'He can be reached at 06-12345678 in the evening.';

describe.for(DATABASES)('/signal in full on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    async function raise(
      more = {},
      member = 'liaison-officer',
      key = randomUUID(),
    ): Promise<string> {
      const reply = await world.submit(member, 'signal.raise', signalForm(more), { key });
      return /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
    }
    const show = async (member: string, reference: string) =>
      textOf(await world.command(member, 'signal', `show ${reference}`));

    describe('the second look', () => {
      it('holds back text that seems to concern a person, with the words marked', async () => {
        const before = await database.prisma.signal.count();
        const key = randomUUID();
        const reply = await world.submit(
          'liaison-officer',
          'signal.raise',
          signalForm({ facts: WITH_PHONE }),
          { key },
        );
        if (reply.kind !== 'dialog') throw new Error(`Not asked: ${reply.kind}`);
        const json = JSON.stringify(reply.dialog.fields.slice(0, 2));
        expect(json).toContain('{"run":"mark","text":"06-12345678"}');
        expect(json).toContain('One thing here looks like it concerns a person.');
        expect(reply.dialog.key).toBe(key);
        expect(JSON.stringify(reply.dialog.fields)).toContain(WITH_PHONE);
        expect(await database.prisma.signal.count()).toBe(before);
      });

      it('wants an answer once it has asked', async () => {
        const reply = await world.submit(
          'liaison-officer',
          'signal.raise',
          signalForm({ facts: WITH_PHONE, second_look: '' }),
        );
        expect(reply).toEqual({
          kind: 'field-errors',
          errors: { second_look: 'Please fill this in.' },
        });
      });

      it('takes it out', async () => {
        const reference = await raise({ facts: WITH_PHONE, second_look: 'take_out' });
        const shown = await show('liaison-officer', reference);
        expect(shown).toContain('He can be reached at […] in the evening.');
        expect(shown).not.toContain('12345678');
      });

      it('keeps it in the protected part, never on the card, and the log says so', async () => {
        const reference = await raise({ facts: WITH_PHONE, second_look: 'keep' });
        expect(await show('safety-coordinator', reference)).toContain('06-12345678');
        const timeline = textOf(
          await world.command('safety-coordinator', 'signal', `timeline ${reference}`),
        );
        expect(timeline).toContain('kept what seems to concern a person');
        expect(timeline).not.toContain('12345678');
      });

      it('does not let it into the area, which stands on the card', async () => {
        const reply = await world.submit(
          'liaison-officer',
          'signal.raise',
          signalForm({ area: 'Kerkstraat 12' }),
        );
        expect(reply).toMatchObject({ errors: { area: expect.stringContaining('neighbourhood') } });
      });

      it('asks once for all fields, and not at all where there is nothing', async () => {
        expect(await raise({ needs: 'A youth worker who knows the square.' })).toMatch(/^S-/);
        const reply = await world.submit(
          'liaison-officer',
          'signal.raise',
          signalForm({ facts: WITH_PHONE, others: 'Mail the school at concierge@example.org.' }),
        );
        expect(JSON.stringify(reply)).toContain('2 things here look like they concern a person.');
      });
    });

    it('shows the number to call on every form', async () => {
      const reference = await raise();
      for (const [member, text] of [
        ['liaison-officer', ''],
        ['liaison-officer', `feedback ${reference}`],
        ['privacy-officer', `source ${reference}`],
      ] as const) {
        const reply = await world.command(member, 'signal', text);
        expect(reply.kind).toBe('dialog');
        expect(JSON.stringify(reply)).toContain('Call 112 first');
      }
    });

    describe('the source', () => {
      it('of an anonymous signal is not kept: a name beside it is refused', async () => {
        const reply = await world.submit(
          'liaison-officer',
          'signal.raise',
          signalForm({ source: 'anonymous', source_name: 'The baker' }),
        );
        expect(reply).toMatchObject({
          errors: { source_name: expect.stringContaining('nothing is kept') },
        });
      });

      it('that may be named is opened by a custodian alone, with a reason, and that is logged', async () => {
        const reference = await raise({
          source: 'named',
          source_name: 'Baker Quillfeather',
          contact: 'yes',
        });
        for (const member of ['liaison-officer', 'safety-coordinator']) {
          expect(await show(member, reference)).not.toContain('Quillfeather');
          expect(textOf(await world.command(member, 'signal', `source ${reference}`))).toContain(
            'not yours to do',
          );
        }
        expect(
          await world.command('privacy-officer', 'signal', `source ${reference}`),
        ).toMatchObject({ kind: 'dialog' });
        const release = (reason: string) =>
          world.submit('privacy-officer', 'signal.source', { reason }, { about: reference });
        expect(await release('')).toMatchObject({ kind: 'field-errors' });
        expect(textOf(await release('A court asks for it.'))).toContain('Baker Quillfeather');
        const timeline = textOf(
          await world.command('privacy-officer', 'signal', `timeline ${reference}`),
        );
        expect(timeline).toContain('opened who the source is');
        expect(timeline).not.toContain('Quillfeather');
      });
    });

    describe('feedback', () => {
      const told = async (member: string, reference: string, more = {}) => {
        const values = {
          told: 'That it was looked into.',
          told_by: world.presence(member).member.id,
          told_on: '2026-11-23',
          ...more,
        };
        return world.submit(member, 'signal.feedback', values, { about: reference });
      };

      it('is recorded by who raised it and shown to who may read it', async () => {
        const reference = await raise({
          source: 'named',
          source_name: 'The baker',
          contact: 'yes',
        });
        const form = await world.command('liaison-officer', 'signal', `feedback ${reference}`);
        expect(form).toMatchObject({ kind: 'dialog', dialog: { about: reference } });
        expect(textOf(await told('liaison-officer', reference))).toContain('is recorded');
        expect(await show('safety-coordinator', reference)).toContain('That it was looked into.');
        expect(await show('mayors-office', reference)).toContain(
          'Told to the source by Liaison officer on 2026-11-23',
        );
        expect(await show('mayors-office', reference)).not.toContain('looked into');
      });

      it('is refused where the source does not want it, and to others', async () => {
        const silent = await raise({ source: 'anonymous' });
        expect(textOf(await told('liaison-officer', silent))).toContain('does not want');
        const own = await raise({ source: 'me' });
        expect(textOf(await told('community-officer', own))).toContain(
          'is recorded by Liaison officer',
        );
      });

      it('tells a partner nothing of a signal that it may not see', async () => {
        const reference = await raise();
        const refused = [
          await world.command('youth-worker', 'signal', `feedback ${reference}`),
          await told('youth-worker', reference),
        ].map(textOf);
        for (const text of refused) {
          expect(text).toContain('There is no signal');
          expect(text).not.toContain('Liaison officer');
        }
      });

      it('is of a day that has come, told by somebody of one’s own organisation', async () => {
        const reference = await raise();
        expect(await told('liaison-officer', reference, { told_on: '2027-01-01' })).toMatchObject({
          errors: { told_on: 'This day is still to come.' },
        });
        expect(await told('liaison-officer', reference, { told_on: 'yesterday' })).toMatchObject({
          kind: 'field-errors',
        });
        const stranger = world.presence('safety-coordinator').member.id;
        expect(await told('liaison-officer', reference, { told_by: stranger })).toMatchObject({
          errors: { told_by: 'Please choose from the list.' },
        });
      });
    });

    describe('lists', () => {
      it('show ten at a time, newest first, with a button to the rest', async () => {
        for (let count = 0; count < 12; count++) await raise({}, 'youth-worker');
        const first = await world.command('youth-worker', 'signal', 'list mine');
        if (first.kind !== 'card') throw new Error(`Not a card: ${first.kind}`);
        expect(referencesIn(first)).toHaveLength(10);
        expect(first.card.buttons).toMatchObject([
          { action: 'signal.list', value: 'mine:1', label: 'Show older' },
        ]);
        const second = await world.press('youth-worker', 'signal.list', 'mine:1');
        expect(referencesIn(second)).toHaveLength(2);
        expect(new Set([...referencesIn(first), ...referencesIn(second)]).size).toBe(12);
      });

      it.each([
        ['list police', 'raised by Police', 'raised by Youth'],
        ['list open', 'raised by', 'Closed'],
      ])('"/signal %s" holds what it says', async (text, there, notThere) => {
        const shown = textOf(await world.command('safety-coordinator', 'signal', text));
        expect(shown).toContain(there);
        expect(shown).not.toContain(notThere);
      });

      it('say what to try when they are empty', async () => {
        expect(textOf(await world.command('liaison-officer', 'signal', 'list closed'))).toContain(
          'Raise one with /signal',
        );
      });

      it('show a partner its own alone', async () => {
        await raise();
        const shown = textOf(await world.command('youth-worker', 'signal', 'list open'));
        expect(shown).not.toContain('raised by Police');
      });

      it('are not taken for facts, and facts are not taken for lists', async () => {
        const facts = await world.command(
          'liaison-officer',
          'signal',
          'list of names was found on a wall',
        );
        expect(facts).toMatchObject({ kind: 'dialog' });
        expect(JSON.stringify(facts)).toContain('list of names was found on a wall');
        const shown = await world.command(
          'liaison-officer',
          'signal',
          'show trial was announced online',
        );
        expect(shown.kind).toBe('dialog');
      });
    });

    it('tells the one who raised it, alone, that it was acknowledged', async () => {
      const reference = await raise({}, 'community-officer');
      await world.press('safety-coordinator', 'signal.acknowledge', reference);
      const direct = await database.prisma.delivery.findMany({
        where: { conversation: { kind: 'direct', external: 'community-officer' } },
      });
      expect(direct).toMatchObject([{ card: 'signal.acknowledged' }]);
    });
  });
});

function referencesIn(reply: Reply): string[] {
  return [...new Set(textOf(reply).match(/S-\d{4}-\d{4}/g) ?? [])];
}
