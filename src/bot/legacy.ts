import { z } from 'zod';
import type { Press, Submission, ValueCodec } from './action.ts';
import type { ReminderHandler } from './contributions.ts';
import { type Feature, feature } from './feature.ts';
import type { FileMaker } from './handout/file-maker.ts';
import { type CardBuilder, type PushedCard, postedCard } from './posted-card.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';
import type { UseCase } from './use-case.ts';

export type PressHandler = (turn: Turn, value: string) => Reply | Promise<Reply>;
export type SubmissionHandler = Submission['handle'];
export type LegacyFileMaker = Omit<FileMaker, 'declares' | 'kind'>;
export type LegacyReminderHandler = Omit<ReminderHandler, 'declares' | 'kind'>;
export type LegacyPushedCard = Omit<PushedCard, 'declares' | 'name'>;
/** Of what splits its strings by hand. */
export const UNREAD: ValueCodec<string> = z.string();
type Rec<T> = Readonly<Record<string, T>>;

export type LegacyFeature = Omit<Feature, 'declarations'> & {
  readonly presses: Rec<PressHandler>;
  readonly submissions: Rec<SubmissionHandler>;
  readonly cards: Rec<CardBuilder>;
  readonly pushed?: Rec<LegacyPushedCard>;
  readonly files?: Rec<LegacyFileMaker>;
  readonly reminders?: Rec<LegacyReminderHandler>;
  // biome-ignore lint/suspicious/noExplicitAny: any use case
  readonly useCases: readonly UseCase<any, unknown>[];
};

/** How features were declared before: by records. */
export function legacyFeature({
  presses,
  submissions,
  cards,
  pushed = {},
  files = {},
  reminders = {},
  useCases,
  ...rest
}: LegacyFeature): Feature {
  const module: Record<string, unknown> = { ...useCases };
  for (const [action, handle] of Object.entries(presses))
    module[`p ${action}`] = { declares: 'press', action, codec: UNREAD, handle } satisfies Press;
  for (const [action, handle] of Object.entries(submissions))
    module[`s ${action}`] = {
      declares: 'submission',
      action,
      codec: UNREAD,
      handle,
    } satisfies Submission;
  for (const [name, build] of Object.entries(cards)) module[`c ${name}`] = postedCard(name, build);
  for (const [name, one] of Object.entries(pushed))
    module[`u ${name}`] = { declares: 'pushed-card', name, ...one } satisfies PushedCard;
  for (const [kind, one] of Object.entries(files))
    module[`f ${kind}`] = { declares: 'file', kind, ...one } satisfies FileMaker;
  for (const [kind, one] of Object.entries(reminders))
    module[`r ${kind}`] = { declares: 'reminder', kind, ...one } satisfies ReminderHandler;
  return feature({ ...rest, modules: [module] });
}
