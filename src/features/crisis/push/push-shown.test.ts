import { describe, expect, it } from 'vitest';
import { EMPTY, pushStageOn, READER, TABLES } from '../../../../test/support/acts/push-stage.ts';
import { COUNCIL_SEAT, POLICE_SEAT } from '../../../../test/support/acts/signed-version.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import type { Place } from '../../../bot/declare/context.ts';
import { plainText } from '../../../cards/plain-text.ts';
import { BOARD_CARD } from '../../../ports/crisis/push-store.ts';
import { UNCONFIRMED_CARD } from '../stored-names.ts';
import { confirmPush } from './confirm-push.ts';
import { recordTold } from './record-told.ts';
import { stopPush } from './stop-push.ts';

describe.each(ONE_DATABASE)('a push is shown on $name', ({ open }) => {
  const stage = pushStageOn(open);
  const { register, targets, act, push, drain, shown, boardText, target } = stage;

  async function remind() {
    const { remindDue } = await import('../../../bot/remind.ts');
    await remindDue({ ...stage.deps, platforms: ['room'], handlers: TABLES.reminders });
  }
  it('says of a place on a platform that no process runs that it waits for that, and whom to call', async () => {
    const seenAt = (minutes: number) =>
      new Date(stage.world.clock.now().subtract({ minutes }).epochMilliseconds);
    const { connection } = stage.database.prisma;
    await connection.create({ data: { platform: 'slack', tenant: '', seenAt: seenAt(0) } });
    const version = await push({ targets: targets('slack-1', 'teams-1') });
    expect(await boardText(version)).toContain('teams-1: waits, Teams is not connected');
    expect(await boardText(version)).toContain('Waiting to leave (1): slack-1');
    await connection.create({ data: { platform: 'teams', tenant: '', seenAt: seenAt(4) } });
    expect(await boardText(version)).toContain('teams-1: waits, Teams is not connected');
    const { id: targetId } = await target(version, 'teams-1');
    await act(COUNCIL_SEAT, recordTold, { targetId });
    expect(await boardText(version)).not.toContain('is not connected');
    await connection.deleteMany();
  });

  it('says so on the board that stands already, once the platform goes away', async () => {
    const { connection } = stage.database.prisma;
    const see = (platform: string) => {
      const seenAt = new Date(stage.world.clock.now().epochMilliseconds);
      const where = { platform_tenant: { platform, tenant: '' } };
      const create = { platform, tenant: '', seenAt };
      return connection.upsert({ where, create, update: { seenAt } });
    };
    await see('slack');
    await see('teams');
    const version = await push({ targets: targets('joint-desk', 'teams-1') });
    const { id: conversationId } = await stage.database.prisma.conversation.findFirstOrThrow({
      where: { external: 'joint-desk' },
    });
    const { id: partnershipId } = stage.world.presence(POLICE_SEAT).partnership;
    const owed = { card: BOARD_CARD, recordId: version.id, revision: 1, partnershipId };
    await stage.deps.deliveries.enqueue(
      [{ ...owed, to: { conversationId } }],
      stage.world.clock.now(),
    );
    stage.far.teams.next = Array.from(
      { length: 9 },
      () => ({ outcome: 'later', seconds: 600 }) as const,
    );
    await drain();
    await drain();
    const stands = () => JSON.stringify(stage.far.room.messages);
    expect(stands()).not.toContain('Teams is not connected');
    stage.world.clock.move({ minutes: 7 });
    await see('slack');
    await stage.world.remind();
    await drain();
    expect(stands()).toContain('Teams is not connected');
    await connection.deleteMany();
  });

  it('is stopped by one side: what has not left stays, what arrived stands', async () => {
    const version = await push({ targets: targets('slack-1', 'teams-1') });
    stage.far.teams.next = [{ outcome: 'later', seconds: 60 }];
    await drain();
    await act(COUNCIL_SEAT, stopPush, { id: version.id });
    stage.world.clock.move({ minutes: 5 });
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(1);
    expect(await shown(stage.far.teams)).toEqual([]);
    expect(await boardText(version)).toMatch(
      /Stopped by Mayor's office[\s\S]*Did not leave \(1\): teams-1/,
    );
  });

  it('marks the older message in place, and lets none of it leave any more', async () => {
    const first = await push({ targets: targets('slack-1', 'teams-1') });
    stage.far.teams.next = [{ outcome: 'later', seconds: 60 }];
    await drain();
    const update = await push({
      targets: targets('slack-1', 'teams-1'),
      kind: 'update',
      follows: first,
    });
    stage.world.clock.move({ minutes: 5 });
    await drain();
    const [old, recent] = await shown(stage.far.slack);
    expect(old?.card.title).toMatch(/^No longer current: /);
    expect(old?.card.buttons).toEqual([]);
    expect(plainText(old?.card ?? EMPTY, READER)).toContain(
      `Replaced by ${update.content.reference}`,
    );
    expect(plainText(old?.card ?? EMPTY, READER)).toContain('Keep windows closed.');
    expect(recent?.card.title).toContain('Update');
    expect((await shown(stage.far.teams)).map(({ card }) => card.title)).toEqual([
      recent?.card.title,
    ]);
    expect(await boardText(first)).toContain(`${update.content.reference} took the place`);
  });

  it('marks the older message also where an organisation took another name since', async () => {
    const first = await push({ targets: targets('slack-1') });
    await drain();
    await register((file) => ({
      ...file,
      organisations: file.organisations.map((one) =>
        one.key === 'police' ? { ...one, name: 'Police of the region' } : one,
      ),
    }));
    const wanted = { targets: targets('slack-1'), kind: 'correction', follows: first } as const;
    const correction = await push(wanted);
    await drain();
    const [old, recent] = await shown(stage.far.slack);
    expect(old?.card.title).toMatch(/^No longer current: /);
    expect(plainText(old?.card ?? EMPTY, READER)).toContain('Keep windows closed.');
    expect(recent?.card.title).toContain('Police of the region');
    expect(await boardText(correction)).toContain('reached 1 of 1');
  });

  it('asks whoever sees to a place until somebody confirmed it there', async () => {
    const version = await push({ targets: targets('joint-desk', 'partners', 'slack-1') });
    await drain();
    const { reference } = version.content;
    const confirm = (who: string, name: string, from?: Place) =>
      act(who, confirmPush, { reference, key: targets(name)[0]?.key ?? '', from });
    await confirm('community-officer', 'joint-desk');
    expect(await confirm('liaison-officer', 'joint-desk')).toMatchObject({
      confirmed: { by: { name: 'Community police officer' } },
    });
    const asked = async () => {
      const rows = await stage.database.prisma.delivery.findMany({
        where: { card: UNCONFIRMED_CARD },
        include: { conversation: true },
        orderBy: { order: 'asc' },
      });
      return rows.map(({ conversation }) => conversation.external).toSorted();
    };
    stage.world.clock.move({ minutes: 15 });
    await remind();
    expect(await asked()).toEqual(['liaison-officer', 'mayors-office', 'youth-worker']);
    await drain();
    const titles = stage.far.room.messages.map(({ card }) => card.title);
    expect(titles).toContain(
      `EXERCISE · Was ${reference} read in partners? Nobody has confirmed it`,
    );
    await confirm('youth-worker', 'partners');
    await expect(confirm('safety-coordinator', 'slack-1')).rejects.toMatchObject({
      code: 'push_not_there',
    });
    const elsewhere = { platform: 'slack', conversation: 'slack-2' };
    await expect(confirm('safety-coordinator', 'slack-1', elsewhere)).rejects.toMatchObject({
      code: 'push_not_there',
    });
    const there = { platform: 'slack', conversation: 'slack-1' };
    await confirm('safety-coordinator', 'slack-1', there);
    stage.world.clock.move({ hours: 1 });
    await remind();
    expect(await asked()).toHaveLength(3);
    expect(await boardText(version)).toMatch(
      /3 confirmed[\s\S]*joint-desk \(Community police officer\)/,
    );
  });
});
