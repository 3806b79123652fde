import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { DATABASES } from '../support/databases.ts';
import { createMemoryWorld } from '../support/memory/memory-world.ts';
import { createWorld, type People } from '../support/world.ts';
import { STORE_CONTRACT } from './stores.ts';

describe.for(DATABASES)('the stores on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let people: People;
    beforeAll(async () => {
      database = await open();
      people = await createWorld(database);
    });
    afterAll(() => database.close());

    it.for(STORE_CONTRACT)('$name', ({ run }) => run(people));
  });
});

describe('the stores in memory', () => {
  it.for(STORE_CONTRACT)('$name', async ({ run }) => run(await createMemoryWorld()));
});
