import type { Dialog, FormValues } from '../../src/cards/dialog.ts';

/** What a form brings back if nobody changes anything in it. */
export function valuesOf({ fields }: Dialog): FormValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.tag === 'note') return [];
      if (field.tag !== 'choice') return [[field.name, field.value ?? '']];
      const value = field.value ?? [];
      return [[field.name, field.most === 1 ? (value[0] ?? '') : value]];
    }),
  );
}
