import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationReference } from '../../src/ports/people/conversation-reference-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { referenceStore } from '../../src/storage/people/conversation-reference-store.ts';
import { DATABASES } from '../support/databases.ts';

const AT = Temporal.Instant.from('2026-11-24T09:00:00Z');
const TENANT = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
const CHANNEL: ConversationReference = {
  platform: 'teams',
  tenant: TENANT,
  kind: 'channel',
  external: '19:desk@thread.tacv2',
  conversation: '19:desk@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  seenAt: AT,
};
const PERSON: ConversationReference = {
  ...CHANNEL,
  kind: 'direct',
  external: '0e9b2d52-6f0e-4c1c-8f8e-52d0f2b3c901',
  conversation: 'a:1xyz',
  seenAt: AT.add({ minutes: 5 }),
};

describe.for(DATABASES)('where Tandem can speak, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;

    beforeAll(async () => {
      database = await open();
    });
    afterEach(() => database.prisma.conversationReference.deleteMany());
    afterAll(() => database.close());

    const find = ({ tenant, kind, external }: ConversationReference) =>
      referenceStore(database).find('teams', tenant, kind, external);

    it('comes back as it was saved', async () => {
      const store = referenceStore(database);
      await store.save(CHANNEL);
      await store.save(PERSON);
      expect(await find(CHANNEL)).toEqual(CHANNEL);
      expect(await find(PERSON)).toEqual(PERSON);
      expect(await store.find('teams', 'elsewhere', 'channel', CHANNEL.external)).toBeUndefined();
      expect(await store.find('teams', TENANT, 'direct', CHANNEL.external)).toBeUndefined();
    });

    it('follows an address that changes, at once', async () => {
      const store = referenceStore(database);
      await store.save(CHANNEL);
      const moved = {
        ...CHANNEL,
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        seenAt: AT.add({ seconds: 1 }),
      };
      await store.save(moved);
      expect(await find(CHANNEL)).toEqual(moved);
    });

    it('keeps the newer one when an older word comes late', async () => {
      const store = referenceStore(database);
      await store.save(CHANNEL);
      await store.save({ ...CHANNEL, conversation: 'old', seenAt: AT.subtract({ seconds: 1 }) });
      expect(await find(CHANNEL)).toEqual(CHANNEL);
    });

    it('is written again only after a while if it says the same', async () => {
      const store = referenceStore(database);
      await store.save(CHANNEL);
      await store.save({ ...CHANNEL, seenAt: AT.add({ minutes: 59 }) });
      expect(await find(CHANNEL)).toEqual(CHANNEL);
      const later = { ...CHANNEL, seenAt: AT.add({ minutes: 60 }) };
      await store.save(later);
      expect(await find(CHANNEL)).toEqual(later);
    });

    it('is saved once by many at the same time', async () => {
      const store = referenceStore(database);
      await Promise.all(Array.from({ length: 5 }, () => store.save(CHANNEL)));
      expect(await find(CHANNEL)).toEqual(CHANNEL);
    });

    it('names the one of an organisation that was seen last', async () => {
      const store = referenceStore(database);
      await store.save(PERSON);
      await store.save(CHANNEL);
      expect(await store.findLatest('teams', TENANT)).toEqual(PERSON);
      expect(await store.findLatest('teams', 'elsewhere')).toBeUndefined();
    });

    it('is forgotten where Tandem can speak no longer', async () => {
      const store = referenceStore(database);
      await store.save(CHANNEL);
      await store.save(PERSON);
      await store.remove('teams', TENANT, CHANNEL.external);
      await store.remove('teams', TENANT, CHANNEL.external);
      expect(await find(CHANNEL)).toBeUndefined();
      expect(await find(PERSON)).toEqual(PERSON);
    });
  });
});
