import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ChoiceField, DateField, Dialog, Field, TextField } from '../../../cards/dialog.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import { cutApart } from '../../shared/cut-apart.ts';
import { splitText } from '../../shared/split-text.ts';
import { MENU_FROM_OPTIONS, SLACK_LIMITS } from '../limits.ts';
import { writeMetadata } from './dialog-state.ts';
import { renderBlock, textPieces } from './render-card.ts';
import { fittingElement, plainElement, shorten } from './text.ts';

/** All dialogs share one id; which one it is stands in the metadata. */
export const DIALOG_CALLBACK = 'dialog';
/** The press that gives a long text one more input. */
export const MORE_ROOM = 'more-room';

/** A dialog as a modal. `channel`: where it was opened, for what is answered in private. */
export function renderDialog(dialog: Dialog, reader: Reader, channel?: string): ModalView {
  const { action, key, about, title, submit } = dialog;
  const whole = shorten(title, SLACK_LIMITS.viewTitleCharacters).whole;
  const heading = whole ? [] : textPieces([{ run: 'strong', text: title }], reader);
  const fields = dialog.fields.flatMap((field) => renderField(field, reader));
  return {
    type: 'modal',
    callback_id: DIALOG_CALLBACK,
    title: fittingElement(title, SLACK_LIMITS.viewTitleCharacters),
    submit: fittingElement(submit, SLACK_LIMITS.viewButtonCharacters),
    close: fittingElement(
      wordsFor(reader.language)('slack.close'),
      SLACK_LIMITS.viewButtonCharacters,
    ),
    private_metadata: writeMetadata({
      action,
      key,
      ...(about !== undefined && { about }),
      ...(channel !== undefined && { channel }),
    }),
    blocks: [...heading.map(({ block }) => block), ...fields],
  };
}

function renderField(field: Field, reader: Reader): KnownBlock[] {
  switch (field.tag) {
    case 'text':
      return textInputs(field, reader);
    case 'choice':
      return choiceInput(field, reader);
    case 'date':
      return [dateInput(field)];
    case 'note':
      // Slack cannot hide it while another choice is made, so it always shows.
      return field.blocks.flatMap((block) => renderBlock(block, reader)).map(({ block }) => block);
    default:
      return field satisfies never;
  }
}

/** As many inputs as the text needs, and a button for one more where more may be typed. */
function textInputs(field: TextField, reader: Reader): KnownBlock[] {
  const { name, label, maxLength } = field;
  const { inputCharacters } = SLACK_LIMITS;
  const values = splitText(field.value ?? '', { most: inputCharacters });
  const [first, ...rest] = values.map((value, index) =>
    textInput({ name, label }, index, value, reader),
  );
  if (!first) return [];
  const { hint, required, lines } = field;
  const inputs = [
    {
      ...first,
      optional: !required,
      ...(hint && { hint: fittingElement(hint, SLACK_LIMITS.inputHintCharacters) }),
      element: { ...first.element, multiline: lines === 'many' },
    },
    ...rest,
  ];
  if (maxLength <= inputCharacters * values.length) return inputs;
  return [...inputs, enlargeInput({ name, label, most: maxLength }, reader)];
}

/** Slack stops the typing at its own limit; a shorter one is counted and said in words. */
export function textInput(
  { name, label }: Pick<TextField, 'name' | 'label'>,
  index: number,
  value: string,
  { language }: Reader,
) {
  const said = index === 0 ? label : wordsFor(language)('slack.continued', { label });
  return {
    type: 'input',
    block_id: inputId(name, index),
    optional: true,
    label: fittingElement(said, SLACK_LIMITS.inputLabelCharacters),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: SLACK_LIMITS.inputCharacters,
      ...(value !== '' && { initial_value: value }),
    },
  } satisfies InputBlock;
}

/** `facts`, `facts~1`, …: `form-values.ts` joins them again. */
export function inputId(name: string, index: number): string {
  return index === 0 ? name : `${name}~${index}`;
}

/** Its value tells the press all it needs to add the input. */
export function enlargeInput(
  field: { readonly name: string; readonly label: string; readonly most: number },
  { language }: Reader,
): KnownBlock {
  const text = wordsFor(language)('slack.more_room');
  return {
    type: 'actions',
    block_id: `${MORE_ROOM}:${field.name}`,
    elements: [
      {
        type: 'button',
        action_id: MORE_ROOM,
        text: fittingElement(text, SLACK_LIMITS.buttonCharacters),
        value: JSON.stringify({ ...field, label: shorten(field.label, 1_000).shown }),
      },
    ],
  };
}

function dateInput({ name, label, required, value }: DateField): InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: !required,
    label: fittingElement(label, SLACK_LIMITS.inputLabelCharacters),
    element: { type: 'datepicker', action_id: 'value', ...(value && { initial_date: value }) },
  };
}

/** Labels too long for an option are shown whole above it. */
function choiceInput(field: ChoiceField, reader: Reader): KnownBlock[] {
  const long = field.options.filter(
    ({ label }) => !shorten(label, SLACK_LIMITS.optionCharacters).whole,
  );
  const notes = long.flatMap(({ label }) => textPieces([label], reader));
  const { name, label, hint, required } = field;
  const input: InputBlock = {
    type: 'input',
    block_id: name,
    optional: !required,
    label: fittingElement(label, SLACK_LIMITS.inputLabelCharacters),
    ...(hint && { hint: fittingElement(hint, SLACK_LIMITS.inputHintCharacters) }),
    element: choiceElement(field),
  };
  return [...notes.map(({ block }) => block), input];
}

function choiceElement(field: ChoiceField): InputBlock['element'] {
  const labels = cutApart(
    field.options.map(({ label }) => label),
    SLACK_LIMITS.optionCharacters,
  );
  const options = field.options.map(({ value, label }, index) => {
    return { text: plainElement(labels[index] ?? label), value };
  });
  const chosen = options.filter(({ value }) => field.value?.includes(value ?? ''));
  const [first] = chosen;
  if (field.most === 1 && options.length < MENU_FROM_OPTIONS) {
    return {
      type: 'radio_buttons',
      action_id: 'value',
      options,
      ...(first && { initial_option: first }),
    };
  }
  if (field.most === 1) {
    const initial = first && { initial_option: first };
    return { type: 'static_select', action_id: 'value', ...offered(options), ...initial };
  }
  const initial = chosen.length > 0 && { initial_options: chosen };
  if (options.length <= SLACK_LIMITS.checkboxes) {
    return { type: 'checkboxes', action_id: 'value', options, ...initial };
  }
  return { type: 'multi_static_select', action_id: 'value', ...offered(options), ...initial };
}

/** More than one menu holds goes into groups. */
function offered(options: PlainTextOption[]) {
  const most = SLACK_LIMITS.selectOptions;
  if (options.length <= most) return { options };
  const groups = Array.from({ length: Math.ceil(options.length / most) }, (_, index) => {
    const group = options.slice(index * most, (index + 1) * most);
    const label = fittingElement(`${index * most + 1}–${index * most + group.length}`, 75);
    return { label, options: group };
  });
  return { option_groups: groups };
}
