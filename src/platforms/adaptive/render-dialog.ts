import type {
  ChoiceField,
  DateField,
  Dialog,
  Field,
  NoteField,
  TextField,
} from '../../cards/dialog.ts';
import type { Reader } from '../../cards/format-time.ts';
import { wordsFor } from '../../locales/words.ts';
import type { AdaptiveCard, AdaptiveElement } from './adaptive-card.ts';
import { asText } from './as-text.ts';
import { renderBlock } from './render-card.ts';

/** From this many options on, one of them is chosen from a menu. */
const MENU_FROM_OPTIONS = 6;

/** A dialog's fields as an Adaptive Card with inputs, without its submit button. */
export function renderDialogFields(dialog: Dialog, reader: Reader): AdaptiveCard {
  return asText({
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reader.language,
    body: dialog.fields.flatMap((field) => renderField(field, reader)),
  });
}

function renderField(field: Field, reader: Reader): AdaptiveElement[] {
  switch (field.tag) {
    case 'text':
      return [{ ...textInput(field), ...requiredness(field, reader) }];
    case 'choice':
      return [{ ...choiceInput(field), ...requiredness(field, reader) }];
    case 'date':
      return [{ ...dateInput(field), ...requiredness(field, reader) }];
    case 'note':
      return [noteElement(field, reader)];
    default:
      return field satisfies never;
  }
}

/** A host that looks before it sends says so at the field; one that does not leaves it to the server. */
function requiredness({ required }: { readonly required: boolean }, { language }: Reader): object {
  return required ? { isRequired: true, errorMessage: wordsFor(language)('field.required') } : {};
}

/** No `maxLength`: it would cut. The server counts, and the page counts along. */
function textInput(field: TextField): AdaptiveElement {
  return {
    type: 'Input.Text',
    id: field.name,
    label: field.label,
    isMultiline: field.lines === 'many',
    ...(field.hint && { placeholder: field.hint }),
    ...(field.value && { value: field.value }),
  };
}

function dateInput(field: DateField): AdaptiveElement {
  return {
    type: 'Input.Date',
    id: field.name,
    label: field.label,
    ...(field.value && { value: field.value }),
  };
}

/** Named after the choice it belongs to, for a page that can hide it: `when:urgency:danger_now`. */
function noteElement({ blocks, when }: NoteField, reader: Reader): AdaptiveElement {
  return {
    type: 'Container',
    ...(when && { id: `when:${when.field}:${when.value}` }),
    items: blocks.flatMap((block) => renderBlock(block, reader)),
  };
}

function choiceInput(field: ChoiceField): AdaptiveElement {
  const several = field.most > 1;
  return {
    type: 'Input.ChoiceSet',
    id: field.name,
    label: field.label,
    isMultiSelect: several,
    wrap: true,
    style: several || field.options.length < MENU_FROM_OPTIONS ? 'expanded' : 'compact',
    choices: field.options.map(({ value, label }) => ({ title: label, value })),
    ...(field.value && { value: field.value.join(',') }),
  };
}
