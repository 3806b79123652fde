import { NotReady } from '../ports/health.ts';

/** Whoever asks a process how it is waits no longer. */
const ANSWER_MILLISECONDS = 2_000;

/** @throws NotReady `no answer` if it takes longer than 2 s. */
export async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotReady('no answer')), ANSWER_MILLISECONDS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
