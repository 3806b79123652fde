import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const SCRIPT = fileURLToPath(new URL('./print-meetings.ts', import.meta.url));
const HOST_ZONES = ['UTC', 'America/New_York', 'Pacific/Auckland'];

const CASES = z
  .array(z.object({ words: z.string(), utc: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(new URL('../cases/recurrences.json', import.meta.url), 'utf8')));
const Printed = z.object({
  host: z.string(),
  printed: z.array(z.object({ utc: z.array(z.string()), lines: z.array(z.string()) })),
});

async function printedIn(zone: string) {
  const env = { ...process.env, TZ: zone };
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], { env });
  return Printed.parse(JSON.parse(stdout));
}

describe('a machine in whatever zone', () => {
  it('reckons the same meetings, and writes the same calendar', async () => {
    const machines = [];
    for (const zone of HOST_ZONES) machines.push(await printedIn(zone));
    expect(machines.map(({ host }) => host)).toEqual(HOST_ZONES);
    for (const { printed } of machines) {
      expect(printed.map(({ utc }) => utc)).toEqual(CASES.map(({ utc }) => utc));
      expect(printed).toEqual(machines[0]?.printed);
    }
    expect(machines[0]?.printed[0]?.lines.slice(0, 2)).toEqual([
      'DTSTAMP:20261124T090000Z',
      'DTSTART;TZID=Europe/Berlin:20260908T100000',
    ]);
  });
});
