import { button } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Button } from '../../../cards/card.ts';
import { currentSignatures, standingOf } from '../../../domain/crisis/signing.ts';
import { reach } from '../../../domain/crisis/targets.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import {
  BESIDE_ACTION,
  CHANGES_ACTION,
  LANGUAGE_ACTION,
  MESSAGE_ACTION,
  PUSH_ACTION,
  SIGN_ACTION,
  WITHDRAW_ACTION,
} from '../crisis-cards.ts';
import type { ShownVersion } from './show-version.ts';

const DIALOG = { opensDialog: true };

/** What can be done with a version by whoever sits there, six at most; the first is the one that is asked. */
export function signButtons(shown: ShownVersion, audience: Audience): Button[] {
  const { words } = audience;
  const { unit, message, version } = shown;
  const { id, number } = version;
  const print = button('crisis.print', id, words('crisis.button.print'));
  const standing = standingOf(shown);
  if (standing === 'replaced') return [];
  if (!isOpenUnit(unit)) return [print];
  if (standing === 'pushed') return [...pushedButtons(shown, audience), print];
  const again = `${unit.id} ${message.kind} ${message.id}`;
  const edit = button(
    MESSAGE_ACTION,
    again,
    words('crisis.button.edit', { number: number + 1 }),
    DIALOG,
  );
  if (standing === 'lapsed') return [{ ...edit, look: 'primary' }, print];
  const asked = askedButtons(shown, audience);
  const beside = button(BESIDE_ACTION, id, words('crisis.button.beside'), DIALOG);
  if (standing === 'signed') return [...asked, edit, beside, print];
  const language = button(LANGUAGE_ACTION, id, words('crisis.button.language'), DIALOG);
  return [...asked, edit, language, beside, print];
}

/** How it stands everywhere, what takes its place, and how to say it aloud. */
function pushedButtons({ unit, version }: ShownVersion, { words }: Audience): Button[] {
  const { id } = version;
  const next = (['update', 'correction', 'all_clear'] as const).map((kind) =>
    button(MESSAGE_ACTION, `${unit.id} ${kind}`, words(`crisis.button.${kind}`), DIALOG),
  );
  return [
    button('crisis.board', id, words('crisis.button.board'), { look: 'primary' }),
    ...next,
    button('crisis.spoken', id, words('crisis.button.spoken')),
  ];
}

/** Sign it; or push it, once both have; and take back what one's side has signed. */
function askedButtons(shown: ShownVersion, { words, member, sides }: Audience): Button[] {
  const { unit, version } = shown;
  const { id, hash, number } = version;
  const side = seatOf(unit, member?.id ?? '')?.side;
  if (!side) return [];
  const signed = currentSignatures(shown)[side] !== undefined;
  const value = `${id} ${hash}`;
  const changes = button(CHANGES_ACTION, id, words('crisis.button.changes'), DIALOG);
  const label = words('crisis.button.sign', { number, side: sides[side] });
  if (!signed) return [button(SIGN_ACTION, value, label, { look: 'primary' }), changes];
  const { conversations: count } = reach(version.content.targets);
  const push = button(PUSH_ACTION, value, words('crisis.button.push', { count }), {
    look: 'primary',
    opensDialog: true,
  });
  const withdraw = button(WITHDRAW_ACTION, id, words('crisis.button.withdraw'));
  return standingOf(shown) === 'signed' ? [push, withdraw, changes] : [withdraw, changes];
}
