import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  COUNCIL,
  type CrisisStage,
  crisisIn,
  EVENT,
  POLICE,
  send,
} from '../../../../test/support/acts/crisis.ts';
import { dialogOf, textIn } from '../../../../test/support/acts/steps.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';
import { createWorld, type World } from '../../../../test/support/world.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { Database } from '../../../storage/database/database.ts';

const CORRECTED = 'There is a fire at 3 Mill road. It is not on Dock road.';

describe.for(ONE_DATABASE)('a message that follows another on $name', ({ skip, open }) => {
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

    async function push(version: MessageVersion): Promise<void> {
      await crisis.sign(POLICE, version);
      await crisis.sign(COUNCIL, version);
      await crisis.push(POLICE, version);
    }
    const form = async (kind: string) => {
      const { id } = await crisis.unit();
      return world.press(POLICE, 'crisis.message', `${id} ${kind}`);
    };
    async function corrected(): Promise<void> {
      await crisis.open();
      await push(await crisis.write(POLICE));
      await send(world, POLICE, await form('correction'), { happened: CORRECTED });
      await push(await crisis.newest());
    }

    it('begins, as the all-clear too, with what the last message pushed says happened', async () => {
      await corrected();
      const dialog = dialogOf(await form('all_clear'));
      expect(textIn(dialog, 'happened')).toBe(CORRECTED);
      expect(JSON.stringify(dialog.fields)).not.toContain(EVENT.location);
      expect(textIn(dialog, 'advice')).toContain('emergency services');
    });

    it('leaves the place open in a first text, once the place of the first report was corrected', async () => {
      await corrected();
      const { id } = await crisis.unit();
      const chosen = await world.submit(
        POLICE,
        'crisis.template',
        { template: ['all_clear'] },
        { about: id },
      );
      const dialog = dialogOf(chosen);
      expect(textIn(dialog, 'happened')).toBe('The danger at {{place}} is over.');
    });

    it('cannot say the same as the one before, and an all-clear says that it is over', async () => {
      await corrected();
      for (const kind of ['update', 'correction', 'all_clear']) {
        const refused = await send(world, POLICE, await form(kind));
        expect(refused).toMatchObject({
          kind: 'field-errors',
          errors: { happened: expect.any(String) },
        });
      }
      const over = await send(world, POLICE, await form('all_clear'), { happened: 'It is over.' });
      expect(over.kind).toBe('card');
    });

    it('keeps its signatures when it is saved without a change', async () => {
      await crisis.open();
      const version = await crisis.write(POLICE);
      await crisis.sign(COUNCIL, version);
      world.clock.move({ minutes: 12 });
      const { id } = await crisis.unit();
      const same = await send(world, POLICE, await world.press(POLICE, 'crisis.message', id));
      expect(textOf(same)).toContain('Nothing was changed: version 1 stands as it is');
      const newest = await crisis.newest();
      expect(newest.number).toBe(1);
      expect(newest.signatures.local_authority).toBeDefined();
      const later = await world.press(POLICE, 'crisis.message', id);
      expect((await send(world, POLICE, later, { next: '120' })).kind).toBe('card');
    });
  });
});
