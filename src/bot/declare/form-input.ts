import type { z } from 'zod';
import type { FormValues } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';
import type { FieldErrorsReply } from './reply.ts';
import { fieldErrors } from './reply.ts';

type FormInput<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly reply: FieldErrorsReply };

/** Reads what a dialog brought back; every fault becomes a sentence beside its field. */
export function readForm<T>(schema: z.ZodType<T>, values: FormValues, words: Words): FormInput<T> {
  const read = schema.safeParse(values, { reportInput: true });
  if (read.success) return { ok: true, input: read.data };
  const errors: Record<string, string> = {};
  for (const issue of read.error.issues) {
    errors[String(issue.path[0] ?? '')] ??= sentence(issue, words);
  }
  return { ok: false, reply: fieldErrors(errors) };
}

function sentence(issue: z.core.$ZodIssue, words: Words): string {
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum);
    if (issue.origin !== 'string') return words('field.too_many', { count: most });
    return words('field.too_long', { most, length: String(issue.input ?? '').length });
  }
  if (issue.code === 'invalid_value') return words('field.not_offered');
  return words('field.required');
}
