/** What one round took: CPU and wall time in milliseconds. */
export interface Taken {
  readonly operations: number;
  readonly cpu: number;
  readonly wall: number;
  /** Of the database server, for this work alone; nothing where nobody can say. */
  readonly serverCpu?: number | undefined;
}

/** One of two that do equal work. */
export interface Side {
  readonly name: string;
  round(): Promise<Taken>;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Both sides, per operation, and how many times the yardstick ours costs. */
export interface Compared {
  readonly what: string;
  readonly rounds: number;
  readonly yardstick: SideTaken;
  readonly ours: SideTaken;
  /** Of the CPU of each round by the yardstick's of the same round. */
  readonly cpuRatio: Spread;
  readonly wallRatio: Spread;
}

interface SideTaken {
  readonly name: string;
  readonly cpu: Spread;
  readonly wall: Spread;
  readonly serverCpu: Spread | undefined;
}

/** Fewer say nothing of what else the machine did. */
export const ROUNDS = 5;

/** Runs both in turn, so that whatever else the machine does hits both; the first round of each warms up and is left out. */
export async function compare(what: string, yardstick: Side, ours: Side): Promise<Compared> {
  const taken: { yardstick: Taken; ours: Taken }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pair = { yardstick: await yardstick.round(), ours: await ours.round() };
    if (round > 0) taken.push(pair);
  }
  const ratio = (of: (one: Taken) => number) =>
    spread(taken.map((pair) => of(pair.ours) / of(pair.yardstick)));
  return {
    what,
    rounds: ROUNDS,
    yardstick: sideTaken(
      yardstick.name,
      taken.map((pair) => pair.yardstick),
    ),
    ours: sideTaken(
      ours.name,
      taken.map((pair) => pair.ours),
    ),
    cpuRatio: ratio((one) => one.cpu / one.operations),
    wallRatio: ratio((one) => one.wall / one.operations),
  };
}

/** Counts what this process itself takes for so many operations. */
export async function takeHere(
  operations: number,
  work: () => Promise<unknown>,
  serverCpu?: () => Promise<number | undefined>,
): Promise<Taken> {
  const server = await serverCpu?.();
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const took = { operations, cpu: (user + system) / 1_000, wall: performance.now() - wall };
  const after = await serverCpu?.();
  return server === undefined || after === undefined
    ? took
    : { ...took, serverCpu: after - server };
}

function sideTaken(name: string, taken: readonly Taken[]): SideTaken {
  const each = (of: (one: Taken) => number) => spread(taken.map((one) => of(one) / one.operations));
  const server = taken.flatMap(({ serverCpu, operations }) =>
    serverCpu === undefined ? [] : [serverCpu / operations],
  );
  return {
    name,
    cpu: each(({ cpu }) => cpu),
    wall: each(({ wall }) => wall),
    serverCpu: server.length > 0 ? spread(server) : undefined,
  };
}

export function spread(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** One after another. */
export async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 1) await work();
}
