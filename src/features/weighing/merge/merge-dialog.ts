import { randomUUID } from 'node:crypto';
import { emergencyNote, longText, oneLine } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import { referencesIn } from '../../../bot/signals/find-two-signals.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import { openSteps } from '../../../domain/signal/step.ts';
import { mergeInput } from '../input.ts';
import { noteField } from '../outcome/outcome-dialog.ts';
import { mergeSignal, type PlannedMerge, planMerge } from './merge-signal.ts';

export const MERGE_ACTION = 'weighing.merge';

/** What is wrong with a reference is said beside it; whoever typed it can mend it there. */
const ABOUT_REFERENCES: readonly RefusalCode[] = [
  'unknown_signal',
  'unknown_signal_near',
  'merge_itself',
  'merge_into_merged',
  'merge_into_closed',
];

/** Opens the form, for the two signals that were named if they can be merged. */
export const openMerge: PressHandler = async (turn, text) => {
  const [reference = '', into = ''] = referencesIn(text);
  const planned = await turn.perform(planMerge, { reference, into });
  return { kind: 'dialog', dialog: mergeDialog(turn, planned, randomUUID(), { into }) };
};

export const submitMerge: SubmissionHandler = async (turn, { key, about, values }) => {
  const { words } = turn;
  const form = readForm(mergeInput, values, words);
  if (!form.ok) return form.reply;
  const { into, reason } = form.input;
  const reference = about ?? form.input.reference ?? '';
  const ask = async (above: readonly Field[]): Promise<Reply> => {
    const planned = await turn.perform(planMerge, { reference, into });
    return { kind: 'dialog', dialog: mergeDialog(turn, planned, key, values, above) };
  };
  try {
    const look = await lookAtForm([reason], values, words, ask);
    if (!look.ok) return look.reply;
    const { clean, detail } = look;
    const merged = { reference, into, reason: clean(reason), key, detail };
    return done(await turn.perform(mergeSignal, merged), turn);
  } catch (error) {
    if (!(error instanceof Refusal) || !ABOUT_REFERENCES.includes(error.code)) throw error;
    const field = about === undefined && error.details['reference'] === reference;
    const sentence = words(`refusal.${error.code}`, error.details);
    return { kind: 'field-errors', errors: { [field ? 'reference' : 'into']: sentence } };
  }
};

function done({ signal, into }: PlannedMerge, { words }: Turn): Reply {
  const said = { reference: signal?.reference ?? '', into: into?.reference ?? '' };
  return { kind: 'notice', tone: 'done', text: words('weighing.merge.done', said) };
}

function mergeDialog(
  { words, partnership }: Turn,
  planned: PlannedMerge,
  key: string,
  values: FormValues,
  above: readonly Field[] = [],
): Dialog {
  const { signal } = planned;
  const reference = signal?.reference ?? '';
  const text = (name: string) => String(values[name] ?? '');
  const hint = words('weighing.merge.into_hint');
  const named = { label: words('weighing.merge.reference'), hint, required: true };
  const other = { label: words('weighing.merge.into'), hint, required: true };
  return {
    action: MERGE_ACTION,
    key,
    ...(signal && { about: reference }),
    title: signal
      ? words('weighing.merge.title', { reference })
      : words('weighing.merge.title_any'),
    submit: words('weighing.merge.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      ...whatHappens({ words }, planned),
      ...(signal ? [] : [oneLine({ name: 'reference', ...named, value: text('reference') })]),
      oneLine({ name: 'into', ...other, value: text('into') }),
      longText({
        name: 'reason',
        label: words('weighing.merge.reason'),
        hint: words('weighing.merge.reason_hint'),
        required: true,
        value: text('reason'),
      }),
    ],
  };
}

/** Exactly, where both are known. */
function whatHappens({ words }: Pick<Turn, 'words'>, { signal, into }: PlannedMerge): Field[] {
  if (!signal || !into) return [noteField(words('weighing.merge.happens_any'))];
  const { reference } = signal;
  const count = openSteps(signal).length;
  return [
    noteField(words('weighing.merge.happens', { reference, into: into.reference })),
    ...(count > 0 ? [noteField(words('weighing.merge.steps', { reference, count }))] : []),
  ];
}
