import { composeText, FRAME_PARTS } from '../../../domain/crisis/compose.ts';
import type {
  CrisisText,
  Frame,
  MessageContent,
  MessageVersion,
} from '../../../domain/crisis/message.ts';
import { ROUND_MINUTES } from '../../../domain/crisis/next-update.ts';

/** Do both frames say the same, however their lines are broken? */
export function sameFrame(one: Frame | undefined, other: Frame): boolean {
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return one !== undefined && FRAME_PARTS.every((part) => flat(one[part]) === flat(other[part]));
}

/**
 * Does a message say, in its first language, only what the one before it said? Of an all-clear, what happened
 * is what has to be new: it begins with what was said last.
 */
export function repeatsEarlier(
  { kind }: Pick<MessageContent, 'kind'>,
  [first]: readonly Pick<CrisisText, 'language' | 'frame'>[],
  earlier: MessageVersion | undefined,
): boolean {
  const said = earlier?.content.texts.find(({ language }) => language === first?.language)?.frame;
  if (!first || !said) return false;
  const { happened } = first.frame;
  return sameFrame(said, kind === 'all_clear' ? { ...said, happened } : first.frame);
}

/**
 * Is what would be the next version the newest one once more? The time of the next update moves on with the
 * clock, which is no change; another one that was chosen is, and so is one in place of a time that is past.
 *
 * @param senders as they are called now: under other names it is another text.
 */
export function changesNothing(
  { content: from, written }: MessageVersion,
  to: MessageContent,
  {
    senders,
    timeZone,
    now,
  }: { senders: readonly string[]; timeZone: string; now: Temporal.Instant },
): boolean {
  const before = Temporal.Instant.from(from.nextUpdateAt);
  if (Temporal.Instant.compare(before, now) <= 0) return false;
  const moved = before.until(Temporal.Instant.from(to.nextUpdateAt)).total('minutes');
  const passed = written.at.until(now).total('minutes');
  if (moved < 0 || moved > passed + ROUND_MINUTES) return false;
  const { kind, exercise, nextUpdateAt } = from;
  const then = to.texts.map(({ language, frame }) =>
    composeText({ language, kind, exercise, frame, senders, nextUpdateAt, timeZone }),
  );
  return JSON.stringify([then, to.targets]) === JSON.stringify([from.texts, from.targets]);
}
