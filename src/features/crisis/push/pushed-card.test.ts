import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import {
  markReplaced,
  renderAll,
  renderTarget,
  type Unrendered,
} from '../../../bot/crisis/render-target.ts';
import { plainText } from '../../../cards/plain-text.ts';
import { composeText } from '../../../domain/crisis/compose.ts';
import {
  type Frame,
  MESSAGE_LANGUAGES,
  type MessageLanguage,
  type PushTarget,
  SPOKEN_SECONDS,
} from '../../../domain/crisis/message.ts';
import { PUSH_WORDS } from '../../../domain/crisis/push-words.ts';
import { spokenSeconds } from '../../../domain/crisis/text-faults.ts';
import { renderCard } from '../../../platforms/slack/render/render-card.ts';
import { splitMessage } from '../../../platforms/slack/render/split-message.ts';
import { splitCard } from '../../../platforms/teams/render/split-message.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const SIDES = { police: 'Police Havenstad', local_authority: 'Municipality of Havenstad' };

describe.each(MESSAGE_LANGUAGES)('what is pushed in %s', (language) => {
  const content = contentIn(language, longestFrame(language));
  const [target = never()] = content.targets;
  const card = renderTarget(content, target, SIDES);

  it('is the same card for the same content, and another one for any other', () => {
    const copy: Unrendered = JSON.parse(JSON.stringify(content));
    expect(renderAll(copy, SIDES)).toEqual(renderAll(content, SIDES));
    const renamed = renderTarget(content, target, { ...SIDES, police: 'Police' });
    const otherKind = renderTarget({ ...content, kind: 'update' }, target, SIDES);
    const real = renderTarget({ ...content, exercise: false }, target, SIDES);
    const hashes = [card, renamed, otherKind, real].map(canonicalHash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('says in its own words that it is an exercise, and later that it is past', () => {
    const { exercise, replaced } = PUSH_WORDS[language];
    expect(card).toMatchObject({ banner: exercise, title: expect.stringContaining(exercise) });
    const past = markReplaced(card, target, 'C-2026-0001/2');
    expect(past).toMatchObject({ buttons: [], title: `${replaced}: ${card.title}` });
    expect(plainText(past, READER)).toContain('C-2026-0001/2');
    for (const line of plainText(card, READER).split('\n').slice(2)) {
      expect(plainText(past, READER)).toContain(line);
    }
  });

  it('is one message on every platform even at its longest, so no half of it can be lost', () => {
    const past = markReplaced(card, target, 'C-2026-0001/2');
    for (const one of [card, past]) {
      expect(splitMessage(renderCard(one, READER))).toHaveLength(1);
      expect(splitCard(one, READER)).toHaveLength(1);
    }
  });
});

/** As many words as can be read aloud in a minute. */
function longestFrame(language: MessageLanguage): Frame {
  const word = 'Verantwortungsbewusst';
  const frame = (words: number): Frame => {
    const text = Array.from({ length: words }, () => word).join(' ');
    return { happened: text, doing: text, advice: text, unknown: text };
  };
  let words = 1;
  const spoken = (count: number) =>
    spokenSeconds(contentIn(language, frame(count)).texts[0]?.variants.spoken ?? '');
  while (spoken(words + 1) <= SPOKEN_SECONDS) words += 1;
  return frame(words);
}

function contentIn(language: MessageLanguage, frame: Frame): Unrendered {
  const nextUpdateAt = '2026-11-24T21:30:00Z';
  const target: PushTarget = {
    key: '00000000-0000-4000-8000-000000000001',
    group: 'staff',
    name: 'town-hall',
    language,
    variant: 'standard',
    people: 250,
    exercise: true,
    to: { conversationId: '00000000-0000-4000-8000-000000000001' },
  };
  const text = composeText({
    language,
    kind: 'first',
    exercise: true,
    frame,
    senders: [SIDES.police, SIDES.local_authority],
    nextUpdateAt,
    timeZone: 'Europe/Amsterdam',
  });
  return {
    reference: 'C-2026-0001/1',
    kind: 'first',
    exercise: true,
    nextUpdateAt,
    texts: [text],
    targets: [target],
  };
}

function never(): never {
  throw new Error('There is one.');
}
