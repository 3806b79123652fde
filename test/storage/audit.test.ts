import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { verifyChain } from '../../src/storage/protection/audit-store.ts';
import { DATABASES } from '../support/databases.ts';
import { createWorld, type World } from '../support/world.ts';

const DRAFT = { action: 'signal.read', model: 'signal', detail: { reason: 'raised_it' } };

describe.for(DATABASES)('the audit log on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let partnershipId: string;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      partnershipId = world.presence('liaison-officer').partnership.id;
    });
    afterAll(() => database.close());

    const append = (times: number) =>
      Promise.all(
        Array.from({ length: times }, () =>
          world.unitOfWork.transaction(({ audit }) =>
            audit.append(
              { partnershipId, memberId: undefined },
              { ...DRAFT, recordId: randomUUID() },
              world.clock.now(),
            ),
          ),
        ),
      );

    it('is one unbroken chain, also when many write at once', async () => {
      await append(20);
      expect(await verifyChain(database.prisma, partnershipId)).toEqual({
        intact: true,
        entries: 21,
      });
    });

    it('takes no change and no deletion', async () => {
      await expect(database.prisma.auditEntry.deleteMany()).rejects.toThrow();
      await expect(
        database.prisma.auditEntry.updateMany({ data: { action: 'nothing' } }),
      ).rejects.toThrow();
    });

    it('keeps nothing of a transaction that was rolled back', async () => {
      const before = await verifyChain(database.prisma, partnershipId);
      const failing = world.unitOfWork.transaction(async ({ audit }) => {
        await audit.append(
          { partnershipId, memberId: undefined },
          { ...DRAFT, recordId: randomUUID() },
          world.clock.now(),
        );
        throw new Error('rolled back on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await verifyChain(database.prisma, partnershipId)).toEqual(before);
    });

    it('shows where somebody with the database in hand changed it', async () => {
      const tamper = (sql: string) =>
        database.withSession(async (session) => {
          await session.run('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only');
          await session.run(sql);
        });
      await tamper(
        "UPDATE audit_entry SET payload = replace(payload, 'raised_it', 'leads_it') WHERE number = 7",
      );
      expect(await verifyChain(database.prisma, partnershipId)).toEqual({ intact: false, at: 7 });
      await tamper(
        "UPDATE audit_entry SET payload = replace(payload, 'leads_it', 'raised_it') WHERE number = 7",
      );
      expect(await verifyChain(database.prisma, partnershipId)).toMatchObject({ intact: true });
      await tamper('DELETE FROM audit_entry WHERE number = 21');
      expect(await verifyChain(database.prisma, partnershipId)).toEqual({ intact: false, at: 21 });
    });
  });
});
