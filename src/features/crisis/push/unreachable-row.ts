import type { Audience } from '../../../bot/declare/context.ts';
import { platformName } from '../../../bot/delivery/parked-cards.ts';
import type { ListRow } from '../../../cards/card.ts';
import type { Push, Standing } from '../../../domain/crisis/push.ts';
import type { Words } from '../../../locales/words.ts';
import { RECORD_TOLD, SETTLE_HELD } from '../actions.ts';

/** A place that it could not be sent to: why, whom to call, and to try once more while it still goes out. */
export function unreachableRow(
  standing: Standing,
  push: Push,
  { words, members }: Audience,
): ListRow {
  const { target, pushed } = standing;
  const over = push.stopped || push.replacedBy !== undefined || standing.reason === 'closed';
  const again = words('push.button.again');
  const reason = reasonWords(standing.reason ?? '', words);
  return {
    symbol: 'overdue',
    text: [words('push.board.unreachable', { place: target.name })],
    detail: [callWords(standing, reason, { words, members })],
    ...(pushed.delivery && !over && { button: SETTLE_HELD.again.button(pushed.id, again) }),
  };
}

/** A place that waits for a platform that no process runs: whoever sees this decides whether to wait. */
export function awayRow(standing: Standing, audience: Audience): ListRow {
  const { target, pushed } = standing;
  const { words } = audience;
  const platform = platformName(pushed.delivery?.platform ?? '', words);
  return {
    symbol: 'overdue',
    text: [words('push.board.away', { place: target.name, platform })],
    detail: [callWords(standing, words('push.board.away_help'), audience)],
    button: RECORD_TOLD.button(pushed.id, words('push.button.told')),
  };
}

/** Why, and whom to call instead. */
function callWords(
  { target, pushed }: Standing,
  reason: string,
  { words, members }: Pick<Audience, 'words' | 'members'>,
): string {
  const memberId = 'memberId' in target.to ? target.to.memberId : undefined;
  const { contact } = pushed.delivery ?? {};
  const member = members.find(({ id, key }) => id === memberId || key === contact);
  if (!member) return words('push.board.call_nobody', { reason });
  const who = `${member.name} (${member.organisation.name})`;
  return words('push.board.call', { reason, who });
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
  'not_built',
  'not_installed',
  'not_in_channel',
  'channel_not_found',
  'is_archived',
] as const;

function reasonWords(code: string, words: Words): string {
  const known = REASONS.find((one) => one === code);
  return known ? words(`push.reason.${known}`) : words('push.reason.other', { code });
}
