import { describe, expect, it } from 'vitest';
import { pushStageOn, SLACK_CHANNELS } from '../../../../test/support/acts/push-stage.ts';
import { POLICE_SEAT, signedVersion } from '../../../../test/support/acts/signed-version.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { drainConversation } from '../../../bot/delivery/deliver.ts';
import { PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import { createDeliveryConcurrency } from '../../../schedule/delivery-concurrency.ts';

describe.each(ONE_DATABASE)('a push leaves on $name', ({ open }) => {
  const stage = pushStageOn(open);
  const { register, targets, push, pushAs, drain, shown, boardText } = stage;

  const rename = () =>
    register((file) => ({
      ...file,
      organisations: file.organisations.map((one) =>
        one.key === 'police' ? { ...one, name: 'Police of the region' } : one,
      ),
    }));
  it('reaches each place once, with exactly the card that was signed', async () => {
    const version = await push({ targets: targets('joint-desk', 'slack-1', 'slack-2', 'teams-1') });
    await drain();
    await drain();
    const { renderings } = version.content;
    for (const [platform, names] of [
      ['room', ['joint-desk']],
      ['slack', ['slack-1', 'slack-2']],
      ['teams', ['teams-1']],
    ] as const) {
      const messages = await shown(stage.far[platform]);
      expect(messages.every(({ sameForAll }) => sameForAll)).toBe(true);
      expect(messages.map(({ card }) => canonicalHash(card)).toSorted()).toEqual(
        targets(...names)
          .map(({ key }) => renderings[key])
          .toSorted(),
      );
    }
    expect(await boardText(version)).toContain('reached 4 of 4 places');
    const seats = stage.far.room.messages.filter(({ card }) => card.title.includes('reached'));
    const title = expect.stringMatching(/^EXERCISE · .* reached 4 of 4 places/);
    expect(seats.map(({ card }) => card.title)).toEqual([title, title]);
  });

  it('leaves under the names that were signed, if an organisation has another by then', async () => {
    const before = await signedVersion(stage.world, { targets: targets('slack-1', 'teams-1') });
    await rename();
    await pushAs(POLICE_SEAT, before);
    await drain();
    const cards = [...(await shown(stage.far.slack)), ...(await shown(stage.far.teams))];
    expect(cards).toHaveLength(2);
    for (const { card } of cards) expect(card.title).toContain('Police Havenstad');
  });

  it('leaves under the names that were signed, if a side has nobody any more', async () => {
    const before = await signedVersion(stage.world, { targets: targets('slack-1', 'teams-1') });
    await pushAs(POLICE_SEAT, before);
    await stage.database.prisma.member.updateMany({
      where: { organisation: { key: 'police' } },
      data: { active: false },
    });
    await stage.world.directory.refresh();
    await drain();
    expect([...(await shown(stage.far.slack)), ...(await shown(stage.far.teams))]).toHaveLength(2);
    await stage.database.prisma.member.updateMany({ data: { active: true } });
    await stage.world.directory.refresh();
  });

  it('does not leave if it would not be what was signed, and says so', async () => {
    const version = await push({ targets: targets('slack-1', 'teams-1'), nameless: true });
    await rename();
    await drain();
    expect([...(await shown(stage.far.slack)), ...(await shown(stage.far.teams))]).toEqual([]);
    expect(await boardText(version)).toContain('is not what was signed');
  });

  it('does not leave if somebody wrote into the database', async () => {
    const version = await push({ targets: targets('slack-1') });
    const text = JSON.stringify(version.content).replaceAll('Keep windows closed', 'Go outside');
    await stage.database.prisma.crisisVersion.update({
      where: { id: version.id },
      data: { content: JSON.parse(text) },
    });
    await drain();
    expect(await shown(stage.far.slack)).toEqual([]);
    const rows = await stage.database.prisma.delivery.findMany({ where: { card: PUSH_CARD } });
    expect(rows.map(({ reason }) => reason)).toEqual(['altered']);
  });

  it('keeps exercise and real life apart: at the push, and once more as it leaves', async () => {
    const mixed = await signedVersion(stage.world, { targets: targets('slack-1', 'slack-live') });
    await expect(pushAs(POLICE_SEAT, mixed)).rejects.toMatchObject({ code: 'push_live_target' });
    const real = await signedVersion(stage.world, {
      targets: targets('slack-1', 'slack-live'),
      exercise: false,
    });
    await expect(pushAs(POLICE_SEAT, real)).rejects.toMatchObject({ code: 'push_exercise_target' });
    const version = await push({ targets: targets('slack-1', 'slack-2') });
    await register((file) => ({
      ...file,
      channels: file.channels.map((one) =>
        one.name === 'slack-2' ? { ...one, exercise: false } : one,
      ),
    }));
    await drain();
    const [only, ...others] = await shown(stage.far.slack);
    expect(others).toEqual([]);
    expect(only?.conversationId).toBe(targets('slack-1')[0]?.key);
    expect(await boardText(version)).toContain('would have been mixed');
  });

  it('leaves out a place that vanished, says whom to call, and goes on', async () => {
    const version = await push({ targets: targets('partners', 'slack-1', 'slack-2') });
    await register((file) => ({
      ...file,
      channels: file.channels.filter(({ name }) => name !== 'partners'),
    }));
    stage.far.slack.next = [{ outcome: 'unreachable', reason: 'is_archived' }];
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(1);
    const text = await boardText(version);
    expect(text).toContain('partners: it cannot be reached');
    expect(text).toContain(
      'This place is no longer registered. Please call Youth worker (Youth work Havenstad).',
    );
    expect(text).toContain('The channel is archived. Nobody is named for this place');
  });

  it('does not leave once its unit is closed', async () => {
    const version = await push({ targets: targets('slack-1') });
    stage.far.slack.next = [{ outcome: 'later', seconds: 60 }];
    await drain();
    await stage.database.prisma.crisisUnit.update({
      where: { id: version.unitId },
      data: { closedAt: new Date() },
    });
    stage.world.clock.move({ minutes: 2 });
    await drain();
    expect(await shown(stage.far.slack)).toEqual([]);
    expect(await boardText(version)).toContain('The unit was closed before it could leave.');
  });

  it('is held up by no platform that does not answer', async () => {
    const names = Array.from({ length: SLACK_CHANNELS }, (_, index) => `slack-${index + 1}`);
    const version = await push({ targets: targets(...names, 'joint-desk', 'teams-1') });
    const silence = Promise.withResolvers<void>();
    stage.far.slack.silence = silence.promise;
    const lanes = createDeliveryConcurrency({
      placesOf: (ids) => stage.deps.deliveries.placesOf(ids),
      work: (id, stopping) => drainConversation(stage.deps, id, stopping),
      log: stage.deps.log,
    });
    const { content } = version;
    await lanes.take(content.targets.map(({ key }) => key));
    await expect.poll(async () => (await shown(stage.far.teams)).length).toBe(1);
    await expect.poll(async () => (await shown(stage.far.room)).length).toBe(1);
    expect(stage.far.slack.messages).toEqual([]);
    silence.resolve();
    await expect.poll(async () => (await shown(stage.far.slack)).length).toBe(SLACK_CHANNELS);
    await lanes.stop();
  });
});
