import type { KnownBlock } from '@slack/types';
import { SLACK_LIMITS } from '../limits.ts';

/** One block with what it says as text: a message must say everything twice. */
export interface Piece {
  readonly block: KnownBlock;
  /** Escaped; empty for what only decorates. */
  readonly text: string;
}

/** What fits into one message. */
export interface Part {
  readonly blocks: KnownBlock[];
  readonly text: string;
}

/** Pieces in as many messages as they need, in order. @param spare so many blocks more fit into each of them. */
export function splitMessage(pieces: readonly Piece[], spare = 0): Part[] {
  const parts: { blocks: KnownBlock[]; text: string }[] = [];
  for (const { block, text } of pieces) {
    const last = parts.at(-1);
    const joined = last ? joinLines(last.text, text) : text;
    const fits =
      last &&
      last.blocks.length < SLACK_LIMITS.messageBlocks - spare &&
      joined.length <= SLACK_LIMITS.messageCharacters;
    if (fits) {
      last.blocks.push(block);
      last.text = joined;
    } else parts.push({ blocks: [block], text });
  }
  return parts;
}

export function joinLines(one: string, other: string): string {
  return [one, other].filter(Boolean).join('\n');
}
