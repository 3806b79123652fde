import { randomUUID } from 'node:crypto';
import { choice, longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import { MESSAGE_LANGUAGES } from '../../../domain/crisis/message.ts';
import { EVENT_KINDS, templateOf } from '../../../domain/crisis/templates.ts';
import { BESIDE_ACTION, LANGUAGE_ACTION, TEMPLATE_ACTION } from '../crisis-cards.ts';
import { besideInput, languageInput, templateInput } from '../input.ts';
import { showTemplate } from '../templates/templates.ts';
import { writeBeside } from './edit-lines-to-take.ts';
import { personFaults } from './event-text-faults.ts';
import { openPlanned } from './message-dialog.ts';
import { showVersion } from './show-version.ts';

/** Which first text a message begins with. */
export const openTemplates: PressHandler = (turn, unitId) => {
  const { words } = turn;
  const field = { name: 'template', label: words('crisis.template.which'), most: 1 };
  return {
    kind: 'dialog',
    dialog: {
      action: TEMPLATE_ACTION,
      key: randomUUID(),
      about: unitId,
      title: words('crisis.template.title'),
      submit: words('crisis.template.submit'),
      fields: [choice(field, EVENT_KINDS, (one) => templateOf(one, 'en').name, ['holding'])],
    },
  };
};

export const submitTemplate: SubmissionHandler = async (turn, { about = '', values }) => {
  const form = readForm(templateInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { template } = form.input;
  const kind = template === 'all_clear' ? ({ kind: 'all_clear' } as const) : {};
  return openPlanned(turn, { unitId: about, template, ...kind });
};

/** Which language a text is added in; its value is a version. */
export const openLanguages: PressHandler = async (turn, id) => {
  const { words } = turn;
  const { version } = await turn.perform(showVersion, { id });
  const [main] = version.content.texts;
  const others = MESSAGE_LANGUAGES.filter((one) => one !== main?.language);
  const missing = others.find(
    (one) => !version.content.texts.some(({ language }) => language === one),
  );
  const field = { name: 'language', label: words('crisis.language.which'), most: 1 };
  const chosen = missing ? [missing] : [];
  return {
    kind: 'dialog',
    dialog: {
      action: LANGUAGE_ACTION,
      key: randomUUID(),
      about: id,
      title: words('crisis.language.title'),
      submit: words('crisis.language.submit'),
      fields: [choice(field, others, (one) => words(`crisis.language.${one}`), chosen)],
    },
  };
};

export const submitLanguage: SubmissionHandler = async (turn, { about = '', values }) => {
  const form = readForm(languageInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { unit, message } = await turn.perform(showVersion, { id: about });
  const { language } = form.input;
  return openPlanned(turn, {
    unitId: unit.id,
    messageId: message.id,
    kind: message.kind,
    language,
  });
};

/** Lines to take and answers; of a message that has none, those that come with its template. */
export const openBeside: PressHandler = async (turn, id) => {
  const { words } = turn;
  const { message, version } = await turn.perform(showVersion, { id });
  const language = version.content.texts[0]?.language ?? 'en';
  const begin = await turn.perform(showTemplate, { key: message.template, language });
  return {
    kind: 'dialog',
    dialog: {
      action: BESIDE_ACTION,
      key: randomUUID(),
      about: id,
      title: words('crisis.beside.title', { reference: version.content.reference }),
      submit: words('crisis.beside.submit'),
      fields: [
        longText({
          name: 'lines',
          label: words('crisis.beside.lines'),
          hint: words('crisis.beside.lines_hint'),
          value: message.lines || begin.lines,
        }),
        longText({
          name: 'answers',
          label: words('crisis.beside.answers'),
          hint: words('crisis.beside.answers_hint'),
          value: message.answers || begin.answers,
        }),
      ],
    },
  };
};

export const submitBeside: SubmissionHandler = async (turn, { about = '', values }) => {
  const form = readForm(besideInput, values, turn.words);
  if (!form.ok) return form.reply;
  const errors = personFaults(form.input, turn.words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  await turn.perform(writeBeside, { id: about, ...form.input });
  return { kind: 'notice', tone: 'done', text: turn.words('crisis.beside.done') };
};
