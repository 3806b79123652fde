/** `npm run bench -- ack [--seconds 60]`, `-- lists [--signals 200000]`, or another of those below; each usable alone. */
import '../../src/temporal.ts';
import { parseArgs } from 'node:util';
import { benchAck } from './ack.ts';
import { benchAckTeams } from './ack-teams.ts';
import { benchClaim } from './claim.ts';
import { benchHeap } from './heap.ts';
import { benchIdle } from './idle.ts';
import { benchImport } from './import.ts';
import { benchLedger } from './ledger.ts';
import { benchLists } from './lists.ts';
import { benchPush } from './push.ts';
import { benchRead } from './read.ts';
import { benchRecord } from './record.ts';
import { benchReminders } from './reminders.ts';
import { benchStart } from './start.ts';

/** @returns what the process ends with. */
type Bench = (given: { readonly seconds: number; readonly signals: number }) => Promise<number>;

const BENCHES = new Map<string, Bench>([
  ['ack', benchAck],
  ['ack-teams', benchAckTeams],
  ['claim', benchClaim],
  ['heap', benchHeap],
  ['idle', benchIdle],
  ['import', benchImport],
  ['ledger', benchLedger],
  ['lists', benchLists],
  ['push', benchPush],
  ['read', benchRead],
  ['record', benchRecord],
  ['reminders', benchReminders],
  ['start', benchStart],
]);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    signals: { type: 'string', default: '200000' },
  },
});
const [seconds, signals] = [Number(values.seconds), Number(values.signals)];
const bench = BENCHES.get(positionals[0] ?? '');
if (bench && seconds > 0 && signals > 0) process.exitCode = await bench({ seconds, signals });
else {
  console.error(
    `Use: npm run bench -- ${[...BENCHES.keys()].join('|')} [--seconds 60] [--signals 200000]`,
  );
  process.exitCode = 2;
}
