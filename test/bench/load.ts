import { Agent, request } from 'node:http';
import { commandFields, form, signed } from '../support/slack/slack-requests.ts';

export interface Answer {
  readonly status: number;
  readonly milliseconds: number;
}

/** In milliseconds. */
export interface Latencies {
  readonly count: number;
  /** Not acknowledged with 200. */
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export function latencies(answers: readonly Answer[]): Latencies {
  const times = answers
    .map(({ milliseconds }) => milliseconds)
    .toSorted((one, other) => one - other);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const failed = answers.filter(({ status }) => status !== 200).length;
  return { count: times.length, failed, p50: at(0.5), p99: at(0.99), most: at(1) };
}

/** Sends at a steady rate, whether or not answers come: waiting would hide what is slow. */
export async function sendCommands(
  port: number,
  perSecond: number,
  seconds: number,
  responseUrl: string,
): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: perSecond });
  const answers: Promise<Answer>[] = [];
  const started = performance.now();
  for (let count = 0; count < perSecond * seconds; count += 1) {
    const wait = started + (count * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const body = form(commandFields({ text: 'two leaflets', response_url: responseUrl }));
    answers.push(send(port, agent, body));
  }
  const results = await Promise.all(answers);
  agent.destroy();
  return results;
}

function send(port: number, agent: Agent, body: string): Promise<Answer> {
  const { headers } = signed(body);
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ status, milliseconds: performance.now() - started });
    const options = { method: 'POST', host: '127.0.0.1', port, path: '/slack/events', agent };
    const sent = request({ ...options, headers: { ...Object(headers) } }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sent.on('error', () => done(0));
    sent.end(body);
  });
}
