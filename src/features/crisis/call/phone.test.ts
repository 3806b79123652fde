import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  COUNCIL,
  COUNCIL_DEPUTY,
  type CrisisStage,
  crisisIn,
  POLICE,
} from '../../../../test/support/acts/crisis.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import type { Database } from '../../../storage/database/database.ts';

const NUMBER = '+31 10 555 0202';

describe.for(ONE_DATABASE)('the number of somebody who was called, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let crisis: CrisisStage;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      crisis = crisisIn(world);
    });
    beforeEach(() => crisis.reset());
    afterAll(() => database.close());

    const ask = async (by: string, value: string) =>
      textOf(await world.press(by, 'crisis.phone', value));
    const reads = () =>
      database.prisma.auditEntry.count({ where: { action: 'crisis.phone_read' } });

    it('is shown to the coordinators of both sides and to who sits there; each look is logged', async () => {
      const { id } = await crisis.open();
      const before = await reads();
      expect(await ask(POLICE, `${id} local_authority seat`)).toContain(NUMBER);
      expect(await ask(COUNCIL_DEPUTY, `${id} local_authority seat`)).toContain(NUMBER);
      expect(await reads()).toBe(before + 2);
      const situation = await world.press(COUNCIL_DEPUTY, 'crisis.show', id);
      expect(JSON.stringify(situation)).toContain('Show the telephone number');
    });

    it('is shown to nobody else, nor of somebody who is in or was not called, nor once it is over', async () => {
      const { id } = await crisis.open();
      const before = await reads();
      for (const by of ['privacy-officer', 'youth-worker']) {
        expect(await ask(by, `${id} local_authority seat`)).not.toContain('555');
        expect(JSON.stringify(await world.press(by, 'crisis.show', id))).not.toContain(
          'crisis.phone',
        );
      }
      expect(await ask(POLICE, `${id} local_authority deputy`), 'not called').not.toContain('555');
      await world.press(COUNCIL, 'crisis.in', id);
      expect(await ask(POLICE, `${id} local_authority seat`), 'is in').not.toContain('555');
      await crisis.reset();
      expect(await ask(POLICE, `${id} local_authority deputy`), 'is over').not.toContain('555');
      expect(await reads()).toBe(before);
    });
  });
});
