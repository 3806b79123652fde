import type { Clock } from '../../../ports/clock.ts';
import type { Messenger } from '../../../ports/delivery/messenger.ts';
import type { RoomStore } from '../../../ports/people/room-store.ts';

/** Posts into the room's own memory, which, unlike a real platform, can be asked what it holds. */
export function roomMessenger(store: RoomStore, clock: Clock): Messenger {
  return {
    platform: 'room',
    async post({ deliveryId, conversation, card, thread }) {
      // In a channel of the room everybody sees everything.
      if (card.calls?.how === 'alone') return { outcome: 'unreachable', reason: 'cannot_alone' };
      const message = { deliveryId, conversationId: conversation.id, card, thread };
      return { outcome: 'sent', messageId: await store.post(message, clock.now()) };
    },
    async update({ card }, messageId) {
      const changed = await store.update(messageId, card, clock.now());
      return changed ? { outcome: 'sent', messageId } : { outcome: 'gone' };
    },
    async lookUp(_conversation, deliveryId) {
      const messageId = await store.findByDelivery(deliveryId);
      return messageId ? { found: 'yes', messageId } : { found: 'no' };
    },
  };
}
