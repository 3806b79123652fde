import { choice, oneLine } from '../../../bot/form/form-fields.ts';
import { memberLabels } from '../../../bot/form/member-labels.ts';
import type { ChoiceField, FormValues, TextField } from '../../../cards/dialog.ts';
import type { Member } from '../../../domain/people/member.ts';
import { LEAD_ROLES } from '../../../domain/signal/lead.ts';
import type { Words } from '../../../locales/words.ts';
import { NOBODY } from '../input.ts';
import { named } from '../meeting/meeting-words.ts';

/** A line of a form, as far as it is filled in. */
export function lineOf(values: FormValues, name: string, label: string, hint?: string): TextField {
  return oneLine({ name, label, ...(hint && { hint }), value: textOf(values, name) });
}

/** Everybody at work, of partners too. */
export function invitable(people: readonly Member[]): readonly Member[] {
  return people.filter(({ roles }) => roles.some((role) => LEAD_ROLES.includes(role)));
}

/**
 * A choice of one member.
 *
 * @param nobody what a choice of nobody is called; nothing: somebody must be chosen.
 */
export function memberChoice(
  words: Words,
  name: string,
  label: string,
  people: readonly Member[],
  chosen: string,
  nobody?: string,
): ChoiceField {
  const labelOf = labelsOf(people, words);
  const ids = [...(nobody === undefined ? [] : [NOBODY]), ...people.map(({ id }) => id)];
  const known = ids.includes(chosen) ? [chosen] : [];
  const field = { name, label, most: 1 };
  return choice(field, ids, (id) => (id === NOBODY ? (nobody ?? '') : labelOf(id)), known);
}

/** "Liaison officer (Police Havenstad)", by their ids; more of those who would look alike. */
export function labelsOf(people: readonly Member[], words: Words): (id: string) => string {
  return memberLabels(people, named, words);
}

/** The text of a field, or its first choice; empty if it is not there. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : (value?.[0] ?? '');
}
