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
import { line, moment, quiet } from '../../cards/blocks.ts';
import type { Card } from '../../cards/card.ts';
import { type OfferedExport, offerExport, planExport } from './offer-export.ts';

/** What the dialog of an export brings back. */
const exportInput = z.object({ reason: z.string().trim().min(1).max(MAX_TEXT_CHARACTERS) });

/** Asks for the reason, if it can be taken out by whoever asks. */
export function openExport(ctx: Context, text: string): Promise<DialogReply> {
  return askReason(ctx, text.trim(), { values: {} });
}

export const pressExport = onPress(EXPORT_SIGNAL, openExport);

/** Offers the file; first asks about what seems to concern a person in the reason. */
export const submitExport = onSubmit(EXPORT_SIGNAL, exportInput, async (ctx, form) => {
  const { about: reference, input } = form;
  const ask = (again: OpenedWith) => askReason(ctx, reference, again);
  const look = await lookAtForm(ctx, form, input, ask);
  if (!look.ok) return look.reply;
  const offered = await ctx.run(offerExport, { reference, ...look.input });
  return cardReply(readyCard(offered, ctx));
});

async function askReason(
  ctx: Context,
  typed: string,
  { key, values, above = [] }: OpenedWith,
): Promise<DialogReply> {
  const { words, partnership } = ctx;
  const { reference } = await ctx.run(planExport, { reference: typed });
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
function readyCard({ signal, offer, token }: OfferedExport, ctx: Context): Card {
  const { words } = ctx;
  return {
    ...cardHead(words('export.ready.title', { reference: signal.reference }), ctx),
    blocks: [
      line(words('export.ready.once'), moment(offer.expiresAt)),
      { tag: 'link', label: words('export.ready.fetch'), url: ctx.fileAddress(token) },
      quiet(words('export.ready.logged')),
    ],
    buttons: [],
  };
}
