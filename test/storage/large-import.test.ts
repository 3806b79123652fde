import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { openPostgresForTest } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { CHANNELS, largeFile, MEMBERS } from '../support/size/large-file.ts';
import { listenToStatements, type Statements } from '../support/statements.ts';
import { testClock } from '../support/world.ts';

const MOST_STATEMENTS = 60;

describe.skipIf(inject('postgres') === null)('a large partnership', () => {
  const clock = testClock('2026-11-24T09:00:00Z');
  let database: Database;
  let statements: Statements;

  beforeAll(async () => {
    statements = listenToStatements();
    database = await openPostgresForTest();
  });
  afterAll(async () => {
    statements.end();
    await database.close();
  });

  /** @returns what an import changed, and how many statements it took. */
  async function take(file: PartnershipFile) {
    let changes = 0;
    const asked = await statements.of(async () => {
      changes = (await registerWriter(database).apply(file, clock.now())).length;
    });
    return { changes, statements: asked.length };
  }
  const counted = (changes: number) => ({
    changes,
    statements: expect.toSatisfy((count: number) => count > 0 && count <= MOST_STATEMENTS),
  });

  it('is taken in, changed and left with a handful of statements', async () => {
    const { partnership, organisations } = exampleFile();
    const whole = largeFile();
    expect(await take(whole)).toEqual(counted(1 + organisations.length + MEMBERS + CHANNELS));
    expect(await take(whole)).toEqual(counted(0));
    expect(await database.prisma.account.count()).toBe(2 * MEMBERS);
    expect(await database.prisma.conversation.count()).toBe(CHANNELS);

    const renamed = {
      ...whole,
      members: whole.members.map((one) => ({ ...one, roles: ['deputy' as const] })),
      channels: whole.channels.map((one) => ({ ...one, name: `${one.name} new` })),
    };
    expect(await take(renamed)).toEqual(counted(MEMBERS + CHANNELS));
    const moved = {
      ...renamed,
      members: renamed.members.map((one, index) => {
        return { ...one, slack: { team: 'T0OTHER', user: `U${index}` } };
      }),
    };
    expect(await take(moved)).toEqual(counted(MEMBERS));
    expect(await take({ partnership, organisations, members: [], channels: [] })).toEqual(
      counted(MEMBERS + CHANNELS),
    );
    expect(await database.prisma.member.count({ where: { active: true } })).toBe(0);
    expect(await database.prisma.reminder.count({ where: { state: 'planned' } })).toBe(2 * MEMBERS);
  });
});
