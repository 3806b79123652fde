import { TEAMS_LIMITS } from '../../../src/platforms/teams/limits.ts';
import { WIDTH } from '../../../src/schedule/delivery-concurrency.ts';

/** What a scheduler is bound to that does nothing but send. */
export interface Bounds {
  /** How many places of each tenant, tenant by tenant. */
  readonly tenants: readonly number[];
  /** From a request to its answer. */
  readonly answerMilliseconds: number;
  /** So many requests to one tenant within so long; nothing: each place's own limit alone. */
  readonly pace?: { readonly messages: number; readonly milliseconds: number };
}

const SLACK_AND_TEAMS = { slack: undefined, teams: TEAMS_LIMITS.tenantPace[0] };

/** One message goes to each place, so that no limit of a place itself counts. */
export function boundsOf(
  platform: keyof typeof SLACK_AND_TEAMS,
  tenants: readonly number[],
  answerMilliseconds: number,
): Bounds {
  const pace = SLACK_AND_TEAMS[platform];
  return { tenants, answerMilliseconds, ...(pace && { pace }) };
}

/**
 * @returns after how many milliseconds the last answer is there, where a lane is never idle while anything may leave:
 * as many at a time as a lane of ours is wide, always to the tenant that has the most left.
 */
export function idealMilliseconds({ tenants, answerMilliseconds, pace }: Bounds): number {
  const left = [...tenants];
  const sent = tenants.map((): number[] => []);
  const lanes = Array.from({ length: WIDTH }, () => 0);
  while (left.some((count) => count > 0)) {
    const lane = lanes.indexOf(Math.min(...lanes));
    const free = left.map((count, tenant) =>
      count > 0 ? mayLeaveAt(sent[tenant] ?? [], pace) : Infinity,
    );
    const soonest = Math.max(lanes[lane] ?? 0, Math.min(...free));
    const tenant = indexOfMost(
      left.map((count, index) => ((free[index] ?? 0) <= soonest ? count : 0)),
    );
    sent[tenant]?.push(soonest);
    left[tenant] = (left[tenant] ?? 0) - 1;
    lanes[lane] = soonest + answerMilliseconds;
  }
  return Math.max(...lanes);
}

function mayLeaveAt(sent: readonly number[], pace: Bounds['pace']): number {
  if (!pace) return 0;
  const before = sent[sent.length - pace.messages];
  return before === undefined ? 0 : before + pace.milliseconds;
}

function indexOfMost(counts: readonly number[]): number {
  return counts.indexOf(Math.max(...counts));
}
