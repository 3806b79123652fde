import { choice } from '../../bot/form/form-fields.ts';
import type { ChoiceField } from '../../cards/dialog.ts';
import type { Member } from '../../domain/people/member.ts';

/** A choice of one among members, by id. */
export function memberChoice(
  field: { readonly name: string; readonly label: string },
  members: readonly Member[],
  chosen: readonly string[],
): ChoiceField {
  const labels = new Map(
    members.map(({ id, name, organisation }) => [id, `${name}, ${organisation.name}`]),
  );
  return choice({ ...field, most: 1 }, [...labels.keys()], (id) => labels.get(id) ?? '', chosen);
}
