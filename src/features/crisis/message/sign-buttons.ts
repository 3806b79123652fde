import type { Audience } from '../../../bot/declare/context.ts';
import type { Button } from '../../../cards/card.ts';
import { currentSignatures, standingOf } from '../../../domain/crisis/signing.ts';
import { reach } from '../../../domain/crisis/targets.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import {
  ADD_LANGUAGE,
  EDIT_LINES_TO_TAKE,
  PRINT_VERSION,
  PUSH_VERSION,
  READ_ALOUD,
  REQUEST_CHANGES,
  SHOW_BOARD,
  SIGN_VERSION,
  WITHDRAW_SIGNATURE,
  WRITE_MESSAGE,
} from '../actions.ts';
import type { ShownVersion } from './find-version.ts';

/** What can be done with a version by whoever sits there, six at most; the first is the one that is asked. */
export function signButtons(shown: ShownVersion, audience: Audience): Button[] {
  const { words } = audience;
  const { unit, message, version } = shown;
  const { id, number } = version;
  const print = PRINT_VERSION.button(id, words('crisis.button.print'));
  const standing = standingOf(shown);
  if (standing === 'replaced') return [];
  if (!isOpenUnit(unit)) return [print];
  if (standing === 'pushed') return [...pushedButtons(shown, audience), print];
  const about = { unitId: unit.id, kind: message.kind, messageId: message.id };
  const label = words('crisis.button.edit', { number: number + 1 });
  const edit = WRITE_MESSAGE.button(about, label, standing === 'lapsed' ? 'primary' : 'normal');
  if (standing === 'lapsed') return [edit, print];
  const asked = askedButtons(shown, audience);
  const beside = EDIT_LINES_TO_TAKE.button(id, words('crisis.button.beside'));
  if (standing === 'signed') return [...asked, edit, beside, print];
  const language = ADD_LANGUAGE.button(id, words('crisis.button.language'));
  return [...asked, edit, language, beside, print];
}

/** How it stands everywhere, what takes its place, and how to say it aloud. */
function pushedButtons({ unit, version }: ShownVersion, { words }: Audience): Button[] {
  const { id } = version;
  const next = (['update', 'correction', 'all_clear'] as const).map((kind) => {
    const about = { unitId: unit.id, kind, messageId: undefined };
    return WRITE_MESSAGE.button(about, words(`crisis.button.${kind}`));
  });
  return [
    SHOW_BOARD.button(id, words('crisis.button.board'), 'primary'),
    ...next,
    READ_ALOUD.button(id, words('crisis.button.spoken')),
  ];
}

/** Sign it; or push it, once both have; and take back what one's side has signed. */
function askedButtons(shown: ShownVersion, { words, member, sides }: Audience): Button[] {
  const { unit, version } = shown;
  const { id, hash, number } = version;
  const side = seatOf(unit, member?.id ?? '')?.side;
  if (!side) return [];
  const changes = REQUEST_CHANGES.button(id, words('crisis.button.changes'));
  if (!currentSignatures(shown)[side]) {
    const label = words('crisis.button.sign', { number, side: sides[side] });
    return [SIGN_VERSION.button({ id, hash }, label, 'primary'), changes];
  }
  const withdraw = WITHDRAW_SIGNATURE.button(id, words('crisis.button.withdraw'));
  if (standingOf(shown) !== 'signed') return [withdraw, changes];
  const { conversations: count } = reach(version.content.targets);
  const label = words('crisis.button.push', { count });
  return [PUSH_VERSION.button({ id, hash }, label, 'primary'), withdraw, changes];
}
