import type { Context } from '../../../bot/declare/context.ts';
import { line, moment, quiet } from '../../../cards/blocks.ts';
import type { Card, LinkBlock, StatusBlock } from '../../../cards/card.ts';
import { READ_ALOUD } from '../actions.ts';
import { crisisCard } from '../crisis-card-frame.ts';
import type { FoundVersion } from '../message/find-version.ts';
import type { OfferedForms, PrintSource } from './print-source.ts';

/** Where a version's forms wait, for whoever asked for them, alone. */
export function formsCard({ source, sheets, cap }: OfferedForms, ctx: Context): Card {
  const { words } = ctx;
  const { version } = source;
  const links = sheets.map(({ language, token }): LinkBlock => {
    const label = words('crisis_forms.sheet', { language: nameOf(language, ctx) });
    return { tag: 'link', label, url: ctx.fileAddress(token) };
  });
  return crisisCard(source.unit, words('crisis_forms.title', titleOf(version)), ctx, {
    blocks: [
      stateBlock(source, ctx, 'forms'),
      line(words('crisis_forms.until'), moment(cap.offer.expiresAt)),
      ...links,
      { tag: 'link', label: words('crisis_forms.cap'), url: ctx.fileAddress(cap.token) },
      quiet(words('crisis_forms.cap_note')),
      quiet(words('crisis_forms.logged')),
    ],
    buttons: [READ_ALOUD.button(version.id, words('crisis_forms.spoken_button'))],
  });
}

/** Whether it may be told to people at this moment; the symbol never stands without the word. */
export function stateBlock(
  { agreed, replacedBy }: PrintSource,
  { words }: Context,
  where: 'forms' | 'spoken',
): StatusBlock {
  if (replacedBy !== undefined) {
    const text = [words('crisis_forms.state.replaced', { reference: replacedBy })];
    return { tag: 'status', symbol: 'overdue', text };
  }
  if (agreed) return { tag: 'status', symbol: 'done', text: [words('crisis_forms.state.agreed')] };
  return { tag: 'status', symbol: 'open', text: [words(`crisis_forms.state.draft_${where}`)] };
}

/** "Ukrainian", in the reader's language. */
export function nameOf(language: string, { member }: Pick<Context, 'member'>): string {
  return new Intl.DisplayNames(member.language, { type: 'language' }).of(language) ?? language;
}

export function titleOf({ content, number }: FoundVersion['version']) {
  return { reference: content.reference, number };
}
