import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import type { Conversation, Messenger } from '../../src/ports/delivery/messenger.ts';
import { SMALL_PNG } from '../support/shown/extreme-cards.ts';

/** A platform's messenger beside a way to see what stands in one of its conversations. */
export interface MessengerUnderTest {
  readonly messenger: Messenger;
  readonly conversation: Conversation;
  /** The first line of each message, oldest first. */
  titles(): Promise<readonly string[]>;
  /** The pictures in the newest message. */
  pictures(): Promise<readonly SeenPicture[]>;
}

export interface SeenPicture {
  /** In base64. */
  readonly png: string;
  /** What is read out in its place. */
  readonly alt: string;
}

/** What every platform's messenger must do, each as a test of its own. */
export const MESSENGER_CONTRACT: readonly {
  readonly name: string;
  run(given: MessengerUnderTest): Promise<void>;
}[] = [
  {
    name: 'posts a card and names the message',
    async run({ messenger, conversation, titles }) {
      const title = unique();
      const sent = await messenger.post(sending(conversation, title));
      expect(sent).toMatchObject({ outcome: 'sent', messageId: expect.any(String) });
      expect((await titles()).at(-1)).toContain(title);
    },
  },
  {
    name: 'changes a message in place',
    async run({ messenger, conversation, titles }) {
      const sent = await messenger.post(sending(conversation, unique()));
      if (sent.outcome !== 'sent') throw new Error('Not sent.');
      const before = await titles();
      const title = unique();
      expect(await messenger.update(sending(conversation, title), sent.messageId)).toEqual(sent);
      const after = await titles();
      expect(after).toHaveLength(before.length);
      expect(after.at(-1)).toContain(title);
    },
  },
  {
    name: 'says that a message to change is gone',
    async run({ messenger, conversation }) {
      const result = await messenger.update(sending(conversation, unique()), randomUUID());
      expect(result).toEqual({ outcome: 'gone' });
    },
  },
  {
    name: 'finds what it posted, or says that it cannot look',
    async run({ messenger, conversation }) {
      const one = sending(conversation, unique());
      const sent = await messenger.post(one);
      const found = await messenger.lookUp(conversation, one.deliveryId);
      if (found.found === 'cannot_look') return;
      expect(found).toEqual({ found: 'yes', messageId: sent.outcome === 'sent' && sent.messageId });
      expect(await messenger.lookUp(conversation, randomUUID())).toEqual({ found: 'no' });
    },
  },
  {
    name: 'shows what somebody typed as they typed it',
    async run({ messenger, conversation, titles }) {
      const title = `${unique()} <b>*bold*</b> & [link](https://example.org) <!channel>`;
      await messenger.post(sending(conversation, title));
      expect((await titles()).at(-1)).toContain(title);
    },
  },
  {
    name: 'shows a picture, with all it shows in words, also after a change',
    async run({ messenger, conversation, pictures }) {
      const picture = { png: SMALL_PNG, alt: 'Three came, then two.' };
      const one = sending(conversation, unique(), [{ tag: 'image', ...picture }]);
      const sent = await messenger.post(one);
      if (sent.outcome !== 'sent') throw new Error(sent.outcome);
      expect(await pictures()).toEqual([picture]);
      const changed = { ...picture, alt: 'Three came, then two, then four.' };
      const next = sending(conversation, unique(), [{ tag: 'image', ...changed }]);
      expect(await messenger.update(next, sent.messageId)).toMatchObject({ outcome: 'sent' });
      expect(await pictures()).toEqual([changed]);
    },
  },
];

function sending(conversation: Conversation, title: string, blocks: Card['blocks'] = []) {
  const card: Card = { title, blocks, buttons: [] };
  const reader = { language: 'en', timeZone: 'Europe/Amsterdam' };
  return { deliveryId: randomUUID(), conversation, card, reader, thread: undefined };
}

function unique(): string {
  return `Card ${randomUUID()}`;
}
