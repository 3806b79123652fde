import type { z } from 'zod';
import { onSubmit } from '../../../bot/action.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { fieldErrors, type Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { FormValues } from '../../../cards/dialog.ts';
import type { Frame, MessageLanguage } from '../../../domain/crisis/message.ts';
import { nextUpdateAt } from '../../../domain/crisis/next-update.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type MessageAbout, WRITE_MESSAGE } from '../actions.ts';
import { personFaults } from '../event-text-faults.ts';
import { anyInput, frameInput, messageInput } from '../input.ts';
import type { DraftFault, Written } from './draft-content.ts';
import { planMessage } from './plan-message.ts';
import { readVersion } from './sign-presses.ts';
import { writeMessage } from './write-message.ts';

/** Makes the next version, and shows it as it is to be signed. */
export const submitMessage = onSubmit(WRITE_MESSAGE, anyInput, async (turn, form) => {
  const { key, about, values } = form;
  const read = await readWritten(turn, about, values);
  if (!read.ok) return read.reply;
  const wrote = await turn.perform(writeMessage, { ...about, key, ...read.written });
  if (!wrote.ok) return fieldErrors(faultsAt(wrote.faults, about.language, turn));
  return readVersion(turn, wrote.versionId);
});

type MessageInput = Frame & Partial<z.infer<typeof messageInput>>;

type Read =
  | { readonly ok: false; readonly reply: Reply }
  | {
      readonly ok: true;
      readonly written: Pick<Written, 'frame' | 'languages' | 'groups' | 'nextUpdateAt'>;
    };

/** Of another language than the first only the text was asked; the rest stays as it is. */
async function readWritten(turn: Turn, said: MessageAbout, values: FormValues): Promise<Read> {
  const { words, now } = turn;
  const schema: z.ZodType<MessageInput> = values['next'] === undefined ? frameInput : messageInput;
  const form = readForm(schema, values, words);
  if (!form.ok) return form;
  const { next, groups, languages: chosen, ...frame } = form.input;
  const errors = personFaults(frame, words);
  if (Object.keys(errors).length > 0) return { ok: false, reply: fieldErrors(errors) };
  if (!next || !groups || !chosen) {
    return { ok: true, written: { frame, ...(await around(turn, said)) } };
  }
  // The one in which it was written leads, whatever was ticked first.
  const languages = [said.language, ...chosen.filter((one) => one !== said.language)];
  return { ok: true, written: { frame, groups, languages, nextUpdateAt: nextUpdateAt(now, next) } };
}

async function around(turn: Turn, { unitId, messageId, kind, language }: MessageAbout) {
  if (messageId === undefined) throw new Refusal('unknown_action');
  const planned = await turn.perform(planMessage, { unitId, messageId, kind });
  const before = planned.newest && Temporal.Instant.from(planned.newest.content.nextUpdateAt);
  const kept = before && Temporal.Instant.compare(before, turn.now) > 0 ? before : undefined;
  return {
    groups: planned.chosen,
    languages: [...new Set([...planned.languages, language])],
    nextUpdateAt: kept ?? nextUpdateAt(turn.now, planned.nextMinutes),
  };
}

/** Each beside the field in which it can be mended; what concerns another language says which. */
function faultsAt(
  faults: readonly DraftFault[],
  written: MessageLanguage,
  turn: Turn,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const [field, text] = faultAt(fault, written, turn);
    errors[field] ??= text;
  }
  return errors;
}

function faultAt(fault: DraftFault, written: MessageLanguage, turn: Turn): [string, string] {
  const { words } = turn;
  if (fault.fault === 'no_target') return ['groups', words('crisis.fault.no_target')];
  const language = words(`crisis.language.${fault.language}`);
  if (fault.fault === 'no_text') return ['languages', words('crisis.fault.no_text', { language })];
  const [field, text] = textFaultAt(fault, turn);
  return fault.language === written ? [field, text] : ['languages', `${language}: ${text}`];
}

function textFaultAt(
  fault: Exclude<DraftFault, { fault: 'no_target' | 'no_text' }>,
  { words }: Turn,
): [string, string] {
  switch (fault.fault) {
    case 'part_empty':
      return [fault.part, words('field.required')];
    case 'unfilled': {
      const open = fault.placeholders.join(' ');
      return ['happened', words('crisis.fault.unfilled', { open })];
    }
    case 'short_too_long': {
      const { graphemes, most } = fault;
      return ['advice', words('crisis.fault.short', { length: graphemes, most })];
    }
    case 'spoken_too_long': {
      const { seconds, most } = fault;
      return ['doing', words('crisis.fault.spoken', { seconds, most })];
    }
    case 'exercise_unmarked':
      return ['happened', words('crisis.fault.exercise')];
    default:
      return fault satisfies never;
  }
}
