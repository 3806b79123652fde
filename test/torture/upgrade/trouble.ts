import { setTimeout as wait } from 'node:timers/promises';
import { FAKETIME } from '../../support/faketime.ts';
import { type Fate, MOMENTS, type Moment } from '../rough-line.ts';
import type { Replica } from './replica.ts';

/** What a host's clock is put to, in seconds from what is right. */
const STEPS = [86_400, -90, -86_400, 0] as const;
/** A lease ends meanwhile, or does not. */
const LONGEST_SILENCE_MILLISECONDS = 13_000;
const BETWEEN_MILLISECONDS = 2_000;
/** A kill comes so many posts of a process after its last one, at most. */
const MOST_BETWEEN = 12;

/** What was done to the two. */
export interface Troubles {
  readonly kills: number;
  readonly silences: number;
  readonly steps: number;
}

export interface Trouble {
  /** What becomes of a post, and of whoever sent it. */
  fateOf(name: Replica['name']): Fate;
  begin(replicas: readonly Replica[]): void;
  so(): Troubles;
  /** No more of it. */
  end(): Promise<void>;
}

/** Kills, silences and steps of the clock, as the chances fall, until there were so many kills. */
export function createTrouble(most: number, random: () => number): Trouble {
  const count = { kills: 0, silences: 0, steps: 0 };
  let replicas: readonly Replica[] = [];
  let running: Promise<void> = Promise.resolve();
  let isOver = false;
  const deaths = new Map<string, ReturnType<typeof nextDeath>>();
  const pick = <One>(from: readonly One[]): One => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  };
  const kill = (victim: Replica | undefined): boolean => {
    if (isOver || count.kills >= most || !victim?.kill()) return false;
    count.kills += 1;
    return true;
  };

  async function hush(victim: Replica): Promise<void> {
    count.silences += 1;
    victim.hush();
    await wait(random() * LONGEST_SILENCE_MILLISECONDS);
    victim.speak();
  }

  async function goOn(): Promise<void> {
    while (!isOver) {
      await wait(random() * BETWEEN_MILLISECONDS);
      const victim = pick(replicas);
      const luck = random();
      if (luck < 0.4) kill(victim);
      else if (luck < 0.7) await hush(victim);
      else if (FAKETIME !== undefined) {
        count.steps += 1;
        await victim.putClock(pick(STEPS));
      }
    }
  }

  function nextDeath() {
    return { posts: 1 + Math.floor(random() * MOST_BETWEEN), moment: pick(MOMENTS) };
  }

  return {
    fateOf(name) {
      const death = deaths.get(name) ?? nextDeath();
      const posts = death.posts - 1;
      deaths.set(name, { ...death, posts });
      return {
        weather: weatherOf(random()),
        at(moment: Moment) {
          if (posts > 0 || moment !== death.moment) return;
          if (kill(replicas.find((one) => one.name === name))) deaths.set(name, nextDeath());
        },
      };
    },
    begin(given) {
      replicas = given;
      running = goOn();
    },
    so: () => ({ ...count }),
    async end() {
      isOver = true;
      await running;
    },
  };
}

function weatherOf(luck: number): Fate['weather'] {
  if (luck < 0.05) return 'answer_lost';
  if (luck < 0.1) return 'post_lost';
  return luck < 0.15 ? 'busy' : 'fine';
}
