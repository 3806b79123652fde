import type { Block, Card, ImageBlock } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import { splitRuns, splitText } from '../../shared/split-text.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { cardMessage, messageBytes } from './card-message.ts';
import type { Refresh } from './refresh.ts';

/** Room for the number of a page in its title, and for what Teams itself adds around a message. */
const RESERVE_BYTES = 4 * 1024;
const ROOM = { most: TEAMS_LIMITS.textCharacters, time: TEAMS_LIMITS.timeCharacters };

/**
 * A card in as many cards as its messages need, in order. The first has the buttons: the others stand
 * in its thread, which Teams keeps folded.
 *
 * @param refresh stands beside the first.
 */
export function splitCard(card: Card, reader: Reader, refresh?: Refresh): Card[] {
  const beside = refresh ? messageBytes(refresh) : 0;
  const most = TEAMS_LIMITS.messageBytes - RESERVE_BYTES - beside;
  const bytes = (some: Card) => messageBytes(cardMessage(some, reader));
  if (bytes(card) <= most) return [card];
  const first: Card = { ...card, blocks: [] };
  const further: Card = { ...first, buttons: [] };
  const empty = bytes(further);
  const pages: Block[][] = [[]];
  let left = most - bytes(first);
  const size = (block: Block) => bytes({ ...further, blocks: [block] }) - empty;
  const shown = card.blocks.map((block) =>
    block.tag === 'image' && size(block) > most - empty ? inWords(block) : block,
  );
  for (const block of shown.flatMap(divide)) {
    const needs = size(block);
    if (needs > left && (pages.at(-1) ?? []).length + pages.length > 1) {
      pages.push([]);
      left = most - empty;
    }
    pages.at(-1)?.push(block);
    left -= needs;
  }
  return pages.map((blocks, index) => {
    const page = { ...(index === 0 ? first : further), blocks: joinBlocks(blocks) };
    return index === 0 ? page : { ...page, title: continued(card, reader, index, pages.length) };
  });
}

function continued({ title }: Card, { language }: Reader, index: number, parts: number): string {
  return wordsFor(language)('teams.continued', { title, part: index + 1, parts });
}

/** A picture that no message has room for. */
function inWords({ alt }: ImageBlock): Block {
  return { tag: 'text', tone: 'quiet', text: [alt] };
}

/** A block in the smallest blocks that say the same. */
function divide(block: Block): Block[] {
  switch (block.tag) {
    case 'text':
      return splitRuns(block.text, ROOM).map((text) => ({ ...block, text }));
    case 'status':
      return [block];
    case 'facts':
      return block.facts.flatMap(({ label, value }) =>
        splitRuns(value, ROOM).map(
          (part): Block => ({ tag: 'facts', facts: [{ label, value: part }] }),
        ),
      );
    case 'quote':
      return splitText(block.text, ROOM).map((text) => ({ ...block, text }));
    case 'list':
      return block.rows.map((row) => ({ ...block, rows: [row] }));
    case 'link':
    case 'image':
      return [block];
    default:
      return block satisfies never;
  }
}

/** What was divided and came onto the same page is one again. */
function joinBlocks(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.tag === 'list' && block.tag === 'list') {
      joined.splice(-1, 1, { ...last, rows: [...last.rows, ...block.rows] });
    } else if (last?.tag === 'facts' && block.tag === 'facts') {
      joined.splice(-1, 1, { ...last, facts: [...last.facts, ...block.facts] });
    } else joined.push(block);
  }
  return joined;
}
