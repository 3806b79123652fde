/** `npm run bench -- ack [--seconds 60]` */
import '../../src/temporal.ts';
import { parseArgs } from 'node:util';
import { benchAck } from './ack.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' } },
});
const seconds = Number(values.seconds);
if (positionals[0] === 'ack' && seconds > 0) process.exitCode = await benchAck(seconds);
else {
  console.error('Use: npm run bench -- ack [--seconds 60]');
  process.exitCode = 2;
}
