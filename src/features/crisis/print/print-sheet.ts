import type { Context } from '../../../bot/declare/context.ts';
import type { NoticePart, PrintedNotice } from '../../../cards/document.ts';
import { agreedAt } from '../../../domain/crisis/cap-alert.ts';
import type { MessageLanguage } from '../../../domain/crisis/message.ts';
import { phrasesOf } from '../../../domain/crisis/templates.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { PrintSource } from './print-source.ts';
import { factsOf } from './sheet-facts.ts';

/**
 * The printable form as it was signed, on a page: every line of it, and at the foot who stands for it. They
 * are named by what they are; no page on a wall carries a person's name.
 *
 * @throws Refusal `file_gone` if the version says nothing in this language.
 */
export function sheetNotice(
  source: PrintSource,
  language: MessageLanguage,
  { partnership }: Pick<Context, 'partnership'>,
): PrintedNotice {
  const { version, agreed } = source;
  const { content, hash } = version;
  const text = content.texts.find((one) => one.language === language);
  if (!text) throw new Refusal('file_gone');
  const { exercise, sheet } = phrasesOf(language);
  const at = agreedAt(version).round('second').toString();
  const bands = [content.exercise ? exercise : '', agreed ? '' : sheet.draft].filter(Boolean);
  return {
    language,
    title: content.reference,
    madeAt: at,
    ...(bands.length > 0 && { band: bands.join(' · ') }),
    ...blocksOf(text.variants.printable, content.exercise ? exercise : undefined),
    facts: factsOf(source, language, partnership.timeZone),
    code: { content: `${hash} ${at}`, caption: sheet.code },
  };
}

/** The mark of an exercise becomes the bands; a label above the heading stays above it. */
function blocksOf(printable: string, mark: string | undefined) {
  const [head = '', ...blocks] = printable.split('\n\n').filter((block) => block !== mark);
  const lines = head.split('\n');
  const heading = lines.pop() ?? '';
  return {
    ...(lines.length > 0 && { label: lines.join(' ') }),
    heading,
    parts: blocks.map((block): NoticePart => {
      const [title = '', ...text] = block.split('\n');
      return { heading: title, text: text.join('\n') };
    }),
  };
}
