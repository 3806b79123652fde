import { renderTarget } from '../../../bot/crisis/render-target.ts';
import type { Audience, Context } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { heading, line, moment, quiet } from '../../../cards/blocks.ts';
import type { Block, Card, Fact, ListRow, QuoteBlock } from '../../../cards/card.ts';
import { hashWords } from '../../../domain/crisis/hash-words.ts';
import { type CrisisText, TARGET_GROUPS, VARIANTS } from '../../../domain/crisis/message.ts';
import { currentSignatures, standingOf } from '../../../domain/crisis/signing.ts';
import { reach } from '../../../domain/crisis/targets.ts';
import { graphemes, spokenSeconds } from '../../../domain/crisis/text-faults.ts';
import { seatOf } from '../../../domain/crisis/unit.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { READ_VERSION } from '../actions.ts';
import { crisisCard, linesToTakeBlocks } from '../crisis-card-frame.ts';
import { SIGN_CARD } from '../stored-names.ts';
import { changeBlocks } from './change-blocks.ts';
import { type ShownVersion, withBefore } from './find-version.ts';
import { signButtons } from './sign-buttons.ts';

/** A version to read aloud once and to sign, as it now stands: to those who sit in its unit. */
export const postedSignCard = postedCard(SIGN_CARD, async (stores, recordId, audience) => {
  const whole = await stores.crisisMessages.findWhole(recordId);
  if (!whole) return undefined;
  return signCard(await withBefore(stores, { ...whole, now: audience.now }), audience);
});

/** A version to read and sign, to whoever sees it. */
export function signCard(shown: ShownVersion, audience: Audience | Context): Card {
  const { words } = audience;
  const { version, newest, unit } = shown;
  const standing = standingOf(shown);
  const { reference } = version.content;
  const { words: spoken } = hashWords(version.hash);
  const values = { reference, number: version.number, newest: newest.number, words: spoken };
  const title = words(`crisis.sign.${standing}`, values);
  if (standing === 'replaced') {
    const text = words('crisis.sign.replaced_by', { name: newest.written.by.name, ...values });
    const read = words('crisis.button.read', { number: newest.number });
    return crisisCard(unit, title, audience, {
      blocks: [line(text), ...signatureBlocks(shown, audience)],
      buttons: [READ_VERSION.button(newest.id, read, 'primary')],
    });
  }
  return crisisCard(unit, title, audience, {
    blocks: [
      ...commentBlocks(shown),
      ...signatureBlocks(shown, audience),
      ...(standing === 'lapsed' ? [line(words('crisis.sign.lapsed_help'))] : []),
      ...changeBlocks(shown, audience),
      ...version.content.texts.flatMap((text) => textBlocks(text, audience)),
      ...targetBlocks(shown, audience),
      ...linesToTakeBlocks(shown.message, audience),
      hashLine(shown, audience),
    ],
    buttons: seatOf(unit, audience.member?.id ?? '') ? signButtons(shown, audience) : [],
  });
}

/** Every form of it, exactly as people will read and hear it. */
function textBlocks(text: CrisisText, { words }: Audience): QuoteBlock[] {
  const language = words(`crisis.language.${text.language}`);
  return VARIANTS.map((variant) => {
    const said = text.variants[variant];
    const sizes = { length: graphemes(said), seconds: spokenSeconds(said) };
    const heading = words(`crisis.variant.${variant}`, { language, ...sizes });
    return { tag: 'quote', heading, text: said };
  });
}

/** "Goes to 14 conversations, about 310 people", and each of them by name. */
function targetBlocks({ version }: ShownVersion, { words, sides }: Audience): Block[] {
  const { content } = version;
  const { targets } = content;
  const titles = new Set(targets.map((target) => renderTarget(content, target, sides).title));
  const first = { label: words('crisis.sign.first_line'), value: [[...titles].join('; ')] };
  const facts = TARGET_GROUPS.flatMap((group): Fact[] => {
    const names = targets
      .filter((one) => one.group === group)
      .map(({ name, language, people, to }) => {
        const phone = 'voiceId' in to ? `, ${words('crisis.sign.by_phone')}` : '';
        return `${name} (${language}, ${people}${phone})`;
      });
    if (names.length === 0) return [];
    return [{ label: words(`crisis.group.${group}`), value: [names.join('; ')] }];
  });
  return [heading(reachWords(targets, words)), { tag: 'facts', facts: [first, ...facts] }];
}

/** To how many conversations and people it goes. */
export function reachWords(targets: Parameters<typeof reach>[0], words: Audience['words']): string {
  const { conversations, people, phone } = reach(targets);
  const goes = words('crisis.sign.reach', { count: conversations, people });
  return phone > 0 ? `${goes} ${words('crisis.sign.phone', { count: phone })}` : goes;
}

/** "● Police: signed by Liaison officer, 20:51" */
function signatureBlocks(shown: ShownVersion, { words, sides }: Audience): Block[] {
  const current = currentSignatures(shown);
  const rows = SIDES.map((side): ListRow => {
    const deed = current[side];
    if (!deed)
      return { symbol: 'open', text: [words('crisis.sign.side_not', { side: sides[side] })] };
    const signed = words('crisis.sign.side_signed', { side: sides[side], name: deed.by.name });
    return { symbol: 'done', text: [`${signed} `, moment(deed.at)] };
  });
  return [{ tag: 'list', rows }];
}

function commentBlocks({ comments }: ShownVersion): QuoteBlock[] {
  return comments.map(({ text, written }) => ({ tag: 'quote', heading: written.by.name, text }));
}

/** What both read to each other on the phone; and until when it can be pushed. */
function hashLine({ version }: ShownVersion, { words }: Audience): Block {
  const spoken = hashWords(version.hash);
  if (version.pushed) return quiet(words('crisis.sign.hash_pushed', spoken));
  return quiet(`${words('crisis.sign.hash', spoken)} `, moment(version.expiresAt));
}
