import { createUnderway } from '../../../src/bot/stopping.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { createTenants } from '../../../src/platforms/teams/identity/tenants.ts';
import { createHandler } from '../../../src/platforms/teams/receive/handle-activity.ts';
import { readActivity } from '../../../src/platforms/teams/receive/schema.ts';
import { createConnector } from '../../../src/platforms/teams/send/connector.ts';
import { teamsMessenger } from '../../../src/platforms/teams/send/messenger.ts';
import { answerInPrivate } from '../../../src/platforms/teams/send/private-answer.ts';
import { createRateLimit } from '../../../src/platforms/teams/send/rate-limit.ts';
import type { AnswerContent } from '../../../src/ports/delivery/messenger.ts';
import type { ConversationReference } from '../../../src/ports/people/conversation-reference-store.ts';
import { textOf } from '../../journeys/teams-driver.ts';
import { exampleFile } from '../../support/example.ts';
import { startEmulatedTeams, type TeamsFault } from '../../support/teams/emulated-teams.ts';
import { onTeams } from '../../support/teams/teams-app.ts';
import { directId, type TeamsMessage } from '../../support/teams/teams-conversations.ts';
import { memoryReferences } from '../../support/teams/teams-references.ts';
import { task } from '../../support/teams/teams-requests.ts';
import {
  createSendings,
  FILE_CARD,
  PICTURE_CARD,
  PUSHED,
  READER,
  SIGNAL,
  standing,
} from './sendings.ts';
import type { Kinds, KindsOfPlatform } from './table.ts';

/** Nobody who hangs is waited for longer. */
const TIMEOUT_MILLISECONDS = 300;
/** Of the host's organisation, and of the other, to whose people Tandem cannot write first. */
const OFFICER = 'liaison-officer';
const GUEST = 'safety-coordinator';
const ANSWER = 'the answer';

/** Everything that Teams is sent, tried against its emulator. */
export async function teamsSendings(): Promise<KindsOfPlatform<TeamsFault>> {
  const teams = await startEmulatedTeams();
  const log = createLog('silent');
  const { teams: config } = readConfig(teams.settings);
  if (!config) throw new Error('Teams is not configured.');
  const timeoutMilliseconds = TIMEOUT_MILLISECONDS;
  const connector = createConnector({ teams: config, log, timeoutMilliseconds });
  const officer = teams.person(OFFICER);
  const chat = directId(officer);
  const { tenant, object } = officer;
  teams.addConversation({ id: chat, tenant, kind: 'direct', members: [OFFICER] });
  const seenAt = Temporal.Instant.from('2026-11-24T09:00:00Z');
  const platform = 'teams' as const;
  const known = { platform, serviceUrl: teams.serviceUrl, botId: teams.botId, seenAt };
  const references = memoryReferences(
    { ...known, tenant: teams.tenants.police, ...channelOf(teams.channel) },
    { ...known, tenant, kind: 'direct', external: object, conversation: chat },
  );
  const file = onTeams(teams, exampleFile());
  const channels = file.channels.map((one) => ({ ...one, exercise: true }));
  const sendings = await createSendings(
    () => ({ ...file, channels }),
    ({ world: { clock }, pause }) => {
      const pace = createRateLimit(clock, pause);
      return teamsMessenger({ connector, references, clock, log, pace, random: () => 0 });
    },
  );
  const { world, pause, owe } = sendings;
  const { clock, dispatch, directory } = world;
  const pace = createRateLimit(clock, pause);
  const underway = createUnderway();
  const deps = { connector, references, clock, log, pace, pause, owe, underway, random: () => 0 };
  const anew = async () => {
    await sendings.clear();
    return { channel: teams.messages().length, chat: teams.messages(chat).length };
  };

  async function inChannel(
    fault: readonly TeamsFault[],
    owed: () => Promise<void>,
    { card, says }: { readonly card: string; readonly says: string },
  ) {
    const before = await anew();
    await owed();
    teams.fail('post', ...fault);
    const state = await sendings.settle('channel', teams.channel, card);
    teams.fail('post');
    const texts = teams.messages().slice(before.channel).map(textIn);
    return standing(
      state,
      texts.filter((text) => text.includes(says)),
    );
  }

  async function alone(fault: readonly TeamsFault[], key: string, content: AnswerContent) {
    const before = await anew();
    const { id, object: user, tenant: own, name } = teams.person(key);
    const place = {
      serviceUrl: teams.serviceUrl,
      conversation: teams.channel,
      shared: true,
      host: teams.tenants.police,
      user: id,
      bot: teams.botId,
    };
    const recipient = { place, who: { tenant: own, object: user }, name, reader: READER };
    teams.fail('post', ...fault);
    await answerInPrivate(deps, recipient, [content]);
    const late = (await world.database.prisma.owedAnswer.count()) > 0;
    const state = late ? await sendings.settle('direct', user) : 'sent';
    teams.fail('post');
    const here = teams.messages().slice(before.channel);
    const shown = [
      ...here.filter(({ only }) => only === id),
      ...teams.messages(chat).slice(before.chat),
    ];
    const seen = standing(state, shown.map(textIn)) + (late && shown.length > 0 ? ', late' : '');
    const open = here.filter(({ only }) => only === undefined).map(textIn);
    if (open.length === 0) return seen;
    const contentless = open.every((text) => text.includes('no way to show it to one person'));
    if (!contentless || open.length > 1 || shown.length > 0) return 'PUBLIC';
    return 'named, no content';
  }

  const kinds: Kinds<TeamsFault> = {
    card: (fault) => inChannel(fault, sendings.card, SIGNAL),
    pushed: (fault) => inChannel(fault, sendings.pushed, PUSHED),
    answer: (fault) => alone(fault, OFFICER, ANSWER),
    guest: (fault) => alone(fault, GUEST, ANSWER),
    file: (fault) => alone(fault, OFFICER, FILE_CARD),
    picture: (fault) => alone(fault, OFFICER, PICTURE_CARD),
    async form(fault) {
      await anew();
      const handle = createHandler({
        ...{ ...deps, dispatch, directory, commands: [] },
        tenants: createTenants(connector),
        following: { heard: async () => undefined, follow: async () => undefined },
        background: (work) => void underway.track(work()),
      });
      const pressed = { action: 'command-again', value: 'signal' };
      const asks = async () => {
        const sent = JSON.parse(
          JSON.stringify(task(teams, { key: OFFICER }, 'task/fetch', pressed)),
        );
        const read = readActivity(sent)?.read;
        if (!read) throw new Error('Not taken.');
        return seenTask(await handle(read));
      };
      teams.fail('member', ...fault);
      const first = await asks();
      teams.fail('member');
      return first === 'form' ? first : `${first}, then ${await asks()}`;
    },
  };
  const stop = async () => {
    await underway.settled();
    await sendings.stop();
    await teams.stop();
  };
  return { kinds, stop };
}

function channelOf(
  channel: string,
): Pick<ConversationReference, 'kind' | 'external' | 'conversation'> {
  return { kind: 'channel', external: channel, conversation: channel };
}

function textIn({ activity }: TeamsMessage): string {
  const content = activity.attachments[0]?.content;
  return content ? `${textOf(content)} ${JSON.stringify(content)}` : (activity.text ?? '');
}

function seenTask(answer: unknown): string {
  const { type, value } = Object(Object(answer).task);
  return type === 'continue' && JSON.stringify(value).includes('facts') ? 'form' : 'word';
}
