/**
 * Tandem as it would be if a push were a card like any other, which is sent again where nobody knows
 * whether it arrived: what the test of pushes must catch.
 */
import '../../src/temporal.ts';
import { renderTarget } from '../../src/bot/crisis/render-target.ts';
import { postedCard } from '../../src/bot/declare/posted-card.ts';
import { crisisFeature } from '../../src/features/crisis/index.ts';
import { PUSH_CARD } from '../../src/ports/crisis/push-store.ts';

const blindly = postedCard(PUSH_CARD, async (stores, targetId, { sides }) => {
  const versionId = await stores.pushes.versionOfTarget(targetId);
  const push = versionId && (await stores.pushes.find(versionId));
  const version = versionId && (await stores.crisisMessages.findVersion(versionId));
  if (!push || !version) return undefined;
  const key = push.targets.find(({ id }) => id === targetId)?.key;
  const target = version.content.targets.find((one) => one.key === key);
  return target && renderTarget(version.content, target, sides);
});

const others = crisisFeature.declarations.filter(({ declares }) => declares !== 'pushed-card');
Object.assign(crisisFeature, { declarations: [...others, blindly] });
await import('../../src/main.ts');
