import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';

/** As little as Bolt can do. */
const receiver = new HTTPReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' });
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-bare' }) });
app.command(/.*/, async ({ ack }) => ack());
const server = await receiver.start(0);
const { port } = server.address() as AddressInfo;
process.send?.({ port });
