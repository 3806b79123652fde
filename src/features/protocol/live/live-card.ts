import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Block } from '../../../cards/card.ts';
import type { Words } from '../../../locales/words.ts';
import { SHOW_ACTION, WENT_LIVE } from '../protocol-cards.ts';
import { EXERCISE_REASONS } from './change-live.ts';

/** Says in the channel that from now on it is real, or an exercise again: what the log says of it. */
export const buildLiveCard: CardBuilder = async (stores, recordId, { words, partnership }) => {
  const { id: partnershipId, name } = partnership;
  const lines = await stores.audit.list({ partnershipId, recordId: partnershipId });
  const line = lines.find(({ detail }) => detail['change'] === recordId);
  if (!line?.by) return undefined;
  const live = line.action === WENT_LIVE;
  const { name: by, organisation } = line.by;
  const said = words(live ? 'protocol.live.by' : 'protocol.exercise.by', {
    name: by,
    organisation: organisation.name,
  });
  return {
    title: words(live ? 'protocol.live.title' : 'protocol.exercise.title', { partnership: name }),
    ...(!live && { banner: words('exercise.banner') }),
    blocks: [
      text([`${said} `, { run: 'time', at: line.at.toString() }]),
      ...(live ? [] : [text([reasonWords(line.detail['reason'], words)])]),
      text([words(live ? 'protocol.live.meaning' : 'protocol.exercise.meaning')]),
    ],
    buttons: [button(SHOW_ACTION, '', words('protocol.button.show'))],
  };
};

function reasonWords(code: unknown, words: Words): string {
  const reason = EXERCISE_REASONS.find((one) => one === code) ?? 'other';
  return words(`protocol.exercise.reason.${reason}`);
}

function text(runs: Extract<Block, { tag: 'text' }>['text']): Block {
  return { tag: 'text', tone: 'normal', text: runs };
}
