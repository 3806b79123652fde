import { forgetAnswers } from '../../../src/bot/delivery/owe-answer.ts';
import { listUnclaimed } from '../../../src/storage/delivery/unclaimed.ts';
import { enter } from './book.ts';
import { explore, goLive } from './explore.ts';
import { fetchOffered } from './hand-out.ts';
import { playScenes } from './scenes.ts';
import { buildOwed, claimOwed } from './send.ts';
import type { CostStage } from './stage.ts';

/** Takes up so many cards of each conversation. */
const MOST_CLAIMED = 2;
/** What was planned for soon comes due. */
const LATER = { hours: 2 };

/** Does everything that there is, in a world in which everything was shown. */
export async function playAll(stage: CostStage): Promise<void> {
  const { world } = stage;
  await buildOwed(stage);
  await claimOwed(stage, MOST_CLAIMED);
  for (const pushed of [false, true]) {
    const reference = await playScenes(world, pushed);
    await buildOwed(stage);
    await explore(stage, reference);
    await fetchOffered(stage);
    world.clock.move(LATER);
    await world.remind();
    await world.upkeep();
    await buildOwed(stage);
  }
  await tick(stage);
  await goLive(stage);
}

/** What happens though nobody does anything, when nothing is due. */
async function tick({ world, book, meter }: CostStage): Promise<void> {
  const { database, clock } = world;
  await world.remind();
  await world.upkeep();
  const nothing = {
    cards: [],
    platforms: [],
    partnerships: [],
    knowsReminder: () => true,
    jobs: [],
  };
  const ticks = {
    'tick every-minute': () => Promise.all([world.directory.refresh(), forgetAnswers(world)]),
    'tick unclaimed': () => listUnclaimed(database, nothing, clock.now()),
  };
  for (const [name, work] of Object.entries(ticks)) {
    enter(book, name, (await meter.of<unknown>(work)).cost);
  }
}
