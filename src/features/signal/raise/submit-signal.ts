import { readForm } from '../../../bot/form/form-input.ts';
import {
  lookAtTexts,
  SECOND_LOOK_FIELD,
  secondLookFields,
  takeOut,
} from '../../../bot/form/second-look-ask.ts';
import type { SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Words } from '../../../locales/words.ts';
import { type RaiseSignalInput, raiseSignalInput } from '../input.ts';
import { signalConfirmation } from '../signal-private-card.ts';
import { raiseSignal } from './raise-signal.ts';
import { signalDialog } from './signal-dialog.ts';

/** The texts that are looked at once more. Whom a named source is belongs to the source alone. */
const LOOKED_AT = ['facts', 'interpretation', 'needs', 'others'] as const;

/** Records the form; first asks about what seems to concern a person, if it was not asked yet. */
export const submitSignal: SubmissionHandler = async (turn, { key, values }) => {
  const form = readForm(raiseSignalInput, values, turn.words);
  if (!form.ok) return form.reply;
  const errors = { ...areaFault(form.input, turn.words), ...sourceFault(form.input, turn.words) };
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  const looked = lookAtTexts(LOOKED_AT.map((field) => form.input[field]));
  if (looked.length > 0 && form.input.second_look === undefined) {
    const asked = values[SECOND_LOOK_FIELD] !== undefined;
    if (asked)
      return {
        kind: 'field-errors',
        errors: { [SECOND_LOOK_FIELD]: turn.words('field.required') },
      };
    const above = secondLookFields(looked, turn.words);
    return { kind: 'dialog', dialog: signalDialog(turn, key, values, above) };
  }
  return record(turn, key, looked.length > 0 ? answered(form.input) : form.input);
};

async function record(turn: Turn, key: string, input: RaiseSignalInput): Promise<Reply> {
  const raised = await turn.perform(raiseSignal, { ...input, key });
  return { kind: 'card', card: signalConfirmation(raised, turn) };
}

function answered(input: RaiseSignalInput): RaiseSignalInput {
  if (input.second_look !== 'take_out') return input;
  const cleaned = LOOKED_AT.map((field) => [field, takeOut(input[field])]);
  return { ...input, ...Object.fromEntries(cleaned) };
}

/** The area stands on the card, so nothing there may concern a person. */
function areaFault({ area }: RaiseSignalInput, words: Words): Record<string, string> {
  return lookAtTexts([area]).length > 0 ? { area: words('signal.fault.area') } : {};
}

/** Of an anonymous source nothing is kept; a named one has a name. */
function sourceFault(
  { source, source_name }: RaiseSignalInput,
  words: Words,
): Record<string, string> {
  if (source === 'named' && !source_name) return { source_name: words('field.required') };
  if (source !== 'named' && source_name) return { source_name: words('signal.fault.source_name') };
  return {};
}
