import { sign } from '../../../src/platforms/slack/receive/signature.ts';

export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

/** A request as Slack signs it. */
export function signed(
  body: string,
  contentType = 'application/x-www-form-urlencoded',
  seconds = Math.floor(Date.now() / 1000),
): RequestInit {
  const timestamp = String(seconds);
  return {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(body, timestamp, SIGNING_SECRET),
    },
    body,
  };
}

export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

/** Constructed after https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandFields(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    token: 'deprecated',
    team_id: 'T0POLICE',
    team_domain: 'police',
    channel_id: 'C0JOINT',
    channel_name: 'joint-desk',
    user_id: 'U0POLICE1',
    user_name: 'liaison',
    command: '/signal',
    text: '',
    api_app_id: 'A0TANDEM',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/response_url',
    trigger_id: `1.2.${Math.random()}`,
    ...more,
  };
}
