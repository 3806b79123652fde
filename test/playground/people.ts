import { stringify } from 'yaml';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { exampleFile, JOINT } from '../support/example.ts';

/** The playground plays one tenant alone; police and council are told apart by the register. */
export const TENANT = '7a1d5c1e-0000-4000-8000-000000000001';
const CHANNEL = '19:joint-desk@thread.tacv2';
export const CHANNEL_NAME = 'joint-desk';
export const BOT = { id: '28:tandem', name: 'Tandem' };

/** Who types in the playground. */
const TYPES = 'liaison-officer';

/** A person's id: for the playground and for Entra alike, so that Tandem can write to them. */
export function personId(key: string): string {
  const place = exampleFile().members.findIndex((member) => member.key === key);
  if (place < 0) throw new Error(`The example has nobody who is ${key}.`);
  return `7a1d5c1e-0000-4000-8000-${String(place + 100).padStart(12, '0')}`;
}

/** The example partnership, its people in the playground's tenant and a joint channel there. */
export function playgroundFile(): PartnershipFile {
  const file = exampleFile();
  const channel = {
    key: 'teams',
    name: CHANNEL_NAME,
    platform: 'teams',
    team: TENANT,
    conversation: CHANNEL,
    exercise: true,
    ...JOINT,
  } as const;
  return {
    ...file,
    organisations: file.organisations.map((one) => ({ ...one, teamsTenantIds: [TENANT] })),
    members: file.members.map((member) => ({
      ...member,
      teams: { tenant: TENANT, object: personId(member.key) },
    })),
    channels: [channel, ...file.channels],
  };
}

/**
 * The playground's own configuration: the same people, at least five beside the one who types.
 * https://learn.microsoft.com/microsoftteams/platform/toolkit/debug-your-agents-playground
 */
export function playgroundConfig(): string {
  const users = exampleFile().members.map(({ key, name }) => ({
    id: personId(key),
    name,
    userPrincipleName: `${key}@example.org`,
    aadObjectId: personId(key),
    givenName: name,
    surname: '',
    email: `${key}@example.org`,
  }));
  const types = personId(TYPES);
  return stringify({
    version: '0.1.1',
    tenantId: TENANT,
    bot: BOT,
    currentUser: users.find(({ id }) => id === types),
    users: users.filter(({ id }) => id !== types),
    personalChat: { id: 'a:liaison-officer' },
    groupChat: { id: '19:group@thread.v2', name: 'Group chat' },
    team: {
      id: '19:team@thread.tacv2',
      name: 'Havenstad',
      aadGroupId: '7a1d5c1e-0000-4000-8000-000000000002',
      channels: [{ id: CHANNEL, name: CHANNEL_NAME }],
    },
  });
}
