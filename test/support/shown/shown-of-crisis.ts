import { expect } from 'vitest';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Reply } from '../../../src/bot/declare/reply.ts';
import type { FormValues } from '../../../src/cards/dialog.ts';
import { MESSAGE_LANGUAGES, TARGET_GROUPS } from '../../../src/domain/crisis/message.ts';
import { PLACES, REPORT_PARTS } from '../../../src/domain/crisis/unit.ts';
import { SIDES } from '../../../src/domain/people/side.ts';
import { crisisFeature } from '../../../src/features/crisis/index.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import type { World } from '../world.ts';
import type { Show } from './shown-of-features.ts';

const [POLICE, COUNCIL] = ['liaison-officer', 'mayors-office'] as const;
const SEATS = {
  police: { seat: POLICE, deputy: 'community-officer' },
  local_authority: { seat: COUNCIL, deputy: 'safety-coordinator' },
};
const WORDS = ['', 'message', 'sitrep', 'handover', 'voices', 'templates', 'close', 'help'];
const PRESSES = ['spoken', 'print', 'board', 'beside', 'language', 'changes', 'read'];

/** A unit with everything that can be written, signed, sent and printed in it, at its longest. */
export async function shownOfCrisis(world: World, show: Show): Promise<void> {
  await opened(world, show);
  const { id, hash } = await written(world, show);
  const value = `${id} ${hash}`;
  for (const who of [POLICE, COUNCIL]) {
    await pressed(world, show, who, PRESSES, id);
    await said(world, show, who, 'sign', value);
  }
  const push = await said(world, show, POLICE, 'push', value);
  if (push.kind === 'dialog') {
    const { action, key, about = '' } = push.dialog;
    show(await world.submit(COUNCIL, action, {}, { key, about }));
  }
  await pressed(world, show, POLICE, PRESSES, id);
  await builtCards(world, show, id);
  for (const text of WORDS) show(await world.command(COUNCIL, 'crisis', text));
}

async function opened(world: World, show: Show): Promise<void> {
  show(await world.command(POLICE, 'crisis', 'open'));
  const lines = REPORT_PARTS.map((part) => [part, 'Smoke & <more>. '.repeat(10).slice(0, 120)]);
  const seats = SIDES.flatMap((side) =>
    PLACES.map((place) => {
      return [`${side}_${place}`, world.presence(SEATS[side][place]).member.id];
    }),
  );
  const form = { ...Object.fromEntries([...lines, ...seats]), location: 'Kade 1', major: 'yes' };
  show(await world.submit(POLICE, 'crisis.open', form));
  for (const text of WORDS) show(await world.command(POLICE, 'crisis', text));
  const text = 'What was known & <said>. '.repeat(300);
  show(await world.submit(POLICE, 'crisis.write-sitrep', { text, next: '60' }));
}

/** In all languages, to everywhere. */
async function written(world: World, show: Show) {
  const form = await world.command(POLICE, 'crisis', 'message');
  show(form);
  if (form.kind !== 'dialog') throw new Error('There is no form for a message.');
  const { action, key, about = '', fields } = form.dialog;
  const typed = fields.flatMap((field) =>
    field.tag === 'text' ? [[field.name, field.value ?? '']] : [],
  );
  const values: FormValues = {
    ...Object.fromEntries(typed),
    next: '30',
    groups: [...TARGET_GROUPS],
    languages: [...MESSAGE_LANGUAGES],
  };
  show(await world.submit(POLICE, action, { ...values, happened: 'At {{place}}' }, { about }));
  show(await world.submit(POLICE, action, values, { key, about }));
  return world.database.prisma.crisisVersion.findFirstOrThrow();
}

async function said(
  world: World,
  show: Show,
  who: string,
  action: string,
  value: string,
): Promise<Reply> {
  const reply = await world.press(who, `crisis.${action}`, value);
  show(reply);
  return reply;
}

async function pressed(
  world: World,
  show: Show,
  who: string,
  actions: readonly string[],
  value: string,
): Promise<void> {
  for (const action of actions) await said(world, show, who, action, value);
}

/** Each kind of card for each kind of record: those that fit together are there. */
async function builtCards(world: World, show: Show, versionId: string): Promise<void> {
  const { partnership, member } = world.presence(POLICE);
  const version = await world.database.prisma.crisisVersion.findFirstOrThrow();
  const sides = world.directory.sides(partnership.id);
  const members = world.directory.members(partnership.id);
  const now = world.clock.now();
  const { agenda } = world;
  const audience = { partnership, words: wordsFor('en'), sides, members, agenda, now, member };
  const { unitId } = await world.database.prisma.crisisMessage.findFirstOrThrow({
    where: { id: version.messageId },
  });
  let built = 0;
  for (const { build } of tablesOf([crisisFeature]).cards.values()) {
    for (const id of [unitId, versionId]) {
      const card = await world.unitOfWork.transaction((stores) => build(stores, id, audience));
      if (!card) continue;
      show({ kind: 'card', card });
      built += 1;
    }
  }
  expect(built).toBeGreaterThanOrEqual(5);
}
