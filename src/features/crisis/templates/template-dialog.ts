import { randomUUID } from 'node:crypto';
import { longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import { FRAME_PARTS } from '../../../domain/crisis/compose.ts';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../../../domain/crisis/message.ts';
import { EVENT_KINDS, type EventKind, templateOf } from '../../../domain/crisis/templates.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { TEMPLATE_TEXT_ACTION } from '../crisis-cards.ts';
import { templateTextInput } from '../input.ts';
import { personFaults } from '../message/event-text-faults.ts';
import { saveTemplate, showTemplate } from './templates.ts';

/** As they stand in a text. */
const MARKS = { place_mark: '{{place}}', number_mark: '{{emergency_number}}' };

/** What messages begin with, by kind of event. @param typed a language; nothing: the partnership's. */
export async function templatesCard(turn: Turn, typed: string): Promise<Reply> {
  const { words, partnership } = turn;
  const wanted = typed.trim().toLowerCase() || partnership.language;
  const language = MESSAGE_LANGUAGES.find((one) => one === wanted) ?? 'en';
  const rows = [];
  for (const key of EVENT_KINDS) {
    const { own, frame } = await turn.perform(showTemplate, { key, language });
    rows.push({
      text: [{ run: 'strong', text: templateOf(key, language).name }],
      detail: [
        own ? words('crisis.template.own') : words('crisis.template.tandems'),
        ` · ${frame.happened}`,
      ],
      button: button(TEMPLATE_TEXT_ACTION, `${key} ${language}`, words('crisis.template.change'), {
        opensDialog: true,
      }),
    } as const);
  }
  const title = words('crisis.template.list', { language: words(`crisis.language.${language}`) });
  const others = words('crisis.template.languages', { languages: MESSAGE_LANGUAGES.join(', ') });
  return {
    kind: 'card',
    card: {
      title,
      blocks: [
        { tag: 'list', rows },
        { tag: 'text', tone: 'quiet', text: [others] },
      ],
      buttons: [],
    },
  };
}

export const openTemplateText: PressHandler = async (turn, value) => {
  turn.require(saveTemplate.right);
  const { words } = turn;
  const which = readWhich(value);
  const { frame, lines, answers } = await turn.perform(showTemplate, which);
  const { name } = templateOf(which.key, which.language);
  return {
    kind: 'dialog',
    dialog: {
      action: TEMPLATE_TEXT_ACTION,
      key: randomUUID(),
      about: value,
      title: words('crisis.template.text_title', { name }),
      submit: words('crisis.template.save'),
      fields: [
        {
          tag: 'note',
          blocks: [{ tag: 'text', tone: 'normal', text: [words('crisis.template.places', MARKS)] }],
        },
        ...FRAME_PARTS.map((part) =>
          longText({
            name: part,
            label: words(`crisis.frame.${part}`),
            required: true,
            value: frame[part],
          }),
        ),
        longText({ name: 'lines', label: words('crisis.beside.lines'), value: lines }),
        longText({ name: 'answers', label: words('crisis.beside.answers'), value: answers }),
      ],
    },
  };
};

export const submitTemplateText: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(templateTextInput, values, turn.words);
  if (!form.ok) return form.reply;
  const errors = personFaults(form.input, turn.words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  const { lines, answers, ...frame } = form.input;
  await turn.perform(saveTemplate, { ...readWhich(about), frame, lines, answers, form: key });
  return { kind: 'notice', tone: 'done', text: turn.words('crisis.template.saved') };
};

/** @throws Refusal `unknown_action` */
function readWhich(value: string): { key: EventKind; language: MessageLanguage } {
  const [kind, tag] = value.split(' ');
  const key = EVENT_KINDS.find((one) => one === kind);
  const language = MESSAGE_LANGUAGES.find((one) => one === tag);
  if (!key || !language) throw new Refusal('unknown_action');
  return { key, language };
}
