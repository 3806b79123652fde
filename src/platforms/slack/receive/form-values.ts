import type { FormValues } from '../../../cards/dialog.ts';
import type { FieldState, ViewSubmission } from './schema.ts';

/** Inputs of one long text (`facts`, `facts~1`) are one value again. */
export function valuesOf(state: ViewSubmission['view']['state']['values']): FormValues {
  // Names come with the request: a Map finds none that every object has.
  const values = new Map<string, FormValues[string]>();
  const inputs = Object.entries(state).flatMap(([block, fields]) => {
    const [field] = Object.values(fields);
    const [name = block, index = '0'] = block.split('~');
    return field ? [{ name, index: Number(index), value: fieldValue(field) }] : [];
  });
  for (const { name, value } of inputs.toSorted((one, other) => one.index - other.index)) {
    const before = values.get(name);
    const joined =
      typeof before === 'string' && typeof value === 'string' ? join(before, value) : value;
    values.set(name, joined);
  }
  return Object.fromEntries(values);
}

function fieldValue(field: FieldState): string | string[] {
  if (field.selected_options) return field.selected_options.map(({ value }) => value);
  return field.value ?? field.selected_option?.value ?? field.selected_date ?? '';
}

/** What was divided by us is joined as it was; what somebody went on typing begins a line. */
function join(one: string, other: string): string {
  if (one === '' || other === '') return one + other;
  return /\s$/.test(one) || /^\s/.test(other) ? one + other : `${one}\n${other}`;
}
