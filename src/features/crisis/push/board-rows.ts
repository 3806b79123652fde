import type { Audience } from '../../../bot/declare/context.ts';
import type { Fact, ListRow } from '../../../cards/card.ts';
import { type Push, type Standing, waitsForPlatform } from '../../../domain/crisis/push.ts';
import type { Words } from '../../../locales/words.ts';
import { RECORD_TOLD, SETTLE_HELD } from '../actions.ts';
import { awayRow, unreachableRow } from './unreachable-row.ts';

/** What needs somebody: a place to look at, somebody to call. */
export function boardRows(
  all: readonly Standing[],
  push: Push,
  audience: Audience,
): readonly ListRow[] {
  const of = (state: Standing['state']) => all.filter((one) => one.state === state);
  return [
    ...of('held').flatMap((one) => heldRows(one, push, audience.words)),
    ...of('unreachable').map((one) => unreachableRow(one, push, audience)),
    ...of('waiting')
      .filter(({ pushed }) => waitsForPlatform(pushed.delivery, audience.now))
      .map((one) => awayRow(one, audience)),
    ...of('to_call').map((one) => toCallRow(one, audience.words)),
  ];
}

/** Where it is by now, each place by name. */
export function boardFacts(
  all: readonly Standing[],
  { words, now }: Pick<Audience, 'words' | 'now'>,
): readonly Fact[] {
  return (['waiting', 'sent', 'confirmed', 'halted'] as const).flatMap((state): Fact[] => {
    // What waits in vain has a row of its own.
    const some = all.filter(
      ({ state: one, pushed }) =>
        one === state && (state !== 'waiting' || !waitsForPlatform(pushed.delivery, now)),
    );
    if (some.length === 0) return [];
    const names = some.map((one) => nameOf(one, words)).join(', ');
    return [{ label: `${words(`push.board.${state}`)} (${some.length})`, value: [names] }];
  });
}

/** Of a push that goes on, the other answer is to send it again. */
function heldRows({ target, pushed }: Standing, push: Push, words: Words): ListRow[] {
  const { name: place } = target;
  const there: ListRow = {
    symbol: 'overdue',
    text: [words('push.board.held', { place })],
    button: SETTLE_HELD.there.button(pushed.id, words('push.button.there'), 'primary'),
  };
  const again: ListRow = {
    text: [words('push.board.held_not', { place })],
    button: SETTLE_HELD.again.button(pushed.id, words('push.button.again')),
  };
  return push.stopped || push.replacedBy !== undefined ? [there] : [there, again];
}

function toCallRow({ target, pushed }: Standing, words: Words): ListRow {
  return {
    symbol: 'open',
    text: [words('push.board.to_call', { place: target.name })],
    button: RECORD_TOLD.button(pushed.id, words('push.button.told')),
  };
}

function nameOf({ target, pushed }: Standing, words: Words): string {
  const { name: place } = target;
  const name = pushed.confirmed?.by.name;
  return name === undefined ? place : words('push.board.confirmed_by', { place, name });
}
