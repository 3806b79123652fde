import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import type { Dialog, FormValues } from '../../src/cards/dialog.ts';
import type { Database } from '../../src/storage/database.ts';
import { ONE_DATABASE } from '../support/databases.ts';
import { textOf } from '../support/text-of.ts';
import { createWorld, type World } from '../support/world.ts';

const POLICE = 'liaison-officer';
const COUNCIL = 'safety-coordinator';

describe.for(ONE_DATABASE)('/liaison schedule on $name', ({ open }) => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await database.prisma.$executeRaw`
      TRUNCATE liaison_series, reminder, delivery, post, business_key, counter, signal CASCADE`;
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  it('smoke', async () => {
    const opened = await world.command(
      POLICE,
      'liaison',
      'schedule every second Tuesday of the month 10:00',
    );
    const dialog = dialogOf(opened);
    console.log(textOf(opened), dialog.about);
    const values = { ...valuesOf(dialog), title: '' };
    const saved = await world.submit(POLICE, 'liaison.schedule', values, {
      key: dialog.key,
      about: dialog.about ?? '',
    });
    console.log(textOf(saved));
    const listed = await world.command(COUNCIL, 'liaison');
    console.log(textOf(listed));
    const name = 'L-2026-0001/2026-12-08';
    console.log(textOf(await world.press(COUNCIL, 'liaison.coming', name)));
    console.log(textOf(await world.press(POLICE, 'liaison.deputy', name)));
    console.log(textOf(await world.press(POLICE, 'liaison.open', name)));
    console.log(textOf(await world.command(POLICE, 'liaison', 'agenda add training in January')));
    console.log(textOf(await world.command(POLICE, 'liaison', 'agenda')));
    world.clock.move({ hours: 14 * 24 + 2 });
    await world.remind();
    await world.upkeep();
    console.log(textOf(await world.command(POLICE, 'liaison', 'minutes')));
    console.log(await database.prisma.reminder.findMany({ where: { state: 'fired' } }));
    console.log(
      await database.prisma.delivery.findMany({ select: { card: true, revision: true } }),
    );
    expect(1).toBe(1);
  });
});

function dialogOf(reply: Reply | undefined): Dialog {
  if (reply?.kind !== 'dialog') throw new Error(`No dialog: ${JSON.stringify(reply)}`);
  return reply.dialog;
}

function valuesOf({ fields }: Dialog): FormValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.tag === 'note') return [];
      if (field.tag !== 'choice') return [[field.name, field.value ?? '']];
      const value = field.value ?? [];
      return [[field.name, field.most === 1 ? (value[0] ?? '') : value]];
    }),
  );
}
