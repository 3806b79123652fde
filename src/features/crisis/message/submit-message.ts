import { readForm } from '../../../bot/form/form-input.ts';
import type { SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { FormValues } from '../../../cards/dialog.ts';
import type { Frame, MessageLanguage } from '../../../domain/crisis/message.ts';
import { nextUpdateAt } from '../../../domain/crisis/next-update.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { frameInput, type MessageAbout, messageInput, readMessageAbout } from '../input.ts';
import type { DraftFault, Written } from './draft-content.ts';
import { personFaults } from './event-text-faults.ts';
import { planMessage } from './plan-message.ts';
import { showVersion } from './show-version.ts';
import { signCard } from './sign-card.ts';
import { writeMessage } from './write-message.ts';

/** Makes the next version, and shows it as it is to be signed. */
export const submitMessage: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const said = readMessageAbout(about);
  if (!said) throw new Refusal('unknown_action');
  const read = await readWritten(turn, said, values);
  if (!read.ok) return read.reply;
  const { unitId, messageId, base, kind, template, language } = said;
  const wrote = await turn.perform(writeMessage, {
    ...{ unitId, base, kind, template, language, key },
    ...(messageId !== undefined && { messageId }),
    ...read.written,
  });
  if (!wrote.ok) {
    return { kind: 'field-errors', errors: faultsAt(wrote.faults, language, turn) };
  }
  const shown = await turn.perform(showVersion, { id: wrote.versionId });
  return { kind: 'card', card: signCard(shown, turn) };
};

type Read =
  | { readonly ok: false; readonly reply: Reply }
  | {
      readonly ok: true;
      readonly written: Pick<Written, 'frame' | 'languages' | 'groups' | 'nextUpdateAt'>;
    };

/** Of another language than the first only the text was asked; the rest stays as it is. */
async function readWritten(turn: Turn, said: MessageAbout, values: FormValues): Promise<Read> {
  const { words, now } = turn;
  if (values['next'] === undefined) {
    const form = readForm(frameInput, values, words);
    if (!form.ok) return form;
    const read = frameOf(form.input, turn);
    return read.ok
      ? { ok: true, written: { ...read.written, ...(await around(turn, said)) } }
      : read;
  }
  const form = readForm(messageInput, values, words);
  if (!form.ok) return form;
  const { next, groups, languages, ...texts } = form.input;
  const read = frameOf(texts, turn);
  if (!read.ok) return read;
  const rest = {
    languages: inOrder(said.language, languages),
    nextUpdateAt: nextUpdateAt(now, next),
  };
  return { ok: true, written: { ...read.written, groups, ...rest } };
}

/** Nothing in it may concern a person. */
function frameOf(frame: Frame, { words }: Turn) {
  const errors = personFaults({ ...frame }, words);
  if (Object.keys(errors).length === 0) return { ok: true, written: { frame } } as const;
  return { ok: false, reply: { kind: 'field-errors', errors } } as const;
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

/** The one in which it was written leads, whatever was ticked first. */
function inOrder(
  first: MessageLanguage,
  chosen: readonly MessageLanguage[],
): readonly MessageLanguage[] {
  return [first, ...chosen.filter((one) => one !== first)];
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
