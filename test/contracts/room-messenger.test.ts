import { afterAll, beforeAll, describe, it } from 'vitest';
import { renderMessage } from '../../src/platforms/room/render/render-reply.ts';
import { roomMessenger } from '../../src/platforms/room/send/messenger.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { roomStore } from '../../src/storage/people/room-store.ts';
import { openOneForTest } from '../support/databases.ts';
import { picturesOf } from '../support/shown/pictures-of.ts';
import { createWorld } from '../support/world.ts';
import { MESSENGER_CONTRACT, type MessengerUnderTest } from './messenger.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

describe('the messenger of the practice room', () => {
  let database: Database;
  let given: MessengerUnderTest;

  beforeAll(async () => {
    database = await openOneForTest();
    const { clock } = await createWorld(database);
    const row = await database.prisma.conversation.findFirstOrThrow({
      where: { platform: 'room' },
    });
    const store = roomStore(database);
    given = {
      messenger: roomMessenger(store, clock),
      conversation: { ...row, kind: 'channel' },
      titles: async () => (await store.list(row.id, { most: 100 })).map(({ card }) => card.title),
      pictures: async () => {
        const [newest] = await store.list(row.id, { most: 1 });
        return newest ? picturesOf(renderMessage(newest, [], READER)) : [];
      },
    };
  });
  afterAll(() => database.close());

  it.for(MESSENGER_CONTRACT)('$name', ({ run }) => run(given));
});
