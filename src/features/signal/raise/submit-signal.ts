import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { cardReply, type DialogReply, fieldErrors } from '../../../bot/declare/reply.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import type { Words } from '../../../locales/words.ts';
import { RAISE_SIGNAL } from '../actions.ts';
import { type RaiseSignalInput, raiseSignalInput } from '../input.ts';
import { signalConfirmation } from '../signal-private-card.ts';
import { raiseSignal } from './raise-signal.ts';
import { signalDialog } from './signal-dialog.ts';

/** Opens the form with what was typed or chosen as its facts. */
export function openRaise(ctx: Context, facts: string): DialogReply {
  ctx.require(raiseSignal.right);
  return signalDialog(ctx, { values: { facts } });
}

export const pressRaise = onPress(RAISE_SIGNAL, openRaise);

/** Records the form; first asks about what seems to concern a person, if it was not asked yet. */
export const submitSignal = onSubmit(RAISE_SIGNAL, raiseSignalInput, async (ctx, form) => {
  const { input } = form;
  const errors = { ...areaFault(input, ctx.words), ...sourceFault(input, ctx.words) };
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  // Who a named source is belongs to the source alone, and is not looked at.
  const { facts, interpretation, needs, others } = input;
  const texts = { facts, interpretation, needs, others };
  const look = await lookAtForm(ctx, form, texts, (again) => signalDialog(ctx, again));
  if (!look.ok) return look.reply;
  const raised = await ctx.run(raiseSignal, { ...input, ...look.input });
  return cardReply(signalConfirmation(raised, ctx));
});

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
