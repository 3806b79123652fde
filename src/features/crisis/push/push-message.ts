import { type ToldCard, useCase } from '../../../bot/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { pushVersion } from '../../../domain/crisis/signing.ts';
import { calledSeats, goOn } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { findVersionForUpdate, oncePerVersion } from '../message/find-version.ts';
import { tellVersion } from '../message/version-notifications.ts';
import { SITS } from '../rights.ts';
import { BRIEFING_CARD } from '../stored-names.ts';
import { changedUnit, saveUnit } from '../unit/unit-outcome.ts';
import { sendOff } from './push-version.ts';

export interface PushMessage {
  readonly id: string;
  readonly hash: string;
  /** The dialog's key: the same key twice is the same push. */
  readonly key: string;
}

/**
 * Sends a version to everywhere that was signed: with two signatures that hold at this moment, and once
 * ever.
 */
export const pushMessage = useCase({
  name: 'push-message',
  right: SITS,
  find: (scene, { id }: PushMessage) => findVersionForUpdate(scene, id),
  once: oncePerVersion('crisis.push'),
  async run(scene, { id, hash }, found) {
    const pushed = pushVersion(found, hash, actorOf(scene.member));
    const watchers = calledSeats(found.unit).map(({ holder }) => holder.memberId);
    const off = await sendOff(scene, pushed, { watchers });
    const unit = goOn(found.unit);
    await saveUnit(scene, unit);
    const { number, content } = pushed;
    const detail = { version: id, message: content.reference, number: String(number), hash };
    const outcome = changedUnit(scene, unit, 'crisis.pushed', detail);
    return {
      result: id,
      audit: [...outcome.audit, ...off.audit],
      shows: off.shows,
      posts: [...outcome.posts, ...off.posts],
      tells: [...off.tells, ...(await tellVersion(scene, unit, id)), ...briefings(pushed)],
    };
  },
});

/** Spokespersons who are reached in the chat are asked to say that they can say it. */
function briefings({ id: recordId, content }: MessageVersion): ToldCard[] {
  return content.targets.flatMap(({ group, to }) =>
    group === 'voices' && 'memberId' in to
      ? [{ card: BRIEFING_CARD, recordId, revision: 1, memberId: to.memberId }]
      : [],
  );
}
