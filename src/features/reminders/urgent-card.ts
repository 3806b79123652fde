import type { CardBuilder } from '../../bot/posted-card.ts';
import { button, openButton } from '../../bot/signals/signal-cards.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { Fact } from '../../cards/card.ts';
import { findNudge } from './find-nudge.ts';
import { dangerLines, exerciseBanner, overCard } from './nudge-card.ts';
import { missedLines, otherLines } from './nudge-lines.ts';
import { dueText } from './nudge-words.ts';

/** Tells at once of a new signal that is not normal; its record is the reminder. */
export const URGENT_CARD = 'reminders.urgent';

export const buildUrgentCard: CardBuilder = async (stores, reminderId, audience) => {
  const nudge = await findNudge(stores, reminderId, audience.partnership);
  if (!nudge) return undefined;
  const { thing, signal, timing } = nudge;
  if (!thing) return overCard(nudge, audience);
  const { words } = audience;
  const { reference, area, categories } = signal;
  const facts: Fact[] = [
    { label: words('reminders.about'), value: [categoryNames(categories, words)] },
    ...(area ? [{ label: words('signal.area'), value: [area] }] : []),
  ];
  return {
    title: words('reminders.title.urgent', {
      reference,
      urgency: words(`signal.urgency.${signal.urgency}`),
      organisation: signal.raised.by.organisation.name,
      due: dueText(thing, signal, timing, audience),
    }),
    ...exerciseBanner(audience),
    blocks: [
      ...dangerLines(nudge, audience),
      ...missedLines(nudge, audience),
      { tag: 'facts', facts },
      ...otherLines(nudge, audience),
    ],
    buttons: [
      button('signal.acknowledge', reference, words('signal.button.acknowledge'), {
        look: 'primary',
      }),
      openButton(reference, words),
    ],
  };
};
