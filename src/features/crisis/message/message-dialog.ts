import { onPress } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import type { DialogReply } from '../../../bot/declare/reply.ts';
import { choice, longText } from '../../../bot/form/form-fields.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import type { Field, TextField } from '../../../cards/dialog.ts';
import { FRAME_PARTS } from '../../../domain/crisis/compose.ts';
import { type Frame, MESSAGE_LANGUAGES, type MessageKind } from '../../../domain/crisis/message.ts';
import { messageReference } from '../../../domain/crisis/message-record.ts';
import { unfilledPlaceholders } from '../../../domain/crisis/templates.ts';
import type { Words } from '../../../locales/words.ts';
import { WRITE_MESSAGE } from '../actions.ts';
import { markedTitle } from '../crisis-card-frame.ts';
import { nextMinutesField } from '../input.ts';
import { type PlanMessage, type PlannedMessage, planMessage } from './plan-message.ts';

/** More than this nobody reads at night, nor hears in a minute. */
const PART_CHARACTERS = 600;

/** Opens the form of a message, if this member may write one. */
export async function openPlanned(ctx: Context, asked: PlanMessage): Promise<DialogReply> {
  ctx.require(planMessage.right);
  return messageDialog(await ctx.run(planMessage, asked), ctx);
}

export const pressMessage = onPress(WRITE_MESSAGE, openPlanned);

/**
 * One frame in one language. What it begins with is filled in, so that a holding statement is one press;
 * of another language than the first only the text is asked.
 */
function messageDialog(planned: PlannedMessage, ctx: Context): DialogReply {
  const { words } = ctx;
  const { unit, message, newest, kind, template, language, frame } = planned;
  const base = newest?.number ?? 0;
  const main = newest?.content.texts[0]?.language ?? language;
  const about = { unitId: unit.id, messageId: message?.id, base, kind, template, language };
  return WRITE_MESSAGE.dialog(about, {
    title: titleOf(planned, words),
    submit: words('crisis.message.submit', { number: base + 1 }),
    fields: [
      { tag: 'note', blocks: notesOf(planned, ctx) },
      ...FRAME_PARTS.map((part) => partField(part, frame, words)),
      ...(language === main ? aroundFields(planned, words) : []),
    ],
  });
}

function titleOf({ unit, message, kind }: PlannedMessage, words: Words): string {
  const what = words(`crisis.kind.${kind}`);
  const reference = message ? messageReference(unit.reference, message.number) : unit.reference;
  return markedTitle(unit, `${what} · ${reference}`, words);
}

function notesOf({ newest, language, frame, kind }: PlannedMessage, { words }: Context): Block[] {
  const open = unfilledPlaceholders(Object.values(frame).join('\n')).join(' ');
  const signed = Object.values(newest?.signatures ?? {}).length > 0;
  const falls = signed ? 'crisis.message.falls' : 'crisis.message.replaces';
  return [
    words('crisis.message.language_note', { language: words(`crisis.language.${language}`) }),
    words(`crisis.message.about_${kind}` satisfies `crisis.message.about_${MessageKind}`),
    ...(open === '' ? [] : [words('crisis.message.open', { open })]),
    ...(newest ? [words(falls, { number: newest.number })] : []),
  ].map((text) => line(text));
}

function partField(name: keyof Frame, frame: Frame, words: Words): TextField {
  const label = words(`crisis.frame.${name}`);
  const hint = words(`crisis.frame.${name}_hint`);
  const field = longText({ name, label, hint, required: true, value: frame[name] });
  return { ...field, maxLength: PART_CHARACTERS };
}

function aroundFields(planned: PlannedMessage, words: Words): Field[] {
  const { groups, chosen, languages, nextMinutes } = planned;
  const count = new Map(groups.map(({ group, conversations }) => [group, conversations]));
  const told = { label: words('crisis.message.languages'), most: MESSAGE_LANGUAGES.length };
  return [
    nextMinutesField(words('crisis.message.next'), nextMinutes, '240', words),
    choice(
      { name: 'groups', label: words('crisis.message.groups'), most: Math.max(1, groups.length) },
      groups.map(({ group }) => group),
      (group) => `${words(`crisis.group.${group}`)} (${count.get(group) ?? 0})`,
      chosen,
    ),
    choice(
      { name: 'languages', ...told },
      MESSAGE_LANGUAGES,
      (one) => words(`crisis.language.${one}`),
      languages,
    ),
  ];
}
