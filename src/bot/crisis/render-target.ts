import { heading, line, quiet, strong } from '../../cards/blocks.ts';
import type { Block, Card, RichText } from '../../cards/card.ts';
import type { MessageContent, PushTarget } from '../../domain/crisis/message.ts';
import { PUSH_WORDS } from '../../domain/crisis/push-words.ts';
import { phrasesOf } from '../../domain/crisis/templates.ts';
import { SIDES, type Side } from '../../domain/people/side.ts';
import { action } from '../declare/action.ts';
import { WORD, words } from '../declare/action-values.ts';
import { canonicalHash } from './canonical.ts';

/** Says that one read it: the message's reference, and the key of the target. */
export const CONFIRM_PUSH = action('crisis.confirm', words({ reference: WORD, key: WORD }));

/** Of what is signed, all that a card is made from. */
export type Unrendered = Omit<MessageContent, 'renderings'>;

/** The organisations of each side by name, as one phrase. */
type SideNames = Readonly<Record<Side, string>>;

/**
 * The card that goes to a target: exactly this is shown before signing, and sent. It comes from what is
 * signed alone, the names of both sides among it, so that the same version always gives the same card.
 *
 * @param sides as they are called now, for a version whose names were not signed with it.
 * @throws RangeError if the content has no text in the target's language: such a version is never made.
 */
export function renderTarget(content: Unrendered, target: PushTarget, sides: SideNames): Card {
  const text = content.texts.find(({ language }) => language === target.language);
  if (!text) throw new RangeError(`There is no text in ${target.language}.`);
  const { reference } = content;
  const said = PUSH_WORDS[target.language];
  const exercise = content.exercise ? [said.exercise] : [];
  const from = SIDES.map((side) => (content.senders ?? sides)[side]);
  return {
    title: [...exercise, said.kinds[content.kind], ...from].join(' · '),
    ...(content.exercise && { banner: said.exercise }),
    blocks: [
      ...paragraphs(text.variants[target.variant], Object.values(phrasesOf(target.language).parts)),
      quiet(reference),
    ],
    buttons: [CONFIRM_PUSH.button({ reference, key: target.key }, said.confirm, 'primary')],
  };
}

/** By target key, the hash of every card that a version sends. */
export function renderAll(content: Unrendered, sides: SideNames): Record<string, string> {
  const cards = content.targets.map((one) => [one.key, renderTarget(content, one, sides)] as const);
  return Object.fromEntries(cards.map(([key, card]) => [key, canonicalHash(card)]));
}

/** The same card once another message took its place: what was said stays, and says that it is past. */
export function markReplaced(card: Card, { language }: PushTarget, by: string): Card {
  const said = PUSH_WORDS[language];
  const banner = [card.banner, said.replaced].filter((part) => part !== undefined).join(' · ');
  return {
    ...card,
    title: `${said.replaced}: ${card.title}`,
    banner,
    blocks: [heading(`${said.replacedBy} ${by}`), ...card.blocks],
    buttons: [],
  };
}

/** Paragraph by paragraph; what each is about stands out, as the form says it. */
function paragraphs(text: string, headings: readonly string[]): Block[] {
  return text.split(/\n{2,}/).map((paragraph) => {
    const [first = '', ...rest] = paragraph.split('\n');
    const headed = headings.includes(first) && rest.length > 0;
    const runs: RichText = headed ? [strong(first), `\n${rest.join('\n')}`] : [paragraph];
    return line(...runs);
  });
}
