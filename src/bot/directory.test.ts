import { beforeAll, describe, expect, it } from 'vitest';
import type { Notices } from '../ports/notices.ts';
import type { Register } from '../ports/stores.ts';
import { createDirectory, type Directory, followRegister } from './directory.ts';

/** Slack's ids of workspaces begin alike, and a guest's own id is the same in each. */
const WORKSPACES = ['T1HAVEN01', 'T1HAVEN02', 'T2HAVEN01'] as const;
const [OURS] = WORKSPACES;
const GUEST = 'U1GUEST';

describe('who acts in Slack', () => {
  let directory: Directory;

  beforeAll(async () => {
    directory = await createDirectory({ load: async () => register(), noteRefused: never });
  });

  const found = (tenant: string, conversation?: string) => {
    try {
      const actor = { platform: 'slack', tenant, user: GUEST };
      return directory.identify(actor, conversation).member.key;
    } catch (error) {
      return Object(error).code;
    }
  };

  it('is known by the whole id of their workspace', () => {
    expect(WORKSPACES.map((tenant) => found(tenant))).toEqual([
      'of-T1HAVEN01',
      'of-T1HAVEN02',
      'unknown_person',
    ]);
    for (const odd of ['T', 'T1', 'T1HAVEN0', 'T1HAVEN011', 't1haven01', '']) {
      expect(found(odd)).toBe('unknown_person');
    }
  });

  it('has an account in that workspace and no other', () => {
    const where = WORKSPACES.map((tenant) =>
      directory.hasAccountIn('of-T1HAVEN01', { platform: 'slack', tenant }),
    );
    expect(where).toEqual([true, false, false]);
    const elsewhere = { platform: 'teams', tenant: OURS };
    expect(directory.hasAccountIn('of-T1HAVEN01', elsewhere)).toBe(false);
  });

  it('is found for a card by the whole of it', () => {
    const members = WORKSPACES.map(
      (tenant) => directory.member('havenstad', { platform: 'slack', tenant, user: GUEST })?.key,
    );
    expect(members).toEqual(['of-T1HAVEN01', 'of-T1HAVEN02', undefined]);
  });
});

describe('the register in memory', () => {
  const named = (name: string): Register => {
    const { partnerships, ...rest } = register();
    return { ...rest, partnerships: partnerships.map((one) => ({ ...one, name })) };
  };
  const nameIn = (directory: Directory) => directory.partnership('havenstad')?.name;

  it('is never what was read before, though that ends last', async () => {
    const reads: ((name: string) => void)[] = [];
    const load = () =>
      new Promise<Register>((resolve) => reads.push((name) => resolve(named(name))));
    const created = createDirectory({ load, noteRefused: never });
    reads[0]?.('at the start');
    const directory = await created;
    const refreshes = [directory.refresh(), directory.refresh()];
    reads[2]?.('after');
    await refreshes[1];
    reads[1]?.('before');
    await refreshes[0];
    expect(nameIn(directory)).toBe('after');
  });

  it('is listened for before it is read, so that no change goes unheard', async () => {
    let kept = 'before';
    let changed = (_: string): void => undefined;
    const load = async () => {
      const read = named(kept);
      if (kept === 'before') {
        kept = 'after';
        changed('');
      }
      return read;
    };
    const listen: Notices['listen'] = async (_, handler) => {
      changed = handler;
    };
    const directory = await followRegister({ load, noteRefused: never }, { listen }, never);
    expect(nameIn(directory)).toBe('after');
  });
});

/** Two of the three workspaces are registered, with one person each. */
function register(): Register {
  const organisation = { id: 'police', key: 'police', side: 'police', name: 'Police' } as const;
  return {
    partnerships: [
      {
        ...{ id: 'havenstad', key: 'havenstad', name: 'Havenstad', level: 'local', live: false },
        ...{ language: 'en', timeZone: 'Europe/Amsterdam', emergencyNumber: '112', holidays: [] },
        officeHours: { days: ['mon'], from: '08:30', to: '17:00' },
      },
    ],
    members: WORKSPACES.slice(0, 2).map((tenant) => ({
      member: {
        ...{ id: `of-${tenant}`, key: `of-${tenant}`, name: tenant, partnershipId: 'havenstad' },
        ...{ organisation, roles: [], language: 'en', timeZone: 'Europe/Amsterdam' },
      },
      accounts: [{ platform: 'slack', tenant, user: GUEST }],
    })),
    channels: [],
  };
}

function never(): never {
  throw new Error('Nobody is refused here.');
}
