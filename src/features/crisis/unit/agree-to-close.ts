import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { isUnderWay, standings } from '../../../domain/crisis/push.ts';
import { agreeToClose as agree, isOpenUnit } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate, oncePerForm, type Sent } from './find-unit.ts';
import { call, changedUnit, saveUnit, tellSeats, tellVersions } from './unit-outcome.ts';

/** A side's word that the unit may be closed; with the second one it is, and asks nobody for anything. */
export const agreeToClose = useCase({
  name: 'agree-to-close-unit',
  right: SITS,
  find: (ctx, { id }: Sent) => findUnitForUpdate(ctx, id),
  once: oncePerForm('crisis.close'),
  async run(ctx, _, unit) {
    const { stores, member, now } = ctx;
    const current = await stores.crisisMessages.listCurrent(unit.id);
    const versions = current.map(({ version }) => version);
    await requireSettled(ctx, versions);
    const changed = agree(unit, actorOf(member), now);
    const kept = await saveUnit(ctx, changed, { versions });
    const closed = !isOpenUnit(changed);
    const outcome = changedUnit(ctx, changed, closed ? 'crisis.closed' : 'crisis.close_agreed');
    const memberCards = tellSeats(changed, call(changed, member.id));
    if (closed) {
      const waiting = versions.flatMap(({ id, pushed }) => (pushed ? [] : [id]));
      memberCards.push(...(await tellVersions(ctx, changed, waiting, { changesOnly: true })));
      memberCards.push(...alarmsAnew(ctx, changed, kept, () => true));
    }
    return { ...outcome, memberCards };
  },
});

/** What is held or on its way is looked at before everybody goes home. @throws Refusal `crisis_close_busy`. */
async function requireSettled({ stores }: Transaction, versions: readonly MessageVersion[]) {
  for (const version of versions) {
    const push = version.pushed && (await stores.pushes.find(version.id));
    if (push && isUnderWay(standings(version.content.targets, push))) {
      throw new Refusal('crisis_close_busy', { reference: version.content.reference });
    }
  }
}
