import { randomUUID } from 'node:crypto';
import { emergencyNote, longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { reopenInput } from '../input.ts';
import { noteField } from '../outcome/outcome-dialog.ts';
import { planReopening, reopenSignal } from './reopen-signal.ts';

export const REOPEN_ACTION = 'weighing.reopen';

/** Opens the form, if the signal is closed or merged. */
export const openReopen: PressHandler = (turn, text) =>
  askReason(turn, text.trim(), randomUUID(), {});

export const submitReopen: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const { words } = turn;
  const form = readForm(reopenInput, values, words);
  if (!form.ok) return form.reply;
  const { reason } = form.input;
  const ask = (above: readonly Field[]) => askReason(turn, about, key, values, above);
  const look = await lookAtForm([reason], values, words, ask);
  if (!look.ok) return look.reply;
  const { clean, detail } = look;
  const input = { reference: about, reason: clean(reason), key, detail };
  const { reference } = await turn.perform(reopenSignal, input);
  return { kind: 'notice', tone: 'done', text: words('weighing.reopen.done', { reference }) };
};

async function askReason(
  turn: Turn,
  reference: string,
  key: string,
  values: FormValues,
  above: readonly Field[] = [],
): Promise<Reply> {
  const signal = await turn.perform(planReopening, { reference });
  return { kind: 'dialog', dialog: reopenDialog(turn, signal, key, values, above) };
}

function reopenDialog(
  { words, partnership }: Turn,
  { reference, mergedInto: into }: Signal,
  key: string,
  values: FormValues,
  above: readonly Field[],
): Dialog {
  const happens = into
    ? words('weighing.reopen.happens_merged', { into })
    : words('weighing.reopen.happens');
  return {
    action: REOPEN_ACTION,
    key,
    about: reference,
    title: words('weighing.reopen.title', { reference }),
    submit: words('weighing.reopen.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      noteField(happens),
      longText({
        name: 'reason',
        label: words('weighing.reopen.reason'),
        hint: words('weighing.reopen.reason_hint'),
        required: true,
        value: String(values['reason'] ?? ''),
      }),
    ],
  };
}
