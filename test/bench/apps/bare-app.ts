import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { tellCpu } from '../measure/child-cpu.ts';

/** As little as Bolt can do that does the same: it acknowledges, then opens the view it was given. */
let view: ModalView | undefined;
process.on('message', (message: { view?: ModalView }) => {
  view = message.view ?? view;
});
tellCpu();
const receiver = new HTTPReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bare' }),
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
});
app.command(/.*/, async ({ ack, body, client }) => {
  await ack();
  if (view) await client.views.open({ trigger_id: body.trigger_id, view });
});
const server = await receiver.start(0);
const { port } = server.address() as AddressInfo;
process.send?.({ port });
