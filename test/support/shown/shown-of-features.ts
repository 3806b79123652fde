import { expect } from 'vitest';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Reply } from '../../../src/bot/declare/reply.ts';
import { CATEGORIES } from '../../../src/domain/category.ts';
import { PROTOCOL_PARTS } from '../../../src/domain/protocol/protocol-term.ts';
import { protocolFeature } from '../../../src/features/protocol/index.ts';
import { stepCard } from '../../../src/features/step/step-card.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import { inbox } from '../acts/inbox.ts';
import { envelope, signalForm, type World } from '../world.ts';

/** Takes what was shown, to be tried on a platform. */
export type Show = (reply: Reply) => void;

/** The protocol at its longest, and everything asked about it. */
export async function shownOfProtocol(world: World, show: Show): Promise<void> {
  const [police, council] = ['liaison-officer', 'safety-coordinator'];
  const longest = 'Talk & <listen>. '.repeat(10).slice(0, 120);
  const steps = CATEGORIES.map((category) => [`step_${category}`, longest]);
  const values = Object.fromEntries(steps);
  const press = (who: string, what: string, value = '') =>
    world.press(who, `protocol.${what}`, value);
  show(await world.submit(police, 'protocol.edit', values, { about: 'steps:0' }));
  for (const part of PROTOCOL_PARTS) show(await press(police, 'edit', part));
  show(await world.command(police, 'tandem', 'protocol'));
  const { id } = await world.database.prisma.protocol.findFirstOrThrow();
  const asked = await press(council, 'sign', id);
  expect(JSON.stringify(asked).split(longest)).toHaveLength(2 * CATEGORIES.length + 1);
  show(asked);
  for (const who of [police, council]) {
    show(await world.submit(who, 'protocol.sign', {}, { about: id }));
  }
  show(await world.command(council, 'tandem', 'protocol'));
  show(await world.dispatch({ ...envelope('youth-worker'), kind: 'home' }));
  const { partnership, member } = world.presence('youth-worker');
  const sides = world.directory.sides(partnership.id);
  const members = world.directory.members(partnership.id);
  const now = world.clock.now();
  const { agenda } = world;
  const audience = { partnership, words: wordsFor('en'), sides, members, agenda, now, member };
  for (const { build } of tablesOf([protocolFeature]).cards.values()) {
    const card = await world.unitOfWork.transaction((stores) => build(stores, id, audience));
    if (card) show({ kind: 'card', card });
  }
}

/** How both sides weigh a signal, at its longest. */
export async function shownOfWeighing(world: World, show: Show): Promise<void> {
  const [police, council, reference] = ['liaison-officer', 'safety-coordinator', 'S-2026-0002'];
  const long = 'What was seen & <heard>. '.repeat(310);
  const fill = async (who: string, press: string, value: string, values: object) => {
    const form = await world.press(who, press, value);
    show(form);
    if (form.kind !== 'dialog') throw new Error(`No form: ${press}`);
    const { action, key, about } = form.dialog;
    const sent = { ...values, second_look: 'keep' };
    const reply = await world.submit(who, action, sent, { key, ...(about && { about }) });
    expect(reply.kind).toBe('notice');
    show(reply);
  };
  const look = async () => {
    for (const text of [`weigh ${reference}`, `show ${reference}`, `timeline ${reference}`]) {
      for (const who of [police, council]) show(await world.command(who, 'signal', text));
    }
  };
  await world.press(council, 'signal.acknowledge', reference);
  await fill(police, 'weighing.note', reference, { view: long, summary: long });
  await fill(council, 'weighing.note', reference, { view: long, summary: long });
  show(await world.press(police, 'weighing.note', reference));
  await fill(police, 'weighing.propose', reference, { outcome: 'advice', reason: long });
  await fill(council, 'weighing.propose', reference, { outcome: 'unfounded', reason: long });
  await fill(police, 'weighing.propose', reference, { outcome: 'no_action', reason: long });
  show(await world.dispatch({ ...envelope(council), kind: 'home' }));
  await look();
  show(await world.press(council, 'weighing.agree', reference));
  const merged = { into: reference, reason: long };
  await fill(police, 'weighing.merge', `S-2026-0003 into ${reference}`, merged);
  show(await world.command(police, 'signal', `link S-2026-0004 ${reference}`));
  await world.press(council, 'weighing.close', reference);
  show(await world.press(police, 'weighing.close', reference));
  show(await world.press(police, 'weighing.close_now', reference));
  await look();
  await fill(council, 'weighing.reopen', reference, { reason: long });
  show(await world.press(council, 'signal.notes', reference));
}

/** Steps at their longest, many of them, and every form about one. */
export async function shownOfSteps(world: World, show: Show): Promise<void> {
  const [reference, who] = ['S-2026-0002', 'safety-coordinator'];
  await world.press(who, 'signal.acknowledge', reference);
  const { id: owner } = world.presence(who).member;
  const step = {
    what: 'Call & <meet> the club. '.repeat(10).slice(0, 120),
    owner,
    due: '3/4/2027',
  };
  const asked = await world.submit('liaison-officer', 'step.new', step, { about: reference });
  expect(asked.kind).toBe('dialog');
  show(asked);
  for (let count = 0; count < 40; count += 1) {
    const form = { ...step, due: 'in 2 working days' };
    await world.submit('liaison-officer', 'step.new', form, { about: reference });
  }
  const steps = await world.database.prisma.step.findMany({ where: { signal: { reference } } });
  expect(steps).toHaveLength(40);
  const { id = '' } = steps[0] ?? {};
  for (const change of ['one', 'done', 'postpone', 'not_needed', 'give']) {
    show(await world.press(who, `step.${change}`, id));
  }
  for (const { id: about } of steps.slice(20)) {
    await world.submit(who, 'step.done', {}, { about });
  }
  show(await world.submit(who, 'step.done', step, { about: id }));
  for (const text of ['', 'help', reference, `${reference} ${step.what}`, 'nothing']) {
    show(await world.command(who, 'step', text));
  }
  const { partnership, member } = world.presence(who);
  const sides = world.directory.sides(partnership.id);
  const members = world.directory.members(partnership.id);
  const now = world.clock.now();
  const { agenda } = world;
  const audience = { partnership, words: wordsFor('en'), sides, members, agenda, now, member };
  for (const { id: recordId } of steps) {
    const card = await world.unitOfWork.transaction((stores) =>
      stepCard.build(stores, recordId, audience),
    );
    if (!card) throw new Error('Nothing to show.');
    show({ kind: 'card', card });
  }
}

/** Who leads, with everything that can be said of it at its longest. */
export async function shownOfLeads(world: World, show: Show): Promise<void> {
  const [reference, longest] = ['S-2026-0003', 'Why & <how> it goes. '.repeat(380)];
  const idOf = (key: string) => world.presence(key).member.id;
  const press = (who: string, what: string) => world.press(who, `lead.${what}`, reference);
  const say = (who: string, what: string, about = reference) =>
    world.submit(who, `lead.${what}`, { words: longest }, { about });
  await world.press('safety-coordinator', 'signal.acknowledge', reference);
  show(await press('mayors-office', 'choose'));
  const values = {
    mode: 'joint',
    police: idOf('community-officer'),
    local_authority: idOf('safety-coordinator'),
    reason: longest,
  };
  const about = `${reference} -`;
  show(await world.submit('mayors-office', 'lead.choose', values, { about }));
  for (const what of ['ask', 'decline']) show(await press('community-officer', what));
  show(await say('community-officer', 'ask'));
  const [question] = (await inbox(world, 'mayors-office')).filter(
    ({ name }) => name === 'lead.question',
  );
  const value = `${reference} ${question?.recordId}`;
  show(await world.press('mayors-office', 'lead.answer', value));
  show(await say('mayors-office', 'answer', value));
  show(await say('community-officer', 'decline'));
  show(await press('safety-coordinator', 'accept'));
  const form = await press('safety-coordinator', 'handover');
  show(form);
  const handover = { to: idOf('mayors-office'), reason: longest };
  const from = (form.kind === 'dialog' && form.dialog.about) || '';
  show(await world.submit('safety-coordinator', 'lead.handover', handover, { about: from }));
  for (const text of ['', 'help', 'list', reference]) {
    show(await world.command('safety-coordinator', 'lead', text));
    show(await world.command('mayors-office', 'lead', text));
  }
  for (const who of ['community-officer', 'mayors-office', 'safety-coordinator']) {
    for (const { card } of await inbox(world, who)) show({ kind: 'card', card });
  }
}

/** A signal taken out as a file, and what is asked before. */
export async function shownOfExport(world: World, show: Show): Promise<void> {
  const about = 'S-2026-0001';
  const reason = 'Call 06-12345678 or mail her at a@example.org. '.repeat(170);
  const asked = await world.submit('privacy-officer', 'export.open', { reason }, { about });
  expect(asked.kind).toBe('dialog');
  show(asked);
  const kept = { reason, second_look: 'keep' };
  const ready = await world.submit('privacy-officer', 'export.open', kept, { about });
  expect(ready.kind).toBe('card');
  show(ready);
}

/** Reminders, what they are chosen in, and the digest of a day. */
export async function shownOfReminders(world: World, show: Show): Promise<void> {
  show(await world.command('liaison-officer', 'tandem', 'reminders'));
  for (const who of ['liaison-officer', 'safety-coordinator']) {
    show(await world.submit(who, 'reminders.set', { way: 'daily', at: '10:00' }));
  }
  await world.submit('youth-worker', 'signal.raise', signalForm({ urgency: 'danger_now' }));
  await world.remind();
  const shown = new Set<string>();
  for (const days of [1, 9]) {
    world.clock.move({ hours: 24 * days });
    await world.remind();
    const found = [
      ...(await inbox(world, 'liaison-officer')),
      ...(await inbox(world, 'safety-coordinator')),
    ].filter(({ name }) => name.startsWith('reminders.'));
    for (const { name, card } of found) {
      show({ kind: 'card', card });
      shown.add(name);
    }
    world.clock.move({ hours: -24 * days });
  }
  expect([...shown].toSorted()).toEqual([
    'reminders.digest',
    'reminders.nudge',
    'reminders.urgent',
  ]);
}
