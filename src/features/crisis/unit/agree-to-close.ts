import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { isUnderWay, standings } from '../../../domain/crisis/push.ts';
import { agreeToClose as agree, type CrisisUnit, isOpenUnit } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { showAlarmsAnew } from '../call/lost-calls.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate, oncePerForm, type Sent } from './find-unit.ts';
import { call, changedUnit, saveUnit, tellSeats, tellVersion } from './unit-outcome.ts';

/** A side's word that the unit may be closed; with the second one it is, and asks nobody for anything. */
export const agreeToClose = useCase({
  name: 'agree-to-close-unit',
  right: SITS,
  find: (ctx, { id }: Sent) => findUnitForUpdate(ctx, id),
  once: oncePerForm('crisis.close'),
  async run(ctx, _, unit) {
    const { stores, member, now } = ctx;
    await requireSettled(ctx, unit);
    const changed = agree(unit, actorOf(member), now);
    await saveUnit(ctx, changed);
    const closed = !isOpenUnit(changed);
    const outcome = changedUnit(ctx, changed, closed ? 'crisis.closed' : 'crisis.close_agreed');
    const memberCards = tellSeats(changed, call(changed, member.id));
    for (const { version } of closed ? await stores.crisisMessages.listCurrent(changed.id) : []) {
      if (version.pushed) continue;
      memberCards.push(...(await tellVersion(ctx, changed, version.id, { changesOnly: true })));
    }
    if (closed) memberCards.push(...(await showAlarmsAnew(ctx, changed, () => true)));
    return { ...outcome, memberCards };
  },
});

/** What is held or on its way is looked at before everybody goes home. @throws Refusal `crisis_close_busy`. */
async function requireSettled({ stores }: Transaction, unit: CrisisUnit): Promise<void> {
  for (const { version } of await stores.crisisMessages.listCurrent(unit.id)) {
    const push = version.pushed && (await stores.pushes.find(version.id));
    if (push && isUnderWay(standings(version.content.targets, push))) {
      throw new Refusal('crisis_close_busy', { reference: version.content.reference });
    }
  }
}
