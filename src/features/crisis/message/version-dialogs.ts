import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import { choice, longText } from '../../../bot/form/form-fields.ts';
import { MESSAGE_LANGUAGES } from '../../../domain/crisis/message.ts';
import { EVENT_KINDS, templateOf } from '../../../domain/crisis/templates.ts';
import { ADD_LANGUAGE, CHOOSE_TEMPLATE, EDIT_LINES_TO_TAKE } from '../actions.ts';
import { onEventText } from '../event-text-faults.ts';
import { languageInput, linesToTakeInput, templateInput } from '../input.ts';
import { showTemplate } from '../templates/templates.ts';
import { editLinesToTake } from './edit-lines-to-take.ts';
import { showVersion } from './find-version.ts';
import { openPlanned } from './message-dialog.ts';

/** Which first text a message begins with. */
export const pressTemplates = onPress(CHOOSE_TEMPLATE, ({ words }, unitId) => {
  const field = { name: 'template', label: words('crisis.template.which'), most: 1 };
  return CHOOSE_TEMPLATE.dialog(unitId, {
    title: words('crisis.template.title'),
    submit: words('crisis.template.submit'),
    fields: [choice(field, EVENT_KINDS, (one) => templateOf(one, 'en').name, ['holding'])],
  });
});

export const submitTemplate = onSubmit(
  CHOOSE_TEMPLATE,
  templateInput,
  async (ctx, { about: unitId, input: { template } }) => {
    const kind = template === 'all_clear' ? 'all_clear' : undefined;
    return openPlanned(ctx, { unitId, template, kind });
  },
);

/** Which language a text is added in. */
export const pressLanguages = onPress(ADD_LANGUAGE, async (ctx, id) => {
  const { words } = ctx;
  const { version } = await ctx.run(showVersion, { id });
  const told = version.content.texts.map(({ language }) => language);
  const others = MESSAGE_LANGUAGES.filter((one) => one !== told[0]);
  const missing = others.filter((one) => !told.includes(one));
  const field = { name: 'language', label: words('crisis.language.which'), most: 1 };
  return ADD_LANGUAGE.dialog(id, {
    title: words('crisis.language.title'),
    submit: words('crisis.language.submit'),
    fields: [choice(field, others, (one) => words(`crisis.language.${one}`), missing.slice(0, 1))],
  });
});

export const submitLanguage = onSubmit(
  ADD_LANGUAGE,
  languageInput,
  async (ctx, { about: id, input: { language } }) => {
    const { unit, message } = await ctx.run(showVersion, { id });
    const { id: messageId, kind } = message;
    return openPlanned(ctx, { unitId: unit.id, messageId, kind, language });
  },
);

/** Lines to take and answers; of a message that has none, those that come with its template. */
export const pressLinesToTake = onPress(EDIT_LINES_TO_TAKE, async (ctx, id) => {
  const { words } = ctx;
  const { message, version } = await ctx.run(showVersion, { id });
  const { reference, texts } = version.content;
  const language = texts[0]?.language ?? 'en';
  const begin = await ctx.run(showTemplate, { kind: message.template, language });
  return EDIT_LINES_TO_TAKE.dialog(id, {
    title: words('crisis.beside.title', { reference }),
    submit: words('crisis.beside.submit'),
    fields: (['lines', 'answers'] as const).map((name) =>
      longText({
        name,
        label: words(`crisis.beside.${name}`),
        hint: words(`crisis.beside.${name}_hint`),
        value: message[name] || begin[name],
      }),
    ),
  });
});

export const submitLinesToTake = onEventText(
  EDIT_LINES_TO_TAKE,
  linesToTakeInput,
  async (ctx, { about: id, input }) => {
    await ctx.run(editLinesToTake, { id, ...input });
    return doneNotice(ctx.words('crisis.beside.done'));
  },
);
