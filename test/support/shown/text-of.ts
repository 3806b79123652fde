import type { Reply } from '../../../src/bot/declare/reply.ts';
import { plainText } from '../../../src/cards/plain-text.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

/** What a reply says, as one text. Of a dialog: its title. */
export function textOf(reply: Reply): string {
  switch (reply.kind) {
    case 'card':
      return plainText(reply.card, READER);
    case 'notice':
      return reply.text;
    case 'field-errors':
      return JSON.stringify(reply.errors);
    case 'dialog':
      return reply.dialog.title;
    default:
      return reply satisfies never;
  }
}
