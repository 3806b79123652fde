import { expect, it } from 'vitest';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { PushTarget } from '../../../domain/crisis/message.ts';
import { requireThere } from './require-there.ts';

const CHANNEL = { conversationId: 'c1', platform: 'slack', external: 'C0JOINT', contact: 'chair' };
const CTX = {
  channels: [CHANNEL],
  member: { id: 'm1', key: 'officer' },
  people: [{ id: 'm2', name: 'Liaison officer' }],
  hasAccountIn: () => false,
};
function confirms(to: object, from?: { platform: string; conversation: string }): void {
  const [ctx, target]: unknown[] = [CTX, { to, name: 'joint-desk' }];
  requireThere(ctx as Transaction, target as PushTarget, from);
}

it('what one person alone was sent is confirmed by them alone', () => {
  expect(() => confirms({ memberId: 'm1' })).not.toThrow();
  expect(() => confirms({ memberId: 'm2' })).toThrow('push_not_yours');
});

it('a channel is confirmed from itself, and not from one of that id on another platform', () => {
  const to = { conversationId: 'c1' };
  expect(() => confirms(to, { platform: 'slack', conversation: 'C0JOINT' })).not.toThrow();
  expect(() => confirms(to, { platform: 'teams', conversation: 'C0JOINT' })).toThrow(
    'push_not_there',
  );
  expect(() => confirms(to)).toThrow('push_not_there');
});
