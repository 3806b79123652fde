import { expect } from 'vitest';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Reply } from '../../../src/bot/declare/reply.ts';
import { liaisonFeature } from '../../../src/features/liaison/index.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import { valuesOf } from '../acts/meetings.ts';
import { envelope, type World } from '../world.ts';
import type { Show } from './shown-of-features.ts';

const [POLICE, COUNCIL] = ['liaison-officer', 'safety-coordinator'];
const LONGEST = 'Talk & <listen>. '.repeat(10).slice(0, 120);

/** Meetings at their longest: planned, answered, moved, talked about, and called off. */
export async function shownOfLiaison(world: World, show: Show): Promise<void> {
  const tell = async (reply: Promise<Reply>) => {
    const shown = await reply;
    show(shown);
    return shown;
  };
  const command = (who: string, text: string) => tell(world.command(who, 'liaison', text));
  const press = (who: string, what: string, value: string) =>
    tell(world.press(who, `liaison.${what}`, value));
  const fill = async (who: string, opened: Reply, values: object) => {
    if (opened.kind !== 'dialog') throw new Error(`No form: ${JSON.stringify(opened)}`);
    const { action, key, about } = opened.dialog;
    const sent = { ...valuesOf(opened.dialog), ...values };
    return tell(world.submit(who, action, sent, { key, ...(about !== undefined && { about }) }));
  };
  const twice = async (who: string, opened: Reply, values: object) =>
    fill(who, await fill(who, opened, values), {});

  await command(POLICE, '');
  await command(POLICE, 'help');
  await command(POLICE, 'schedule every second Tuesday 10:00');
  await command(POLICE, 'schedule whenever it suits <script>');
  await command(POLICE, 'schedule on the 31st 02:30 Pacific/Auckland from 1 January 2027');
  const form = await command(POLICE, 'schedule every day 09:00');
  const texts = { title: LONGEST, place: LONGEST, link: `https://example.org/${'x'.repeat(90)}` };
  const template = Array.from({ length: 15 }, (_, index) => `${index} ${LONGEST}`.slice(0, 120));
  const values = { ...texts, template: template.join('\n'), quorum_police: '2' };
  expect((await fill(POLICE, form, values)).kind).toBe('card');
  const name = 'L-2026-0001/2026-11-25';
  for (const what of [
    'coming',
    'deputy',
    'not-coming',
    'open',
    'agenda',
    'details',
    'show-series',
  ]) {
    await press(COUNCIL, what, name);
  }
  await fill(POLICE, await press(POLICE, 'point', `S-2026-0001 ${LONGEST}`), { what: LONGEST });
  await command(COUNCIL, `agenda add ${LONGEST}`);
  await command(COUNCIL, 'calendar');
  await press(COUNCIL, 'calendar-file', name);
  const weekly = { scope: 'following', when: 'every 2 weeks on Friday 11:00', reason: LONGEST };
  await twice(POLICE, await command(POLICE, 'move L-2026-0001/2026-12-02'), weekly);
  await twice(COUNCIL, await command(COUNCIL, 'skip L-2026-0001/2026-11-26'), { reason: LONGEST });
  await press(COUNCIL, 'restore', 'L-2026-0001/2026-11-26');
  const all = { scope: 'all', reason: LONGEST };
  world.clock.move({ hours: 26 });
  await world.remind();
  await world.upkeep();
  const minutes = await press(POLICE, 'minutes', name);
  await fill(POLICE, await press(POLICE, 'attendance', name), {});
  const points = minutes.kind === 'card' ? minutes.card.blocks : [];
  const rows = points.flatMap((block) => (block.tag === 'list' ? block.rows : []));
  for (const { button } of rows.filter(({ button: one }) => one).slice(0, 4)) {
    const decision = 'What was <decided>. '.repeat(49);
    const action = { action: LONGEST, due: 'in 3 days', owner: world.presence(COUNCIL).member.id };
    await fill(POLICE, await tell(world.press(POLICE, 'liaison.record', button?.value ?? '')), {
      decision,
      ...action,
    });
  }
  await press(POLICE, 'propose', name);
  await press(POLICE, 'approve', name);
  await press(COUNCIL, 'approve', name);
  const correction = await press(COUNCIL, 'correct', name);
  await fill(COUNCIL, correction, { text: 'What is to be <corrected>. '.repeat(37) });
  await tell(world.command(COUNCIL, 'step'));
  const { id } = await world.database.prisma.step.findFirstOrThrow({ where: { signalId: null } });
  await press(COUNCIL, 'action', id);
  await fill(COUNCIL, await press(COUNCIL, 'action-postpone', id), { due: 'in 5 days' });
  await press(COUNCIL, 'action-done', id);
  await twice(POLICE, await command(POLICE, 'cancel L-2026-0001'), all);
  show(await world.dispatch({ ...envelope(COUNCIL), kind: 'home' }));
  await showPosted(world, show);
}

/** Every card that was owed, as the channel and as one member see it. */
async function showPosted(world: World, show: Show): Promise<void> {
  const cards = tablesOf([liaisonFeature]).cards;
  const { partnership, member } = world.presence(COUNCIL);
  const audience = {
    partnership,
    words: wordsFor('en'),
    sides: world.directory.sides(partnership.id),
    members: world.directory.members(partnership.id),
    agenda: world.agenda,
    now: world.clock.now(),
  };
  const owed = await world.database.prisma.delivery.findMany({
    where: { card: { startsWith: 'liaison.' } },
    distinct: ['card', 'recordId'],
  });
  for (const { card: name, recordId } of owed) {
    for (const one of [audience, { ...audience, member }]) {
      const card = await world.unitOfWork.transaction(async (stores) =>
        cards.get(name)?.build(stores, recordId, one),
      );
      if (card) show({ kind: 'card', card });
    }
  }
}
