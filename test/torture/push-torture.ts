import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { renderTarget } from '../../src/bot/crisis/render-target.ts';
import type { MessageVersion } from '../../src/domain/crisis/message.ts';
import type { Place } from './places.ts';
import { type PushStage, type StageOptions, setPushStage } from './push-stage.ts';
import { type Fate, MOMENTS, type Moment } from './rough-line.ts';
import { expected, type Looking, standing } from './stands.ts';

export interface TortureOptions extends Pick<StageOptions, 'url' | 'blind'> {
  readonly kills: number;
  /** Whoever is asked looks whether it is there; `careless`: says so without looking, as a control. */
  readonly human: 'looks' | 'careless';
  /** Of so many posts, most get lost, or their answers. */
  readonly stormyPosts: number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly say?: (line: string) => void;
}

/** What came of it, over all pushes. */
export interface Damage {
  readonly pushes: number;
  readonly places: number;
  readonly kills: number;
  /** How often a human was asked. */
  readonly asked: number;
  /** Places without the message. */
  readonly lost: number;
  /** Messages too many. */
  readonly doubled: number;
  /** Messages that are not what was signed. */
  readonly altered: number;
}

const POLL_MILLISECONDS = 250;
/** After the last kill, on a busy machine. */
const REST_MILLISECONDS = 180_000;
/** A kill comes so many posts after the last one, at most: a few kills to every push. */
const MOST_BETWEEN = 8;

/** Pushes to 50 conversations again and again, until the process was killed so often. */
export async function torturePushes(options: TortureOptions): Promise<Damage> {
  const death = createDeath(options);
  const stage = await setPushStage({ ...options, fateOf: () => death.fate() });
  death.comes(() => stage.kill());
  let damage: Damage = NONE;
  try {
    while (damage.kills < options.kills) {
      const asked = await pushOnce(stage, options);
      damage = { ...added(damage, asked), kills: death.count() };
      options.say?.(JSON.stringify(damage));
    }
    return damage;
  } finally {
    await stage.stop();
  }
}

const NONE: Damage = {
  pushes: 0,
  places: 0,
  kills: 0,
  asked: 0,
  lost: 0,
  doubled: 0,
  altered: 0,
};

type Round = Omit<Damage, 'pushes' | 'kills'>;

function added(damage: Damage, round: Round): Damage {
  return {
    ...damage,
    pushes: damage.pushes + 1,
    places: damage.places + round.places,
    asked: damage.asked + round.asked,
    lost: damage.lost + round.lost,
    doubled: damage.doubled + round.doubled,
    altered: damage.altered + round.altered,
  };
}

/** Kills at a moment of some post that nobody foresees, and lets posts and answers get lost between. */
function createDeath({ kills, stormyPosts, random }: TortureOptions) {
  let count = 0;
  let posts = 0;
  let next = 1 + Math.floor(random() * MOST_BETWEEN);
  let when: Moment = 'stands';
  let kill: () => boolean = () => false;
  return {
    comes: (how: () => boolean) => {
      kill = how;
    },
    count: () => count,
    fate(): Fate {
      posts += 1;
      return {
        weather: posts <= stormyPosts ? stormOf(random()) : weatherOf(random()),
        at(moment) {
          if (posts < next || moment !== when || count === kills || !kill()) return;
          count += 1;
          next = posts + 1 + Math.floor(random() * MOST_BETWEEN);
          when = MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'came';
        },
      };
    },
  };
}

function stormOf(luck: number): Fate['weather'] {
  if (luck < 0.4) return 'answer_lost';
  return luck < 0.8 ? 'post_lost' : 'fine';
}

function weatherOf(luck: number): Fate['weather'] {
  if (luck < 0.1) return 'answer_lost';
  if (luck < 0.15) return 'post_lost';
  return luck < 0.2 ? 'busy' : 'fine';
}

async function pushOnce(stage: PushStage, { human }: TortureOptions): Promise<Round> {
  const version = await stage.push();
  let restBy = Date.now() + REST_MILLISECONDS;
  let asked = 0;
  for (;;) {
    if (!stage.isAlive()) restBy = Date.now() + REST_MILLISECONDS;
    await stage.alive();
    const states = await stage.states(version);
    const open = [...states].filter(([, state]) => state !== 'sent');
    if (open.length === 0) break;
    if (Date.now() > restBy) throw new Error(`Never came to rest: ${JSON.stringify(open)}`);
    for (const [targetId] of open.filter(([, state]) => state === 'held')) {
      asked += 1;
      await answer(stage, version, targetId, human);
    }
    await wait(POLL_MILLISECONDS);
  }
  return { ...(await damageOf(stage, version)), asked };
}

/** What is needed to push, to be asked and to look. */
export type Pushing = Looking &
  Pick<PushStage, 'places' | 'settle' | 'states'> & {
    readonly world: Pick<PushStage['world'], 'directory'>;
  };

/** Looks where the message should stand, as whoever is asked would, and says what is there. */
export async function answer(
  stage: Pushing,
  version: MessageVersion,
  targetId: string,
  human: TortureOptions['human'],
): Promise<void> {
  const { key } = await stage.database.prisma.crisisTarget.findUniqueOrThrow({
    where: { id: targetId },
  });
  const place = stage.places.find(({ conversationId }) => conversationId === key);
  if (!place) throw new Error('It goes to a place that is not on this stage.');
  const there = await standing(stage, place, version.content.reference);
  await stage.settle(targetId, human === 'careless' || there.length > 0 ? 'there' : 'again');
}

/** Looks at every place. */
export async function damageOf(
  stage: Pushing,
  version: MessageVersion,
): Promise<Omit<Round, 'asked'>> {
  const damage = { places: stage.places.length, lost: 0, doubled: 0, altered: 0 };
  for (const place of stage.places) {
    const there = await standing(stage, place, version.content.reference);
    const signed = cardFor(stage, version, place);
    if (there.length === 0) damage.lost += 1;
    damage.doubled += Math.max(0, there.length - 1);
    damage.altered += there.filter((one) => !isDeepStrictEqual(plain(one), plain(signed))).length;
  }
  return damage;
}

function cardFor({ world }: Pushing, { content, partnershipId }: MessageVersion, place: Place) {
  const target = content.targets.find(({ key }) => key === place.conversationId);
  if (!target) throw new Error('Nothing goes there.');
  return expected(renderTarget(content, target, world.directory.sides(partnershipId)), place);
}

/** As it goes over a line. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
