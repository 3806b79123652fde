import { longText } from '../../bot/form/form-fields.ts';
import type { FormValues, TextField } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';

/** Why: protected text, which every form about an outcome, a double or a new beginning asks. */
export function reasonField(
  form: 'merge' | 'outcome' | 'reopen',
  words: Words,
  values: FormValues,
): TextField {
  const label = words(`weighing.${form}.reason`);
  const hint = words(`weighing.${form}.reason_hint`);
  const value = String(values['reason'] ?? '');
  return longText({ name: 'reason', label, hint, required: true, value });
}
