import { onPress } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type CardReply, cardReply, doneNotice } from '../../../bot/declare/reply.ts';
import { longText } from '../../../bot/form/form-fields.ts';
import { line, quiet, strong } from '../../../cards/blocks.ts';
import { FRAME_PARTS } from '../../../domain/crisis/compose.ts';
import { MESSAGE_LANGUAGES } from '../../../domain/crisis/message.ts';
import { templateOf } from '../../../domain/crisis/templates.ts';
import { EDIT_TEMPLATE } from '../actions.ts';
import { onEventText } from '../event-text-faults.ts';
import { templateTextInput } from '../input.ts';
import { saveTemplate } from './save-template.ts';
import { listTemplates, showTemplate } from './templates.ts';

/** As they stand in a text. */
const MARKS = { place_mark: '{{place}}', number_mark: '{{emergency_number}}' };

/** What messages begin with, by kind of event. @param typed a language; nothing: the partnership's. */
export async function templatesCard(ctx: Context, typed: string): Promise<CardReply> {
  const { words, partnership } = ctx;
  const wanted = typed.trim().toLowerCase() || partnership.language;
  const language = MESSAGE_LANGUAGES.find((one) => one === wanted) ?? 'en';
  const templates = await ctx.run(listTemplates, { language });
  const rows = [...templates].map(([kind, { own, frame }]) => ({
    text: [strong(templateOf(kind, language).name)],
    detail: [
      own ? words('crisis.template.own') : words('crisis.template.tandems'),
      ` · ${frame.happened}`,
    ],
    button: EDIT_TEMPLATE.button({ kind, language }, words('crisis.template.change')),
  }));
  const others = words('crisis.template.languages', { languages: MESSAGE_LANGUAGES.join(', ') });
  return cardReply({
    title: words('crisis.template.list', { language: words(`crisis.language.${language}`) }),
    blocks: [{ tag: 'list', rows }, quiet(others)],
    buttons: [],
  });
}

export const pressTemplateText = onPress(EDIT_TEMPLATE, async (ctx, which) => {
  ctx.require(saveTemplate.right);
  const { words } = ctx;
  const { frame, lines, answers } = await ctx.run(showTemplate, which);
  const { name } = templateOf(which.kind, which.language);
  return EDIT_TEMPLATE.dialog(which, {
    title: words('crisis.template.text_title', { name }),
    submit: words('crisis.template.save'),
    fields: [
      { tag: 'note', blocks: [line(words('crisis.template.places', MARKS))] },
      ...FRAME_PARTS.map((part) => {
        const label = words(`crisis.frame.${part}`);
        return longText({ name: part, label, required: true, value: frame[part] });
      }),
      longText({ name: 'lines', label: words('crisis.beside.lines'), value: lines }),
      longText({ name: 'answers', label: words('crisis.beside.answers'), value: answers }),
    ],
  });
});

export const submitTemplateText = onEventText(
  EDIT_TEMPLATE,
  templateTextInput,
  async (ctx, { key, about, input: { lines, answers, ...frame } }) => {
    await ctx.run(saveTemplate, { ...about, frame, lines, answers, key });
    return doneNotice(ctx.words('crisis.template.saved'));
  },
);
