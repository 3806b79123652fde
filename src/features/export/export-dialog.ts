import { z } from 'zod';
import { onPress, onSubmit } from '../../bot/declare/action.ts';
import { cardHead } from '../../bot/declare/card-head.ts';
import type { Context } from '../../bot/declare/context.ts';
import { cardReply, type DialogReply } from '../../bot/declare/reply.ts';
import {
  emergencyNote,
  MAX_TEXT_CHARACTERS,
  noteField,
  type OpenedWith,
  reasonField,
} from '../../bot/form/form-fields.ts';
import { lookAtForm } from '../../bot/form/second-look-form.ts';
import { EXPORT_SIGNAL } from '../../bot/signals/actions.ts';
import { line, quiet } from '../../cards/blocks.ts';
import type { Card } from '../../cards/card.ts';
import { type OfferedExport, offerExport, planExport } from './offer-export.ts';

/** What the dialog of an export brings back. */
const exportInput = z.object({ reason: z.string().trim().min(1).max(MAX_TEXT_CHARACTERS) });

/** Asks for the reason, if it can be taken out by whoever asks. */
export function openExport(turn: Context, text: string): Promise<DialogReply> {
  return askReason(turn, text.trim(), { values: {} });
}

export const pressExport = onPress(EXPORT_SIGNAL, openExport);

/** Offers the file; first asks about what seems to concern a person in the reason. */
export const submitExport = onSubmit(EXPORT_SIGNAL, exportInput, async (turn, form) => {
  const { about: reference, input } = form;
  const ask = (again: OpenedWith) => askReason(turn, reference, again);
  const look = await lookAtForm(turn, form, input, ask);
  if (!look.ok) return look.reply;
  const offered = await turn.run(offerExport, { reference, ...look.input });
  return cardReply(readyCard(offered, turn));
});

async function askReason(
  turn: Context,
  typed: string,
  { key, values, above = [] }: OpenedWith,
): Promise<DialogReply> {
  const { words, partnership } = turn;
  const { reference } = await turn.run(planExport, { reference: typed });
  return EXPORT_SIGNAL.dialog(reference, {
    key,
    title: words('export.dialog.title', { reference }),
    submit: words('export.dialog.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      noteField(words('export.dialog.holds', { reference })),
      reasonField(words('export.dialog.reason.label'), words('export.dialog.reason.hint'), values),
    ],
  });
}

/** Where the file waits, for whoever asked for it, alone. */
function readyCard({ signal, offer, token }: OfferedExport, turn: Context): Card {
  const { words } = turn;
  return {
    ...cardHead(words('export.ready.title', { reference: signal.reference }), turn),
    blocks: [
      line(words('export.ready.once'), { run: 'time', at: offer.expiresAt.toString() }),
      { tag: 'link', label: words('export.ready.fetch'), url: turn.fileAddress(token) },
      quiet(words('export.ready.logged')),
    ],
    buttons: [],
  };
}
