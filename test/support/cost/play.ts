import { stepsIn } from '../acts/steps.ts';
import { explore, goLive } from './explore.ts';
import { fetchOffered } from './hand-out.ts';
import { playLater, playLeft } from './later-scenes.ts';
import { playScenes } from './scenes.ts';
import { buildOwed, claimOwed } from './send.ts';
import type { CostStage } from './stage.ts';
import { tick } from './tick.ts';

/** Takes up so many cards of each conversation. */
const MOST_CLAIMED = 2;
/** What was planned for soon comes due. */
const LATER = { hours: 2 };
/** What was planned for another day, too. */
const MUCH_LATER = { hours: 15 * 24 };

/** Does everything that there is, in a world in which everything was shown. */
export async function playAll(stage: CostStage): Promise<void> {
  const { world } = stage;
  await buildOwed(stage);
  await claimOwed(stage, MOST_CLAIMED);
  for (const pushed of [false, true]) {
    const reference = await playScenes(world, pushed);
    await goOn(stage, reference);
  }
  await playLater(world);
  await goOn(stage, await stepsIn(world).led());
  world.clock.move(MUCH_LATER);
  await playLeft(world, () => buildOwed(stage));
  await goOn(stage, await stepsIn(world).led());
  await tick(stage);
  await goLive(stage);
  await buildOwed(stage);
}

/** Shows what is owed, does what nobody has done yet with it, and has what is due then done. */
async function goOn(stage: CostStage, reference: string): Promise<void> {
  const { world } = stage;
  await buildOwed(stage);
  await explore(stage, reference);
  await fetchOffered(stage);
  world.clock.move(LATER);
  await world.remind();
  await world.upkeep();
  await buildOwed(stage);
}
