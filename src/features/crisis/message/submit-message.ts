import type { z } from 'zod';
import { onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { readForm } from '../../../bot/declare/form-input.ts';
import { fieldErrors } from '../../../bot/declare/reply.ts';
import type { Frame, MessageLanguage } from '../../../domain/crisis/message.ts';
import { nextUpdateAt } from '../../../domain/crisis/next-update.ts';
import type { TextFault } from '../../../domain/crisis/text-faults.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type MessageAbout, WRITE_MESSAGE } from '../actions.ts';
import { personFaults } from '../event-text-faults.ts';
import { emptyInput, frameInput, messageInput } from '../input.ts';
import type { DraftFault } from './draft-content.ts';
import { planMessage } from './plan-message.ts';
import { readVersion } from './sign-presses.ts';
import { writeMessage } from './write-message.ts';

type MessageInput = Frame & Partial<z.infer<typeof messageInput>>;

/**
 * Makes the next version, and shows it as it is to be signed. Of another language than the first only the text
 * was asked; the rest stays as it is.
 */
export const submitMessage = onSubmit(WRITE_MESSAGE, emptyInput, async (ctx, sent) => {
  const { key, about, values } = sent;
  const { words, now } = ctx;
  const schema: z.ZodType<MessageInput> = values['next'] === undefined ? frameInput : messageInput;
  const form = readForm(schema, values, words);
  if (!form.ok) return form.reply;
  const { next, groups, languages: chosen, ...frame } = form.input;
  const errors = personFaults(frame, words);
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const rest =
    next && groups && chosen
      ? {
          groups,
          // The one in which it was written leads, whatever was ticked first.
          languages: [about.language, ...chosen.filter((one) => one !== about.language)],
          nextUpdateAt: nextUpdateAt(now, next),
        }
      : await around(ctx, about);
  const wrote = await ctx.run(writeMessage, { ...about, key, frame, ...rest });
  if (!wrote.ok) return fieldErrors(faultsAt(wrote.faults, about.language, ctx));
  return readVersion(ctx, wrote.versionId);
});

async function around(ctx: Context, { unitId, messageId, kind, language }: MessageAbout) {
  if (messageId === undefined) throw new Refusal('unknown_action');
  const planned = await ctx.run(planMessage, { unitId, messageId, kind });
  const before = planned.newest && Temporal.Instant.from(planned.newest.content.nextUpdateAt);
  const kept = before && Temporal.Instant.compare(before, ctx.now) > 0 ? before : undefined;
  return {
    groups: planned.chosen,
    languages: [...new Set([...planned.languages, language])],
    nextUpdateAt: kept ?? nextUpdateAt(ctx.now, planned.nextMinutes),
  };
}

/** Each beside the field in which it can be mended; what concerns another language says which. */
function faultsAt(
  faults: readonly DraftFault[],
  written: MessageLanguage,
  ctx: Context,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const [field, text] = faultAt(fault, written, ctx);
    errors[field] ??= text;
  }
  return errors;
}

function faultAt(fault: DraftFault, written: MessageLanguage, ctx: Context): [string, string] {
  const { words } = ctx;
  if (fault.fault === 'no_target') return ['groups', words('crisis.fault.no_target')];
  if (fault.fault === 'repeats') return ['happened', words('crisis.fault.repeats')];
  const language = words(`crisis.language.${fault.language}`);
  if (fault.fault === 'no_text') return ['languages', words('crisis.fault.no_text', { language })];
  const [field, text] = textFaultAt(fault, ctx);
  return fault.language === written ? [field, text] : ['languages', `${language}: ${text}`];
}

function textFaultAt(fault: TextFault, { words }: Context): [string, string] {
  switch (fault.fault) {
    case 'part_empty':
      return [fault.part, words('field.required')];
    case 'unfilled':
      return ['happened', words('crisis.fault.unfilled', { open: fault.placeholders.join(' ') })];
    case 'short_too_long': {
      const { graphemes: length, most } = fault;
      return ['advice', words('crisis.fault.short', { length, most })];
    }
    case 'spoken_too_long':
      return ['doing', words('crisis.fault.spoken', { seconds: fault.seconds, most: fault.most })];
    case 'exercise_unmarked':
      return ['happened', words('crisis.fault.exercise')];
    default:
      return fault satisfies never;
  }
}
