import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../../test/support/databases.ts';
import { exampleFile, exampleText } from '../../../test/support/example.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import type { Database } from '../database/database.ts';
import { registerWriter } from './register-writer.ts';

const IN_SLACK = { platform: 'slack', team: 'T0POLICE' } as const;

describe.for(DATABASES)('a channel of a partnership, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    afterAll(() => database.close());

    /** @param tenant of the first channel; the others go. */
    async function importing(key: string, name: string, team: string): Promise<void> {
      const file = exampleFile();
      const channels = file.channels.slice(0, 1).map((one) => {
        return { ...one, ...IN_SLACK, team, conversation: 'C0JOINT' };
      });
      const partnership = { ...file.partnership, key, name };
      await registerWriter(database).apply({ ...file, partnership, channels }, world.clock.now());
    }

    it('is refused to another one, in words and with its line, until it is free', async () => {
      const count = () => database.prisma.partnership.count();
      await importing('one', 'First town', 'T0POLICE');
      const before = await count();
      const [line] = exampleText()
        .split('\n')
        .flatMap((text, index) => (text.includes('conversation:') ? [index + 1] : []));
      await expect(importing('two', 'Second town', 'T0POLICE')).rejects.toMatchObject({
        faults: [
          `line ${line}: channels.0.conversation: "C0JOINT" is the channel "joint-desk" of the partnership "First town", and a channel belongs to one partnership. Name another one here, or take it out there first`,
        ],
      });
      expect(await count()).toBe(before);
      // Its own, and another workspace's of that id.
      await importing('one', 'First town', 'T0POLICE');
      await importing('two', 'Second town', 'T0COUNCIL');
      await importing('one', 'First town', 'T0ELSEWHERE');
      await importing('two', 'Second town', 'T0POLICE');
    });
  });
});
