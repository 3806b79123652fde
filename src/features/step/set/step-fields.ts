import type { Context } from '../../../bot/declare/context.ts';
import { memberChoice, oneLine } from '../../../bot/form/form-fields.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import type { ChoiceField, TextField } from '../../../cards/dialog.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { likelyOwner, stepOwners } from '../../../domain/signal/step.ts';
import type { Words } from '../../../locales/words.ts';

interface Ask {
  readonly label: string;
  readonly required: boolean;
  readonly value: string;
}

/** What is to be done, in a line. */
export function whatField(
  { words }: Context,
  { suggested, ...ask }: Ask & { readonly suggested: readonly string[] },
): TextField {
  const hint = words('step.field.what.hint');
  const offered = words('step.field.what.suggested', { suggested: suggested.join(' · ') });
  const hints = suggested.length > 0 ? `${hint} ${offered}` : hint;
  return oneLine({ name: 'what', hint: hints, ...ask });
}

/** @param value the member chosen; nothing yet: the likeliest. */
export function ownerField(
  ctx: Context,
  signal: Signal,
  { label, required, value }: Ask,
): ChoiceField {
  const owners = stepOwners(ctx.members, signal);
  const chosen = value || likelyOwner(ctx.member, signal, owners)?.id;
  return { ...ownerChoice(ctx.words, label, owners, chosen), required };
}

/** A choice of who has a step. */
export function ownerChoice(
  words: Words,
  label: string,
  owners: readonly Member[],
  chosen = '',
): ChoiceField {
  const labelOf = ({ name, organisation }: Member) => `${name} (${organisation.name})`;
  return memberChoice(words, { name: 'owner', label }, owners, labelOf, chosen ? [chosen] : []);
}

/** A step stands on the card in the channel, so nothing in it may concern a person. */
export function whatFault(what: string, words: Words): Record<string, string> {
  return lookAtTexts([what]).length > 0 ? { what: words('step.fault.person') } : {};
}
