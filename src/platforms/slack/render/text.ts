import type { PlainTextElement, RichTextElement, RichTextSection } from '@slack/types';
import type { RichText, Run } from '../../../cards/card.ts';
import { formatTime, type Reader, whichOfTwo } from '../../../cards/format-time.ts';
import { splitRuns, splitText } from '../../shared/split-text.ts';

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

/** For the text beside the blocks: notifications and screen readers have nothing else. */
export function messageText(text: RichText, reader: Reader): string {
  return text.map((run) => messageRun(run, reader)).join('');
}

function messageRun(run: Run, reader: Reader): string {
  if (typeof run === 'string') return escapeText(run);
  if (run.run !== 'time') return escapeText(run.text);
  if (whichOfTwo(run.at, reader)) return escapeText(formatTime(run.at, reader));
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
  // Slack would show the hour that comes twice without saying which of the two it is.
  if (whichOfTwo(run.at, reader)) return { type: 'text', text: formatTime(run.at, reader) };
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

/** A date's room in a message's text, at most, and that of what is escaped with all that it becomes. */
const ESCAPED = { weigh: escapedLength, time: 120 };

const ENTITIES = new Map([
  ['&', '&amp;'.length],
  ['<', '&lt;'.length],
  ['>', '&gt;'.length],
]);

function escapedLength(character: string): number {
  return ENTITIES.get(character) ?? character.length;
}

/** Runs in groups whose text fits once it is escaped, in order. */
export function divideRuns(text: RichText, most: number): RichText[] {
  return splitRuns(text, { ...ESCAPED, most });
}

/** A text of its own, in pieces that fit once they are escaped. */
export function divideEscaped(text: string, most: number): string[] {
  return splitText(text, { ...ESCAPED, most });
}

/** A text that is never read as markup. */
export function plainElement(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** The same of a label that may be too long. */
export function fittingElement(label: string, most: number): PlainTextElement {
  return plainElement(shorten(label, most).shown);
}

/** A label that fits, and whether it is whole; the whole one is then shown elsewhere. */
export function shorten(label: string, most: number): { shown: string; whole: boolean } {
  if (label.length <= most) return { shown: label, whole: true };
  const cut = label.slice(0, most - 1).toWellFormed();
  return { shown: cut.replace(/\uFFFD$/, '') + ELLIPSIS, whole: false };
}
