import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { newFolder } from '../support/process.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import { activity } from '../support/teams/teams-requests.ts';
import { cpuOf, idleOf } from './measure/child-cpu.ts';
import { report } from './measure/report.ts';
import { compare, type Side } from './measure/rounds.ts';
import { createDatabase, startApp } from './surroundings.ts';

/** To each of them Teams takes two messages a second for long. */
const PEOPLE = ['liaison-officer', 'community-officer', 'safety-coordinator', 'mayors-office'];
const TEXT = 'signal two leaflets';
const PER_SECOND = 1;
/** Of 10 ms each, until the last answer stands there. */
const MOST_TURNS = 6_000;
/** Of the CPU of the bare app; what is aimed at. */
const AIM = 1.6;

/** What a message costs until its answer stands in the chat, beside a bare botbuilder app that sends the same card. */
export async function benchAckTeams({ seconds }: { readonly seconds: number }): Promise<number> {
  const teams = await startEmulatedTeams();
  for (const key of PEOPLE) openChat(teams, key);
  const database = await createDatabase();
  const tandem = await startApp('tandem-app.ts', {
    ...teams.settings,
    DATABASE_URL: database.url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    LOG_LEVEL: 'silent',
  });
  tandem.process.send({ teams: peopleOf(teams) });
  await once(tandem.process, 'message');
  const bare = await startApp('bare-teams-app.ts', {
    ...teams.settings,
    BENCH_TOKEN: await tokenOf(teams),
  });
  try {
    const lasts = Math.max(2, Math.round(seconds / 12));
    const side = async (name: string, app: typeof bare): Promise<Side> =>
      messagesTo(teams, name, { ...app, idle: await idleOf(app.process) }, lasts);
    const [yardstick, ours] = [await side('bare botbuilder', bare), await side('Tandem', tandem)];
    await ours.round();
    const last = teams.calls.findLast(({ body }) => body.includes('attachments'));
    bare.process.send({ attachments: JSON.parse(last?.body ?? '{}').attachments ?? [] });
    const calls = teams.calls.length;
    const compared = await compare('Teams message', yardstick, ours);
    report('ack-teams', [compared], { aim: AIM, calls: teams.calls.length - calls });
    return 0;
  } finally {
    for (const { process } of [bare, tandem]) await end(process);
    await teams.stop();
    await database.drop();
  }
}

function messagesTo(
  teams: EmulatedTeams,
  name: string,
  app: { readonly process: ChildProcess; readonly port: number; readonly idle: number },
  seconds: number,
): Side {
  const posts = () =>
    teams.calls.filter(({ kind, status }) => kind === 'post' && status < 300).length;
  return {
    name,
    async round() {
      const [cpu, wall, before] = [await cpuOf(app.process), performance.now(), posts()];
      let sent = 0;
      for (let turn = 0; turn < seconds * PER_SECOND; turn += 1) {
        for (const key of PEOPLE) {
          await send(teams, app.port, key);
          sent += 1;
        }
        await wait(1_000 / PER_SECOND);
      }
      for (let turns = 0; posts() < before + sent; turns += 1) {
        if (turns > MOST_TURNS) throw new Error(`${name} answered ${posts() - before} of ${sent}.`);
        await wait(10);
      }
      const took = performance.now() - wall;
      const all = (await cpuOf(app.process)) - cpu;
      return { operations: sent, cpu: all - app.idle * took, wall: took };
    },
  };
}

async function send(teams: EmulatedTeams, port: number, key: string): Promise<void> {
  const said = activity(teams, { key, where: 'personal' }, { text: TEXT });
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${await teams.sign(said)}`,
    },
    body: JSON.stringify(said),
  });
  await response.text();
  if (!response.ok) throw new Error(`Answered ${response.status}.`);
}

function peopleOf(teams: EmulatedTeams) {
  return PEOPLE.map((key) => {
    const { tenant, object } = teams.person(key);
    return { key, tenant, object };
  });
}

/** Their chat with the bot is there already, as after an installation. */
function openChat(teams: EmulatedTeams, key: string): void {
  const { tenant } = teams.person(key);
  const { id = '' } = activity(teams, { key, where: 'personal' }).conversation ?? {};
  teams.addConversation({ id, tenant, kind: 'direct', members: [key] });
}

async function tokenOf({ loginUrl, appId, password, tenants }: EmulatedTeams): Promise<string> {
  const form = {
    client_id: appId,
    client_secret: password,
    grant_type: 'client_credentials',
    scope: 'https://api.botframework.com/.default',
  };
  const url = `${loginUrl}/${tenants.police}/oauth2/v2.0/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}
