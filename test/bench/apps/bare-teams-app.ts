import { createServer } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { tellCpu } from '../measure/child-cpu.ts';

/** As little as botbuilder can do that does the same: it looks who sent it, then answers with the card it was given. */
let attachments: object[] = [];
process.on('message', (message: { attachments?: object[] }) => {
  attachments = message.attachments ?? attachments;
});
tellCpu();
const appId = process.env['TEAMS_APP_ID'] ?? '';
const token = process.env['BENCH_TOKEN'] ?? '';
const CONNECTOR = 'https://api.botframework.com';

type Credentials = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** The token is there already, as in an app that has run for a while. */
const credentials: Credentials = {
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  }),
};
const framework = new ConfigurationBotFrameworkAuthentication(
  {
    ToChannelFromBotLoginUrl: process.env['TEAMS_LOGIN_URL'] ?? '',
    ToChannelFromBotOAuthScope: CONNECTOR,
    ToBotFromChannelTokenIssuer: CONNECTOR,
    OAuthUrl: CONNECTOR,
    ToBotFromChannelOpenIdMetadataUrl: process.env['TEAMS_OPENID_METADATA_URL'] ?? '',
    ToBotFromEmulatorOpenIdMetadataUrl: process.env['TEAMS_OPENID_METADATA_URL'] ?? '',
  },
  credentials,
);
const adapter = new CloudAdapter(framework);
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  const answering = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    header: (name: string, value: string) => response.setHeader(name, value),
    send: (said: unknown) => response.write(JSON.stringify(said)),
  });
  await adapter.process(
    Object.assign(request, { body, method: 'POST' }),
    answering,
    async (context) => {
      if (context.activity.type !== 'message') return;
      await context.sendActivity({ type: 'message', attachments: attachments as [] });
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
