import { createDirectory } from '../../../src/bot/directory.ts';
import { actorOf } from '../../../src/domain/people/member.ts';
import type { Register, RegisterStore } from '../../../src/ports/stores.ts';
import { exampleFile } from '../example.ts';
import { createPeople, type People, testClock } from '../world.ts';
import { type Memory, memoryUnitOfWork } from './memory-stores.ts';

const PARTNERSHIP_ID = '00000000-0000-4000-8000-000000000001';

/** The example's people on stores in memory: for tests that run thousands of times. */
export async function createMemoryWorld(): Promise<People & { readonly memory: () => Memory }> {
  const unitOfWork = memoryUnitOfWork(ACTORS);
  const register: RegisterStore = {
    load: async () => REGISTER,
    noteRefused: async () => undefined,
  };
  const directory = await createDirectory(register);
  const clock = testClock('2026-11-24T09:00:00Z');
  const people = createPeople({ unitOfWork, directory, clock, register });
  return { ...people, memory: unitOfWork.memory };
}

/** As the database's store would load it. */
function exampleRegister(): Register {
  const { partnership, members, organisations, channels } = exampleFile();
  const partnershipId = PARTNERSHIP_ID;
  const withIds = organisations.map((one, index) => ({ ...one, id: idOf(100 + index) }));
  return {
    partnerships: [{ ...partnership, id: partnershipId, live: false }],
    members: members.map(({ key, name, roles, language, organisation: of }, index) => {
      const organisation = withIds.find((one) => one.key === of);
      if (!organisation) throw new Error('The example names an organisation that it lacks.');
      const { timeZone } = partnership;
      const id = idOf(index);
      return {
        member: { id, partnershipId, key, name, roles, language, timeZone, organisation },
        accounts: [{ platform: 'room', tenant: partnership.key, user: key }],
      };
    }),
    channels: channels.map(({ platform, conversation, ...channel }, index) => ({
      ...channel,
      partnershipId,
      conversationId: idOf(200 + index),
      platform,
      tenant: partnership.key,
      external: conversation,
    })),
  };
}

const REGISTER = exampleRegister();
const ACTORS = new Map(REGISTER.members.map(({ member }) => [member.id, actorOf(member)]));

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number + 1_000).padStart(12, '0')}`;
}
