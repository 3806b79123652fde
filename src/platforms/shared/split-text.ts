import type { RichText, Run } from '../../cards/card.ts';

/** How much of a message's room texts take: `most` is what one piece may take. */
export interface TextRoom {
  readonly most: number;
  /** What one character takes, such as with its escapes; its own length unless told. */
  readonly weigh?: (character: string) => number;
  /** What a moment takes, at most. */
  readonly time: number;
}

/** Divides a long text at line ends or spaces, so that the pieces joined are the text again. */
export function splitText(text: string, { most, weigh }: Omit<TextRoom, 'time'>): string[] {
  const pieces: string[] = [];
  let piece = '';
  let weight = 0;
  for (const word of text.match(/\S{1,500}\s?|\s/gu) ?? []) {
    for (const part of weightOf(word, weigh) > most ? [...word] : [word]) {
      const more = weightOf(part, weigh);
      if (weight + more > most) {
        pieces.push(piece);
        piece = '';
        weight = 0;
      }
      piece += part;
      weight += more;
    }
  }
  return [...pieces, piece];
}

/** Rich text in pieces that fit, in order. */
export function splitRuns(text: RichText, room: TextRoom): RichText[] {
  const groups: Run[][] = [[]];
  let weight = 0;
  for (const run of text.flatMap((one) => splitRun(one, room))) {
    const more = runWeight(run, room);
    if (weight > 0 && weight + more > room.most) {
      groups.push([]);
      weight = 0;
    }
    groups.at(-1)?.push(run);
    weight += more;
  }
  return groups;
}

function splitRun(run: Run, room: TextRoom): Run[] {
  if (typeof run === 'string') return splitText(run, room);
  return run.run === 'time' ? [run] : splitText(run.text, room).map((text) => ({ ...run, text }));
}

function runWeight(run: Run, { weigh, time }: TextRoom): number {
  if (typeof run !== 'string' && run.run === 'time') return time;
  return weightOf(typeof run === 'string' ? run : run.text, weigh);
}

function weightOf(text: string, weigh: TextRoom['weigh']): number {
  if (!weigh) return text.length;
  let sum = 0;
  for (const character of text) sum += weigh(character);
  return sum;
}
