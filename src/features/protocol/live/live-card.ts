import { postedCard } from '../../../bot/declare/posted-card.ts';
import { line, moment } from '../../../cards/blocks.ts';
import { namesOf } from '../../../domain/people/member.ts';
import type { Words } from '../../../locales/words.ts';
import { SHOW_PROTOCOL } from '../actions.ts';
import { LIVE_CARD, WENT_LIVE } from '../protocol-cards.ts';
import { EXERCISE_REASONS } from './change-live.ts';

/** Says in the channel that from now on it is real, or an exercise again: what the log says of it. */
export const liveCard = postedCard(LIVE_CARD, async (stores, recordId, { words, partnership }) => {
  const { id: partnershipId, name } = partnership;
  const lines = await stores.audit.list({ partnershipId, recordId: partnershipId });
  const change = lines.find(({ detail }) => detail['change'] === recordId);
  if (!change?.by) return undefined;
  const live = change.action === WENT_LIVE;
  const by = live ? 'protocol.live.by' : 'protocol.exercise.by';
  const said = words(by, namesOf(change.by));
  return {
    title: words(live ? 'protocol.live.title' : 'protocol.exercise.title', { partnership: name }),
    ...(!live && { banner: words('exercise.banner') }),
    blocks: [
      line(`${said} `, moment(change.at)),
      ...(live ? [] : [line(reasonWords(change.detail['reason'], words))]),
      line(words(live ? 'protocol.live.meaning' : 'protocol.exercise.meaning')),
    ],
    buttons: [SHOW_PROTOCOL.button('', words('protocol.button.show'))],
  };
});

function reasonWords(code: unknown, words: Words): string {
  const reason = EXERCISE_REASONS.find((one) => one === code) ?? 'other';
  return words(`protocol.exercise.reason.${reason}`);
}
