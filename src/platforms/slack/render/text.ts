import type { RichTextElement, RichTextSection } from '@slack/types';
import type { RichText, Run } from '../../../cards/card.ts';
import { formatTime, type Reader } from '../../../cards/format-time.ts';

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const DATE_FORMAT = '{date_short_pretty}, {time}';
const ELLIPSIS = '…';

/**
 * Slack reads three characters of a message's text as its own; typed ones are escaped.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What somebody typed, out of what Slack made of it: links, mentions and escapes as plain words. */
export function plainOf(text: string): string {
  return text
    .replace(
      /<([@#!]?)([^|>]*)(?:\|([^>]*))?>/g,
      (_all, mark: string, what: string, label = '') => {
        if (mark === '') return what;
        if (mark === '!' && label) return label;
        return `${mark === '!' ? '@' : mark}${label || what}`;
      },
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** For the text beside the blocks: notifications and screen readers have nothing else. */
export function messageText(text: RichText, reader: Reader): string {
  return text.map((run) => messageRun(run, reader)).join('');
}

function messageRun(run: Run, reader: Reader): string {
  if (typeof run === 'string') return escapeText(run);
  if (run.run !== 'time') return escapeText(run.text);
  const fallback = escapeText(formatTime(run.at, reader));
  return `<!date^${epochSeconds(run.at)}^${DATE_FORMAT}|${fallback}>`;
}

/** For blocks: rich text is never read as markup, so what somebody typed stays what they typed. */
export function richSection(text: RichText, reader: Reader): RichTextSection {
  const elements = text.map((run) => richRun(run, reader));
  return { type: 'rich_text_section', elements: elements.filter(isFilled) };
}

function richRun(run: Run, reader: Reader): RichTextElement {
  if (typeof run === 'string') return { type: 'text', text: run };
  if (run.run === 'mark')
    return { type: 'text', text: run.text, style: { bold: true, italic: true } };
  if (run.run === 'strong') return { type: 'text', text: run.text, style: { bold: true } };
  return {
    type: 'date',
    timestamp: epochSeconds(run.at),
    format: DATE_FORMAT,
    fallback: formatTime(run.at, reader),
  };
}

/** Slack refuses an empty text element. */
function isFilled(element: RichTextElement): boolean {
  return element.type !== 'text' || element.text !== '';
}

function epochSeconds(at: string): number {
  return Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000);
}

/** Divides a long text at line ends or spaces, so that the pieces joined are the text again. */
export function divide(text: string, most: number, weigh = plainWeight): string[] {
  const pieces: string[] = [];
  let piece = '';
  let weight = 0;
  for (const word of text.match(/\S{1,500}\s?|\s/gu) ?? []) {
    for (const part of weighText(word, weigh) > most ? [...word] : [word]) {
      const more = weighText(part, weigh);
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

function weighText(text: string, weigh: (character: string) => number): number {
  let sum = 0;
  for (const character of text) sum += weigh(character);
  return sum;
}

function plainWeight(character: string): number {
  return character.length;
}

/** Characters that are escaped count with all that they become. */
function escapedWeight(character: string): number {
  return escapeText(character).length;
}

/** Runs in groups whose text fits once it is escaped, in order. */
export function divideRuns(text: RichText, most: number): RichText[] {
  const groups: Run[][] = [[]];
  let length = 0;
  for (const piece of text.flatMap((run) => divideRun(run, most))) {
    const size = runLength(piece);
    if (length + size > most) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(piece);
    length += size;
  }
  return groups;
}

/** A text of its own, in pieces that fit once they are escaped. */
export function divideEscaped(text: string, most: number): string[] {
  return divide(text, most, escapedWeight);
}

function divideRun(run: Run, most: number): Run[] {
  if (typeof run === 'string') return divideEscaped(run, most);
  if (run.run === 'time') return [run];
  return divideEscaped(run.text, most).map((text) => ({ ...run, text }));
}

/** What a date takes in a message's text, at most. */
const DATE_CHARACTERS = 120;

function runLength(run: Run): number {
  if (typeof run === 'string') return escapeText(run).length;
  return run.run === 'time' ? DATE_CHARACTERS : escapeText(run.text).length;
}

/** A label that fits, and whether it is whole; the whole one is then shown elsewhere. */
export function shorten(label: string, most: number): { shown: string; whole: boolean } {
  if (label.length <= most) return { shown: label, whole: true };
  return {
    shown:
      label
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '') + ELLIPSIS,
    whole: false,
  };
}
