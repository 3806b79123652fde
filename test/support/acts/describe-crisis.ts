import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { ONE_DATABASE } from '../databases.ts';
import { toldMembers } from '../shown/told.ts';
import { createWorld, type World } from '../world.ts';
import { type CrisisStage, crisisIn, POLICE } from './crisis.ts';

/** A world in which a crisis is played; there while a test runs. */
export interface CrisisScene {
  database: Database;
  world: World;
  crisis: CrisisStage;
  /** The texts of cards of these kinds that somebody was told. */
  told(who: string, cards: RegExp): Promise<string[]>;
  idOf(key: string): string;
  /** How many alarms are shown to the police as they are now that they are settled. */
  shownAnew(): Promise<number>;
}

/** Tests on the database that a partnership works with, each from the same beginning. */
export function describeCrisis(name: string, tests: (at: CrisisScene) => void): void {
  describe.for(ONE_DATABASE)(`${name} on $name`, ({ skip, open }) => {
    describe.skipIf(skip)('', () => {
      // Filled before the first test, which is given the object as it stands here.
      const at = {
        told: async (who: string, cards: RegExp) =>
          (await toldMembers(at.world, cards)).flatMap((one) =>
            one.who === who ? [one.text] : [],
          ),
        idOf: (key: string) => at.world.presence(key).member.id,
        shownAnew: () =>
          at.database.prisma.delivery.count({
            where: { card: 'crisis.alarm', revision: 2, conversation: { external: POLICE } },
          }),
      } as CrisisScene;
      beforeAll(async () => {
        at.database = await open();
        at.world = await createWorld(at.database);
        at.crisis = crisisIn(at.world);
      });
      beforeEach(() => at.crisis.reset());
      afterAll(() => at.database.close());

      tests(at);
    });
  });
}
