import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import type { Compared, Spread } from './rounds.ts';

/** On what it was measured: absolute times mean nothing without it. */
export function machine() {
  const [first] = cpus();
  return {
    processors: `${cpus().length} × ${first?.model.trim() ?? '?'}`,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.version,
    load: loadavg().map((one) => Math.round(one * 10) / 10),
    at: new Date().toISOString(),
  };
}

/** A table for people, then one line of JSON with all of it. */
export function report(bench: string, compared: readonly Compared[], more: object = {}): void {
  console.log(describe());
  console.table(Object.fromEntries(compared.map((one) => [one.what, row(one)])));
  tellJson(bench, { compared, ...more });
}

/** For what is no comparison of two sides: the machine and the figures, as one line of JSON. */
export function tellJson(bench: string, figures: object): void {
  console.log(JSON.stringify({ bench, machine: machine(), ...figures }));
}

export function describe(): string {
  const { processors, memoryGB, system, node, load } = machine();
  return `${processors}, ${memoryGB} GB, ${system}, Node ${node}, load ${load.join(' ')}`;
}

function row({ yardstick, ours, cpuRatio, wallRatio }: Compared) {
  const server = (side: Compared['ours']) => (side.serverCpu ? said(side.serverCpu) : '–');
  return {
    'CPU ratio': said(cpuRatio),
    'ms CPU': said(ours.cpu),
    'of the yardstick': said(yardstick.cpu),
    'time ratio': said(wallRatio),
    'server ms CPU': server(ours),
    'of the yardstick’s': server(yardstick),
  };
}

/** `1.20 (1.10–1.35)`: the median, the least and the most. */
export function said({ median, least, most }: Spread): string {
  return `${short(median)} (${short(least)}–${short(most)})`;
}

function short(number: number): string {
  return number >= 100 ? number.toFixed(0) : number.toFixed(2);
}
