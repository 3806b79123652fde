import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackFault } from '../../support/slack/emulated-slack.ts';
import { slackSendings } from './slack-sendings.ts';
import { type KindsOfPlatform, readTable } from './table.ts';

const times = (many: number, fault: SlackFault) => Array.from({ length: many }, () => fault);
const refusal = (error: string): SlackFault => ({ status: 200, body: { ok: false, error } });
const limited = (seconds: number): SlackFault => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
});

const FAULTS: Readonly<Record<string, readonly SlackFault[]>> = {
  none: [],
  '429, come in 2 s': [limited(2)],
  '429, come in 60 s': [limited(60)],
  '429, no time said': [refusal('ratelimited')],
  '500, not done': [{ status: 500 }],
  '500, eight times': times(8, { status: 500 }),
  '502, but done': [{ status: 502, done: true }],
  'reset, not done': [{ status: 0 }],
  'reset, but done': [{ status: 0, done: true }],
  'hangs, but done': [{ status: 0, hang: true, done: true }],
  '403': [{ status: 403 }],
  '404': [{ status: 404 }],
  '413': [{ status: 413, body: 'too large' }],
  'token revoked': times(8, refusal('token_revoked')),
  'unlisted code': [refusal('a_code_of_next_year')],
};

/**
 * What comes of each sending, in the end, after these faults. *Once*, *twice*: so often people see it, at once, or *late*,
 * from the queue; where nobody can know whether the first arrived, the second *says so*. *Parked*: it waits until somebody
 * mends what keeps it back, and coordinators are *told*. *Held*: a person says whether it is there, or sends it again. *Told*: they hear,
 * without content, that there is an answer. Never: nothing at all, more than said, or a private answer for all to see.
 *
 * *Pushed*: a signed message. *Command*: a private answer by the address that came with it; *mention*: one in a channel;
 * *every way*: one that each way refuses alike. *File*, *picture*: what shows them to one person; a picture that cannot be
 * brought to Slack is there in words. *Form*: *button* opens it again, and says why it is not there.
 */
const CELLS = readTable(`
                    | card           | pushed           | command              | mention              | every way            | file                 | picture        | form
  none              | once           | once             | once                 | once                 | once                 | once                 | once           | form
  429, come in 2 s  | once           | once             | once                 | once                 | once                 | once                 | once, in words | button
  429, come in 60 s | once           | once             | once, late           | once, late           | once, late           | once, late           | once, in words | button
  429, no time said | once           | once             | once                 | once                 | once                 | once                 | once, in words | button
  500, not done     | once, said so  | held             | once, said so        | once, said so        | once, said so        | once, said so        | once, in words | button
  500, eight times  | once, said so  | held             | once, said so, late  | once, said so, late  | once, said so, late  | once, said so, late  | once, in words | button
  502, but done     | twice, said so | held, there once | twice, said so       | twice, said so       | twice, said so       | twice, said so       | once, in words | form, button
  reset, not done   | once, said so  | held             | once, said so        | once, said so        | once, said so        | once, said so        | once, in words | button
  reset, but done   | twice, said so | held, there once | twice, said so       | twice, said so       | twice, said so       | twice, said so       | once, in words | form, button
  hangs, but done   | twice, said so | held, there once | –                    | twice, said so       | twice, said so       | twice, said so       | once, in words | form, button
  403               | parked, told   | held, told       | once                 | once                 | once, late           | once                 | once, in words | button
  404               | parked, told   | held, told       | once                 | once                 | once, late           | once                 | once, in words | button
  413               | parked, told   | held, told       | once                 | once                 | told                 | once                 | once, in words | button
  token revoked     | parked, told   | held, told       | once                 | once                 | parked, told         | once                 | once, in words | button: why
  unlisted code     | parked, told   | held, told       | once                 | once                 | once, late           | once                 | once, in words | button
`);

describe('what Slack is sent, under faults', () => {
  let sent: KindsOfPlatform<SlackFault>;
  beforeAll(async () => {
    sent = await slackSendings();
  });
  afterAll(() => sent.stop());

  it.each(CELLS)('$kind, $fault: $expected', async ({ kind, fault, expected }) => {
    expect(await sent.kinds[kind]?.(FAULTS[fault] ?? [])).toBe(expected);
  });

  it('has a row for every fault, and a column for everything that is sent', () => {
    const of = (name: 'fault' | 'kind') => [...new Set(CELLS.map((cell) => cell[name]))].toSorted();
    expect(of('fault')).toEqual(Object.keys(FAULTS).toSorted());
    expect(of('kind')).toEqual(Object.keys(sent.kinds).toSorted());
  });
});
