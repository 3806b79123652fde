import type { Audience } from '../../../bot/declare/context.ts';
import type { ListRow } from '../../../cards/card.ts';
import type { Push, Standing } from '../../../domain/crisis/push.ts';
import type { Words } from '../../../locales/words.ts';
import { SETTLE_HELD } from '../actions.ts';

/** A place that it could not be sent to: why, whom to call, and to try once more while it still goes out. */
export function unreachableRow(
  standing: Standing,
  push: Push,
  { words, members }: Audience,
): ListRow {
  const { target, pushed } = standing;
  const over = push.stopped || push.overtakenBy || standing.reason === 'closed';
  const again = words('push.button.again');
  const reason = reasonWords(standing.reason ?? '', words);
  const memberId = 'memberId' in target.to ? target.to.memberId : undefined;
  const { contact } = pushed.delivery ?? {};
  const member = members.find(({ id, key }) => id === memberId || key === contact);
  const who = member && `${member.name} (${member.organisation.name})`;
  return {
    symbol: 'overdue',
    text: [words('push.board.unreachable', { place: target.name })],
    detail: [
      who ? words('push.board.call', { reason, who }) : words('push.board.call_nobody', { reason }),
    ],
    ...(pushed.delivery && !over && { button: SETTLE_HELD.again.button(pushed.id, again) }),
  };
}

const REASONS = [
  'stopped',
  'overtaken',
  'closed',
  'altered',
  'not_signed',
  'wrong_world',
  'target_gone',
  'no_account',
  'platform_off',
  'late',
  'not_installed',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
] as const;

function reasonWords(code: string, words: Words): string {
  const known = REASONS.find((one) => one === code);
  return known ? words(`push.reason.${known}`) : words('push.reason.other', { code });
}
