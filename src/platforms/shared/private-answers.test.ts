import { describe, expect, it } from 'vitest';
import { testClock } from '../../../test/support/world.ts';
import type { AnswerResult, PrivateAnswer } from '../../ports/delivery/messenger.ts';
import { answerPrivately } from './private-answers.ts';

const ASKER = {
  actor: { platform: 'slack', tenant: 'T1', user: 'U1' },
  conversation: undefined,
};
const SAID = { contents: ['Of a person.'], reader: { language: 'en', timeZone: 'UTC' }, place: {} };
const never = new Promise<never>(() => undefined);

describe('a private answer, when Tandem must end', () => {
  /** @returns what comes of it, and what was owed. */
  async function stopDuring(first: Promise<AnswerResult>, pause: Promise<unknown> = never) {
    const end = new AbortController();
    const owed: [PrivateAnswer, number][] = [];
    let tries = 0;
    const answered = answerPrivately(
      {
        ...{ clock: testClock('2026-11-24T09:00:00Z'), platform: 'Slack', tooLate: end.signal },
        pause: () => {
          end.abort();
          return pause;
        },
        async answer() {
          tries += 1;
          return first;
        },
        async owe(_asker, answer, seconds) {
          owed.push([answer, seconds]);
          return true;
        },
      },
      ASKER,
      SAID,
    );
    await Promise.resolve();
    if (first === never) end.abort();
    return { answered: await answered, owed, tries };
  }

  it('is owed while its platform does not answer, and may have arrived', async () => {
    const { answered, owed, tries } = await stopDuring(never);
    expect([answered, tries]).toEqual(['owed', 1]);
    expect(owed).toEqual([[{ ...SAID, shown: 0, doubtful: true }, 1]]);
  });

  it('is owed while it waits for its turn, as far as it was shown', async () => {
    const busy = Promise.resolve({ result: { outcome: 'later', seconds: 3 }, shown: 2 } as const);
    const { answered, owed, tries } = await stopDuring(busy);
    expect([answered, tries]).toEqual(['owed', 1]);
    expect(owed).toEqual([[{ ...SAID, shown: 2, doubtful: false }, 3]]);
  });
});
