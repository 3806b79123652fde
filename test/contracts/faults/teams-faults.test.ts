import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamsFault } from '../../support/teams/emulated-teams.ts';
import { type KindsOfPlatform, readTable } from './table.ts';
import { teamsSendings } from './teams-sendings.ts';

const times = (many: number, fault: TeamsFault) => Array.from({ length: many }, () => fault);

const FAULTS: Readonly<Record<string, readonly TeamsFault[]>> = {
  none: [],
  '429, come in 2 s': [{ answer: 429, retryAfter: '2' }],
  '429, come in 60 s': [{ answer: 429, retryAfter: '60' }],
  '429, no time said': [{ answer: 429 }],
  '500, not done': [{ answer: 500 }],
  '500, eight times': times(8, { answer: 500 }),
  '502, but done': [{ answer: 502, done: true }],
  'reset, not done': [{ answer: 'reset' }],
  'reset, but done': [{ answer: 'reset', done: true }],
  'hangs, but done': [{ answer: 'hang', done: true }],
  '403': [{ answer: 403, code: 'Forbidden' }],
  '403, twice': times(2, { answer: 403, code: 'Forbidden' }),
  '403, ten times': times(10, { answer: 403, code: 'Forbidden' }),
  '404': [{ answer: 404, code: 'ConversationNotFound' }],
  '413': [{ answer: 413 }],
  '401': [{ answer: 401 }],
  'unlisted code': [{ answer: 400, code: 'CodeOfNextYear' }],
};

/**
 * What comes of each sending, in the end, after these faults; the words are those of the table of Slack.
 *
 * *Answer*, *file*, *picture*: what one person of the host's organisation is shown alone in a channel; *guest*: an answer
 * to somebody of the other, whom Tandem cannot write to elsewhere. *Named, no content*: where every private way is refused,
 * a word in the channel says that there is an answer, once. *Form*: who asks for it is looked up first; if that fails they
 * hear it, and the next press opens it.
 */
const CELLS = readTable(`
                    | card           | pushed           | answer               | guest                | file                 | picture              | form
  none              | once           | once             | once                 | once                 | once                 | once                 | form
  429, come in 2 s  | once           | once             | once                 | once                 | once                 | once                 | word, then form
  429, come in 60 s | once           | once             | once, late           | once, late           | once, late           | once, late           | word, then form
  429, no time said | once           | once             | once                 | once                 | once                 | once                 | word, then form
  500, not done     | once, said so  | held             | once, said so        | once, said so        | once, said so        | once, said so        | word, then form
  500, eight times  | once, said so  | held             | once, said so, late  | once, said so, late  | once, said so, late  | once, said so, late  | word, then form
  502, but done     | twice, said so | held, there once | twice, said so       | twice, said so       | twice, said so       | twice, said so       | word, then form
  reset, not done   | once, said so  | held             | once, said so        | once, said so        | once, said so        | once, said so        | word, then form
  reset, but done   | twice, said so | held, there once | twice, said so       | twice, said so       | twice, said so       | twice, said so       | word, then form
  hangs, but done   | twice, said so | held, there once | twice, said so       | twice, said so       | twice, said so       | twice, said so       | word, then form
  401               | once           | once             | once, late           | once, late           | once, late           | once, late           | word, then form
  403               | parked, told   | held, told       | once                 | named, no content    | once                 | once                 | word, then form
  403, twice        | parked, told   | held, told       | named, no content    | once, late           | named, no content    | named, no content    | word, then form
  403, ten times    | parked, told   | held, told       | parked, told         | parked, told         | parked, told         | parked, told         | word, then form
  404               | parked, told   | held, told       | once                 | named, no content    | once                 | once                 | word, then form
  413               | parked, told   | held, told       | told                 | told                 | told                 | told                 | word, then form
  unlisted code     | parked, told   | held, told       | once                 | named, no content    | once                 | once                 | word, then form
`);

describe('what Teams is sent, under faults', () => {
  let sent: KindsOfPlatform<TeamsFault>;
  beforeAll(async () => {
    sent = await teamsSendings();
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
