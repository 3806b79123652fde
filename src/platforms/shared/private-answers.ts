import { wordsFor } from '../../locales/words.ts';
import type { AnswerResult, PrivateAnswer } from '../../ports/delivery/messenger.ts';
import type { Asker, OweAnswer } from '../../ports/delivery/private-answer.ts';
import { type Patience, TRY_SECONDS } from './again.ts';

/** Nobody said when to come again. */
const AGAIN_SECONDS = 1;

/** `owed`: it comes later. `refused`: no private way takes it. `lost`: nor can it be owed. */
export type Answered = 'shown' | 'owed' | 'refused' | 'lost';

export interface PrivateAnswersDeps extends Patience {
  /** Tries it once, by private ways alone. */
  readonly answer: (answer: PrivateAnswer) => Promise<AnswerResult>;
  readonly owe: OweAnswer;
  /** Aborted once this process must end: what is not shown by then is owed at once, for the next one. */
  readonly tooLate?: AbortSignal;
  /** As people call it. */
  readonly platform: string;
}

/** What says that an answer itself is not taken, whatever way it goes. */
const REFUSED_CONTENT: ReadonlySet<string> = new Set([
  'http_413',
  'invalid_arguments',
  'invalid_blocks',
  'msg_blocks_too_long',
  'msg_too_long',
  'too_large',
]);

/**
 * Shows something to one person alone. What a platform cannot take just now is tried again for some seconds, and
 * then waits in the delivery queue: it never goes another way.
 *
 * @param asker nothing for somebody whom nobody could name: to them nothing is owed.
 */
export async function answerPrivately(
  deps: PrivateAnswersDeps,
  asker: Asker | undefined,
  said: Pick<PrivateAnswer, 'contents' | 'reader' | 'place'>,
): Promise<Answered> {
  const end = listenTo(deps.tooLate);
  try {
    return await showOrOwe(deps, asker, said, end);
  } finally {
    end.forget();
  }
}

async function showOrOwe(
  deps: PrivateAnswersDeps,
  asker: Asker | undefined,
  said: Pick<PrivateAnswer, 'contents' | 'reader' | 'place'>,
  end: End,
): Promise<Answered> {
  const { clock, pause } = deps;
  const until = clock.now().add({ seconds: TRY_SECONDS });
  let answer: PrivateAnswer = { ...said, shown: 0, doubtful: false };
  for (;;) {
    const came = await end.orThen(deps.answer(answer), unknownOf(answer));
    const { result } = came;
    if (result.outcome === 'sent') return 'shown';
    answer = remaining(answer, came);
    if (result.outcome === 'unreachable') {
      return whenRefused(deps, asker, answer, came.told || result.reason);
    }
    const seconds = result.outcome === 'later' ? result.seconds : AGAIN_SECONDS;
    const isLast = Temporal.Instant.compare(clock.now().add({ seconds }), until) > 0;
    if (!isLast) await end.orThen(pause(seconds * 1000), undefined);
    if (isLast || end.isCome) return oweTo(deps, asker, answer, seconds);
  }
}

/** Who has not even heard of it is owed it, until somebody mends what keeps it back. @param why true: they heard. */
async function whenRefused(
  deps: PrivateAnswersDeps,
  asker: Asker | undefined,
  answer: PrivateAnswer,
  why: string | true,
): Promise<Answered> {
  if (why === true || (await sayRefused(deps, answer, why))) return 'refused';
  return oweTo(deps, asker, answer, 0);
}

interface End {
  /** Work may hang for longer than this process lives: at its end it is not waited for. */
  orThen<T>(work: Promise<T>, otherwise: T): Promise<T>;
  readonly isCome: boolean;
  forget(): void;
}

function listenTo(tooLate: AbortSignal | undefined): End {
  let tell = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    tell = resolve;
  });
  if (tooLate?.aborted) tell();
  tooLate?.addEventListener('abort', tell);
  return {
    orThen(work, otherwise) {
      return Promise.race([work, ended.then(() => otherwise)]);
    },
    get isCome() {
      return tooLate?.aborted ?? false;
    },
    forget() {
      tooLate?.removeEventListener('abort', tell);
    },
  };
}

/** Nobody waited for what came of it. */
function unknownOf({ shown }: PrivateAnswer): AnswerResult {
  return { result: { outcome: 'unknown' }, shown };
}

async function oweTo(
  { owe }: PrivateAnswersDeps,
  asker: Asker | undefined,
  answer: PrivateAnswer,
  seconds: number,
): Promise<'owed' | 'lost'> {
  return asker && (await owe(asker, answer, seconds)) ? 'owed' : 'lost';
}

/** What is left of it after a try. What may have arrived still may, as long as nothing after it was shown. */
function remaining(before: PrivateAnswer, { result, shown }: AnswerResult): PrivateAnswer {
  const still = before.doubtful && shown === before.shown;
  return { ...before, shown, doubtful: result.outcome === 'unknown' || still };
}

/** Where it is the answer itself that is not taken, they hear so in words without content. @returns whether they did. */
async function sayRefused(
  { answer, platform }: PrivateAnswersDeps,
  { reader, place }: Pick<PrivateAnswer, 'reader' | 'place'>,
  reason: string,
): Promise<boolean> {
  if (!REFUSED_CONTENT.has(reason)) return false;
  const contents = [wordsFor(reader.language)('delivery.answer_refused', { platform })];
  const { result } = await answer({ contents, reader, place, shown: 0, doubtful: false });
  return result.outcome === 'sent';
}

/**
 * Marks the message that may have arrived. It is marked once it is cut into messages: they are counted, so they must not
 * be others for being in doubt.
 */
export function markDoubted<Message>(
  messages: readonly Message[],
  { shown, doubtful, reader }: PrivateAnswer,
  mark: (message: Message, again: (title: string) => string) => Message,
): Message[] {
  const again = (title: string) => wordsFor(reader.language)('delivery.again', { title }).trim();
  return messages.map((one, index) => (doubtful && index === shown ? mark(one, again) : one));
}
