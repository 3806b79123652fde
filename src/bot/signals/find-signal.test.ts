import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import type { Database } from '../../storage/database/database.ts';

const OFFICER = 'liaison-officer';

describe.for(DATABASES)('a signal by its number alone, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    async function raise(): Promise<string> {
      const reply = await world.submit(OFFICER, 'signal.raise', signalForm());
      return /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? '';
    }

    it('is this year’s, else last year’s; of both it is asked, with a button for each', async () => {
      const last = await raise();
      expect(textOf(await world.command(OFFICER, 'signal', 'show 1'))).toContain(last);
      world.clock.move({ hours: 24 * 366 });
      expect(textOf(await world.command(OFFICER, 'signal', '“1”.'))).toContain(last);
      const first = await raise();
      expect(first).not.toBe(last);
      const asked = await world.command(OFFICER, 'signal', 'show 0001');
      expect(asked).toMatchObject({
        kind: 'card',
        card: {
          title: '0001 may be either of these.',
          buttons: [{ value: `signal show ${first}` }, { value: `signal show ${last}` }],
        },
      });
      expect(textOf(await world.command(OFFICER, 'signal', `show ${last}`))).toContain(last);
      const unknown = await world.command(OFFICER, 'signal', 'show 77');
      expect(textOf(unknown)).toContain('There is no signal 77');
    });
  });
});
