import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchAnswers } from './queue-answers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a queue that gets no answer for 75 s stands, until it gets one', async () => {
  let answers = true;
  const executeSql = async () => {
    if (!answers) throw new Error('silent');
    return { rows: [] };
  };
  const { database, check } = watchAnswers({ db: { executeSql } });
  const ask = () => database.db?.executeSql('SELECT 1').catch(() => undefined);
  vi.advanceTimersByTime(74_000);
  await check();
  await ask();
  answers = false;
  vi.advanceTimersByTime(74_000);
  await ask();
  await check();
  vi.advanceTimersByTime(2_000);
  await expect(check()).rejects.toThrow('has not had an answer for 76 s');
  answers = true;
  await ask();
  await check();
});
