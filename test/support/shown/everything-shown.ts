import { randomUUID } from 'node:crypto';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Reply } from '../../../src/bot/declare/reply.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import { envelope, signalForm, type World } from '../world.ts';
import { shownOfCrisis } from './shown-of-crisis.ts';
import {
  shownOfExport,
  shownOfLeads,
  shownOfProtocol,
  shownOfReminders,
  shownOfSteps,
  shownOfWeighing,
} from './shown-of-features.ts';
import { shownOfLiaison } from './shown-of-liaison.ts';

/** A reply as it is shown to somebody; `name` says after what. */
export interface Shown {
  readonly name: string;
  readonly reply: Reply;
}

const COMMANDS = [
  'help',
  '',
  'list',
  'list mine',
  'show S-2026-0001',
  'timeline S-2026-0001',
  'feedback S-2026-0001',
  'source S-2026-0001',
  'export S-2026-0001',
  'show nothing',
];

const FEATURES_SHOWN = [
  shownOfProtocol,
  shownOfWeighing,
  shownOfSteps,
  shownOfLeads,
  shownOfExport,
  shownOfReminders,
  shownOfLiaison,
  shownOfCrisis,
];

/** Everything that every feature shows, at its longest: to test that a platform takes it. */
export async function everythingShownIn(world: World): Promise<Shown[]> {
  await raiseLong(world);
  return [
    ...(await answersToCommands(world)),
    ...(await answersToForms(world)),
    ...(await cardsInChannels(world)),
    ...(await ofFeatures(world)),
  ];
}

/** In this order: each goes on from the signals as the one before left them. */
async function ofFeatures(world: World): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const play of FEATURES_SHOWN) {
    await play(world, (reply) => void shown.push({ name: `${play.name} ${shown.length}`, reply }));
  }
  return shown;
}

async function raiseLong(world: World): Promise<void> {
  const longest = 'Facts & <more>. '.repeat(500);
  const texts = { facts: longest, interpretation: longest, needs: longest, others: longest };
  for (let count = 0; count < 30; count += 1) {
    const form = signalForm({ ...texts, area: 'a'.repeat(120) });
    await world.submit('liaison-officer', 'signal.raise', form);
  }
}

async function answersToCommands(world: World): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const text of COMMANDS) {
    for (const who of ['liaison-officer', 'privacy-officer']) {
      const reply = await world.command(who, 'signal', text);
      shown.push({ name: `/signal ${text} of the ${who}`, reply });
    }
  }
  for (const who of ['safety-coordinator', 'liaison-officer']) {
    const reply = await world.dispatch({ ...envelope(who), kind: 'home' });
    shown.push({ name: `what waits for the ${who}`, reply });
  }
  const reply = await world.command('liaison-officer', 'tandem', 'help');
  return [...shown, { name: '/tandem help', reply }];
}

async function answersToForms(world: World): Promise<Shown[]> {
  const raise = (form: Parameters<typeof signalForm>[0]) =>
    world.submit('liaison-officer', 'signal.raise', signalForm(form));
  const empty = { key: randomUUID() };
  const facts = 'Call 06-12345678 or mail her at a@example.org. '.repeat(170);
  const named = { source: 'named', source_name: 'A shopkeeper', contact: 'yes' };
  const raised = await raise(named);
  const [about = ''] = /S-\d{4}-\d{4}/.exec(JSON.stringify(raised)) ?? [];
  const reason = { reason: 'Why & how. '.repeat(700) };
  return [
    { name: 'a signal recorded', reply: raised },
    {
      name: 'an empty form',
      reply: await world.submit('liaison-officer', 'signal.raise', {}, empty),
    },
    {
      name: 'an acknowledgement',
      reply: await world.press('safety-coordinator', 'signal.acknowledge', 'S-2026-0001'),
    },
    { name: 'a second look', reply: await raise({ facts }) },
    {
      name: 'a second look at all that fits into the form',
      reply: await raise({ facts, interpretation: facts, needs: facts, others: facts }),
    },
    {
      name: 'a source released',
      reply: await world.submit('privacy-officer', 'signal.source', reason, { about }),
    },
  ];
}

async function cardsInChannels(world: World): Promise<Shown[]> {
  const { partnership } = world.presence('liaison-officer');
  const sides = world.directory.sides(partnership.id);
  const members = world.directory.members(partnership.id);
  const now = world.clock.now();
  const { agenda } = world;
  const audience = { partnership, words: wordsFor('en'), sides, members, agenda, now };
  const { signal } = world.database.prisma;
  const played = { reference: { startsWith: 'S-2026' } };
  const acknowledged = await signal.findFirstOrThrow({
    where: { ...played, status: 'acknowledged' },
  });
  const open = await signal.findFirstOrThrow({
    where: { ...played, status: { not: 'acknowledged' } },
  });
  const builders = tablesOf(FEATURES).cards.values();
  const shown: Shown[] = [];
  for (const { name, build } of builders) {
    for (const { id, status } of [acknowledged, open]) {
      const card = await world.unitOfWork.transaction((stores) => build(stores, id, audience));
      if (card) shown.push({ name: `${name}, ${status}`, reply: { kind: 'card', card } });
    }
  }
  return shown;
}
