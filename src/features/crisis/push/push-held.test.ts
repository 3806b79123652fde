import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EMPTY, pushStageOn } from '../../../../test/support/acts/push-stage.ts';
import {
  COUNCIL_SEAT,
  POLICE_SEAT,
  signedVersion,
} from '../../../../test/support/acts/signed-version.ts';
import { ONE_DATABASE } from '../../../../test/support/databases.ts';
import { byName } from '../../../bot/declare/feature.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import { MENDINGS } from '../../../ports/delivery/mending.ts';
import { settleHeld } from './settle-held.ts';

describe.each(ONE_DATABASE)('a push is held on $name', ({ open }) => {
  const stage = pushStageOn(open);
  const { register, targets, act, push, pushAs, drain, shown, board, boardText, target } = stage;

  const rename = () =>
    register((file) => ({
      ...file,
      organisations: file.organisations.map((one) =>
        one.key === 'police' ? { ...one, name: 'Police of the region' } : one,
      ),
    }));
  const isSpent = async ({ id: versionId }: MessageVersion) =>
    (await stage.database.prisma.crisisPush.count({ where: { versionId } })) > 0;

  it('is held where nobody knows whether it arrived, and goes on as a human says', async () => {
    const version = await push({ targets: targets('slack-1', 'slack-2') });
    stage.far.slack.next = ['lost_answer', 'lost_post'];
    await drain();
    for (let minutes = 0; minutes < 20; minutes += 5) {
      stage.world.clock.move({ minutes: 5 });
      await drain();
    }
    expect(await shown(stage.far.slack)).toHaveLength(1);
    expect(await boardText(version)).toMatch(
      /reached 0 of 2 places, 2 to look at[\s\S]*slack-1: nobody knows/,
    );
    const arrived = stage.far.slack.messages[0]?.conversationId;
    for (const { name, key } of version.content.targets) {
      const { id: targetId } = await target(version, name);
      const as = key === arrived ? 'there' : 'again';
      const stranger = act(COUNCIL_SEAT, settleHeld, { targetId, as: 'there' });
      await expect(stranger).rejects.toMatchObject({ code: 'push_not_there' });
      const from = { platform: 'slack', conversation: name };
      await act(COUNCIL_SEAT, settleHeld, { targetId, as, from });
      await expect(act(POLICE_SEAT, settleHeld, { targetId, as, from })).rejects.toMatchObject({
        code: 'push_not_held',
      });
    }
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(2);
    expect(await boardText(version)).toContain('reached 2 of 2 places');
  });

  it('looks where it can: what arrived is found, and what did not is sent', async () => {
    const version = await push({ targets: targets('joint-desk', 'partners') });
    stage.far.room.next = ['lost_answer', 'lost_post'];
    await drain();
    stage.world.clock.move({ minutes: 5 });
    await drain();
    expect(await shown(stage.far.room)).toHaveLength(2);
    expect(await boardText(version)).toContain('reached 2 of 2 places');
  });

  it('is not spent while a place would be refused: it says which, and why', async () => {
    const wanted = { targets: targets('slack-1', 'partners') };
    const old = await signedVersion(stage.world, { ...wanted, nameless: true });
    const real = await signedVersion(stage.world, wanted);
    await rename();
    const stopped = {
      code: 'push_would_stop',
      details: { place: expect.stringMatching(/^(?=.*partners)(?=.*slack-1)/) },
    };
    await expect(pushAs(POLICE_SEAT, old)).rejects.toMatchObject(stopped);
    await register((file) => ({
      ...file,
      channels: file.channels.filter(({ name }) => name !== 'partners'),
    }));
    const gone = { code: 'push_would_stop', details: { place: 'partners' } };
    await expect(pushAs(POLICE_SEAT, real)).rejects.toMatchObject(gone);
    expect([await isSpent(old), await isSpent(real)]).toEqual([false, false]);
    await register();
    await pushAs(POLICE_SEAT, real);
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(1);
  });

  it('is tried again, by a press, where it could not be sent', async () => {
    const version = await push({ targets: targets('slack-1', 'slack-2') });
    stage.far.slack.next = [{ outcome: 'unreachable', reason: 'is_archived' }];
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(1);
    const rows = (await board(version)).blocks.flatMap((one) =>
      one.tag === 'list' ? one.rows : [],
    );
    const again = rows.flatMap(({ button }) => (button?.action === 'crisis.again' ? [button] : []));
    const targetId = again[0]?.value ?? '';
    await act(COUNCIL_SEAT, settleHeld, { targetId, as: 'again' });
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(2);
    expect(await boardText(version)).toContain('reached 2 of 2 places');
    const once = act(COUNCIL_SEAT, settleHeld, { targetId, as: 'again' });
    await expect(once).rejects.toMatchObject({ code: 'push_not_held' });
  });

  it('is held for a person where it is refused, and leaves by no installation, import or success', async () => {
    const version = await push({ targets: targets('slack-1') });
    stage.far.slack.next = [{ outcome: 'unreachable', reason: 'not_installed' }];
    await drain();
    const states = async () => {
      const rows = await stage.database.prisma.delivery.findMany({ where: { card: PUSH_CARD } });
      return rows.map(({ state, reason }) => `${state} ${reason}`);
    };
    expect(await states()).toEqual(['held not_installed']);
    await stage.world.unitOfWork.transaction(({ parked }) =>
      parked.release({}, MENDINGS, stage.world.clock.now()),
    );
    await register();
    const conversationId = targets('slack-1')[0]?.key ?? '';
    const { partnership } = stage.world.presence(POLICE_SEAT);
    const other = postedCard('signal.card', async () => EMPTY);
    stage.deps = { ...stage.deps, cards: byName([other], ({ name }) => name) };
    const living = { card: other.name, recordId: randomUUID(), revision: 1 };
    const owed = { ...living, partnershipId: partnership.id, to: { conversationId } };
    await stage.deps.deliveries.enqueue([owed], stage.world.clock.now());
    await drain();
    expect(stage.far.slack.messages).toHaveLength(1);
    expect(await states()).toEqual(['held not_installed']);
    expect(await boardText(version)).toContain('slack-1: it cannot be reached');
  });

  it('that waited for half an hour is held for a person, who sees it and presses', async () => {
    const version = await push({ targets: targets('slack-1', 'teams-1') });
    stage.world.clock.move({ minutes: 31 });
    await drain();
    expect([await shown(stage.far.slack), await shown(stage.far.teams)]).toEqual([[], []]);
    const text = await boardText(version);
    expect(text).toContain('It waited too long to leave by itself');
    const { id: targetId } = await target(version, 'slack-1');
    await act(COUNCIL_SEAT, settleHeld, { targetId, as: 'again' });
    await drain();
    expect(await shown(stage.far.slack)).toHaveLength(1);
    expect(await shown(stage.far.teams)).toEqual([]);
  });
});
