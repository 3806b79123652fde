/** `npm run playground`: Tandem and the Agents Playground together, until Ctrl-C. */
import '../../src/temporal.ts';
import { CHANNEL_NAME } from './people.ts';
import { startPlayground } from './start.ts';

const PORT = 56_150;

let stopping = false;
const starting = startPlayground(PORT, 'warn');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
const { address, room } = await starting;
console.log(`
Tandem in Microsoft's Agents Playground: ${address}
You are the police's liaison officer. This is an exercise: nothing leaves this machine.

Ask     Choose ${CHANNEL_NAME}, type @Tandem, take it from the list, type "signal" after it, press Post.
        Tandem answers with a button that opens a form. Teams opens it; the playground cannot.
Raise   So press + below the box for a new post, Action Command, write signal.raise~1 as the command id,
        and press Create: the same form. Fill it in. Its card appears in ${CHANNEL_NAME}.
Answer  Be the council's safety coordinator in the practice room, and press Acknowledge there:
        ${room}?as=havenstad/safety-coordinator
        The card in ${CHANNEL_NAME} changes, and Personal Chat tells you.
Read    In ${CHANNEL_NAME}: @Tandem signal list. In Personal Chat: signal list, or help.

What Teams shows to one person alone, the playground shows like anything else.
Ctrl-C stops both, and everything you raised is gone.`);

async function end(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  await (await starting).stop();
  process.exit(0);
}
