import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { layOutAgain } from '../../src/features/liaison/series/lay-out-again.ts';
import { createLog } from '../../src/log.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { dialogOf, valuesOf } from '../support/acts/meetings.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { type TellingDatabase, tellingDatabase } from '../support/faults/telling-database.ts';
import { filledFolder } from '../support/process.ts';
import {
  type EmulatedSlack,
  ONE_WORKSPACE,
  startEmulatedSlack,
} from '../support/slack/emulated-slack.ts';
import { commandFields } from '../support/slack/slack-requests.ts';
import { httpTransport } from '../support/slack/slack-transport.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import { onTeams, register, teamsTransport } from '../support/teams/teams-app.ts';
import { slash } from '../support/teams/teams-requests.ts';
import { envelope, signalForm } from '../support/world.ts';

const TYPED = 'Quillfeather of Wobblethorpe';

/** A door at which something can go wrong, and what the log says then. */
interface Door {
  readonly name: string;
  readonly says: string;
  /** Of which every change, or every reading, fails. */
  readonly table: string;
  readonly fails: 'write' | 'read';
  /** What somebody does there; nothing: a tick comes by. */
  readonly happens?: (tandem: Tandem) => Promise<unknown>;
}

const DOORS: readonly Door[] = [
  {
    ...{ name: 'a form that cannot be recorded', says: 'interaction failed' },
    ...{ table: 'signal', fails: 'write', happens: raise },
  },
  {
    ...{ name: 'a page that cannot be read', says: 'interaction failed' },
    ...{ table: 'signal', fails: 'read' },
    happens: ({ core }) => core.dispatch({ ...envelope('liaison-officer'), kind: 'home' }),
  },
  {
    ...{ name: 'a stranger who cannot be noted', says: 'refused attempt not noted' },
    ...{ table: 'refused_attempt', fails: 'write' },
    happens({ core }) {
      const actor = { platform: 'room', tenant: 'havenstad', user: 'stranger' };
      return core.dispatch({ ...envelope('stranger'), actor, kind: 'home' });
    },
  },
  {
    ...{ name: 'a file that cannot be looked up', says: 'file not made' },
    ...{ table: 'file_offer', fails: 'read' },
    happens: ({ port }) => ask(port, `files/${'a'.repeat(43)}`, 'POST'),
  },
  {
    ...{ name: 'a calendar that cannot be looked up', says: 'calendar not made' },
    ...{ table: 'calendar_feed', fails: 'read' },
    happens: ({ port }) => ask(port, `calendar/${'a'.repeat(43)}.ics`),
  },
  {
    ...{ name: 'a room that cannot be read', says: 'request failed' },
    ...{ table: 'room_message', fails: 'read' },
    async happens({ port, core }) {
      const { id } = await core.database.prisma.conversation.findFirstOrThrow({
        where: { external: 'joint-desk' },
      });
      return ask(port, `practice/api/messages?as=havenstad/liaison-officer&conversation=${id}`);
    },
  },
  {
    ...{ name: 'a card that cannot be posted', says: 'conversation not drained' },
    ...{ table: 'room_message', fails: 'write', happens: raise },
  },
  {
    ...{ name: 'a reminder that cannot be given', says: 'reminder failed' },
    ...{ table: 'audit_entry', fails: 'write' },
    happens: ({ core: { database } }) =>
      database.prisma.reminder.updateMany({
        where: { occasion: 'due', state: 'planned' },
        data: { dueAt: new Date() },
      }),
  },
  {
    ...{ name: 'a tick that cannot read what is due', says: 'tick failed' },
    ...{ table: 'reminder', fails: 'read' },
  },
  {
    ...{ name: 'a job that cannot be done', says: 'job failed; it is tried again' },
    ...{ table: 'meeting', fails: 'write', happens: layOut },
  },
];

/** What somebody typed, in the words of an error: PostgreSQL, Slack and Teams repeat what they cannot take. */
describe.skipIf(inject('postgres') === null)('the log says of what kind a fault was, of', () => {
  let tandem: Tandem;
  let telling: TellingDatabase;
  let slack: EmulatedSlack;
  let teams: EmulatedTeams;
  let drop: () => Promise<void>;
  let log: string[] = [];

  beforeAll(async () => {
    const made = await createPostgresDatabase();
    drop = made.drop;
    slack = await startEmulatedSlack();
    teams = await startEmulatedTeams();
    const config = readConfig({
      ...{ DATA_DIR: filledFolder(), PORT: '0', PRACTICE_ROOM: 'on' },
      ...{ DATABASE_URL: made.url, TANDEM_MASTER_KEYS: newKeyText('k1') },
      ...{ ...ONE_WORKSPACE, SLACK_API_URL: slack.apiUrl, ...teams.settings },
    });
    tandem = await startTandem(
      config,
      createLog('trace', { write: (line) => void log.push(line) }),
    );
    await register(tandem, onTeams(teams, exampleFile()));
    await raise(tandem);
    await plan(tandem);
    telling = await tellingDatabase(made.url, TYPED);
  });
  beforeEach(() => {
    log = [];
  });
  afterAll(async () => {
    await telling.close();
    await tandem.stop();
    await slack.stop();
    await teams.stop();
    await drop();
  });

  /** Once it is told: by its kind, and nothing that somebody typed. */
  async function expectTold(says: string): Promise<void> {
    const told = () => log.filter((line) => line.includes(`"msg":"${says}"`));
    await expect.poll(told, { timeout: 30_000 }).not.toEqual([]);
    expect(log.filter((line) => /Quillfeather|Wobblethorpe/.test(line))).toEqual([]);
  }

  it.each(DOORS)('$name', async ({ table, fails, happens, says }) => {
    const meanwhile = fails === 'read' ? telling.whileReadsFail : telling.whileWritesFail;
    await meanwhile(table, async () => {
      await happens?.(tandem);
      await expectTold(says);
    });
  });

  it('a form that Slack does not open', async () => {
    slack.fail('views.open', { status: 500, body: TYPED });
    await httpTransport(tandem.port).command(commandFields({ response_url: slack.responseUrl }));
    await expectTold('view not opened');
  });

  it('an answer that Teams does not take', async () => {
    const body = { error: { code: 'ServiceError', message: TYPED } };
    teams.fail('post', ...Array.from({ length: 3 }, () => ({ answer: 400, body })));
    const from = { key: 'liaison-officer' };
    const address = `http://127.0.0.1:${tandem.port}/api/messages`;
    await teamsTransport(teams, address)(slash(teams, from, '/signal list'));
    await expectTold('connector call failed');
  });
});

function raise({ core }: Tandem) {
  return core.dispatch({
    ...envelope('liaison-officer'),
    kind: 'submission',
    action: 'signal.raise',
    key: randomUUID(),
    about: undefined,
    values: signalForm({ facts: TYPED, urgency: 'urgent' }),
  });
}

/** A series of meetings, so that there is something to lay out. */
async function plan({ core }: Tandem): Promise<void> {
  const who = envelope('liaison-officer');
  const text = 'schedule every Tuesday 10:00';
  const dialog = dialogOf(await core.dispatch({ ...who, kind: 'command', name: 'liaison', text }));
  const { action, key, about } = dialog;
  const values = valuesOf(dialog);
  await core.dispatch({ ...who, id: randomUUID(), kind: 'submission', action, key, about, values });
}

async function layOut({ core: { database, unitOfWork } }: Tandem): Promise<void> {
  const { id: seriesId, partnershipId } = await database.prisma.liaisonSeries.findFirstOrThrow();
  await database.prisma.meeting.deleteMany();
  await database.prisma.liaisonSeries.updateMany({ data: { lookAgainAt: new Date(0) } });
  const request = layOutAgain.request({ partnershipId, seriesId });
  await unitOfWork.transaction((stores) => stores.jobs.enqueue(request));
}

function ask(port: number, path: string, method = 'GET'): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/${path}`, { method });
}
