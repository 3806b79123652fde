/** `npm run bench -- ack [--seconds 60]`, `push`, or `reminders` */
import '../../src/temporal.ts';
import { parseArgs } from 'node:util';
import { benchAck } from './ack.ts';
import { benchHeap } from './heap.ts';
import { benchIdle } from './idle.ts';
import { benchPush } from './push.ts';
import { benchReminders } from './reminders.ts';
import { benchStart } from './start.ts';

const BENCHES = new Map([
  ['ack', benchAck],
  ['push', benchPush],
  ['idle', benchIdle],
  ['reminders', benchReminders],
  ['start', benchStart],
  ['heap', benchHeap],
]);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' } },
});
const seconds = Number(values.seconds);
const bench = BENCHES.get(positionals[0] ?? '');
if (bench && seconds > 0) process.exitCode = await bench(seconds);
else {
  console.error(`Use: npm run bench -- ${[...BENCHES.keys()].join('|')} [--seconds 60]`);
  process.exitCode = 2;
}
