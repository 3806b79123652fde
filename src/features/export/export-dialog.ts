import { randomUUID } from 'node:crypto';
import { emergencyNote, longText } from '../../bot/form/form-fields.ts';
import { readForm } from '../../bot/form/form-input.ts';
import { lookAtForm } from '../../bot/form/second-look-form.ts';
import type { PressHandler, SubmissionHandler } from '../../bot/legacy.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Dialog, Field, FormValues } from '../../cards/dialog.ts';
import { exportInput } from './input.ts';
import { offerExport, planExport } from './offer-export.ts';
import { readyCard } from './ready-card.ts';

export const EXPORT_ACTION = 'export.open';

/** Asks for the reason, if it can be taken out by whoever asks. */
export const openExport: PressHandler = (turn, text) =>
  askReason(turn, text.trim(), randomUUID(), {});

export const submitExport: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(exportInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { reason } = form.input;
  const ask = (above: readonly Field[]) => askReason(turn, about, key, values, above);
  const look = await lookAtForm([reason], values, turn.words, ask);
  if (!look.ok) return look.reply;
  const { clean, detail } = look;
  const input = { reference: about, reason: clean(reason), key, detail };
  const offered = await turn.perform(offerExport, input);
  return { kind: 'card', card: readyCard(offered, turn) };
};

async function askReason(
  turn: Turn,
  typed: string,
  key: string,
  values: FormValues,
  above: readonly Field[] = [],
): Promise<Reply> {
  const { reference } = await turn.perform(planExport, { reference: typed });
  return { kind: 'dialog', dialog: exportDialog(turn, reference, key, values, above) };
}

function exportDialog(
  { words, partnership }: Turn,
  reference: string,
  key: string,
  values: FormValues,
  above: readonly Field[],
): Dialog {
  const holds = [words('export.dialog.holds', { reference })];
  return {
    action: EXPORT_ACTION,
    key,
    about: reference,
    title: words('export.dialog.title', { reference }),
    submit: words('export.dialog.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [{ tag: 'text', tone: 'normal', text: holds }] },
      longText({
        name: 'reason',
        label: words('export.dialog.reason.label'),
        hint: words('export.dialog.reason.hint'),
        required: true,
        value: String(values['reason'] ?? ''),
      }),
    ],
  };
}
