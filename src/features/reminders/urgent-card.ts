import { ACKNOWLEDGE_SIGNAL } from '../../bot/signals/actions.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { Fact } from '../../cards/card.ts';
import { dangerLines, exerciseBanner, signalMessage } from './nudge-card.ts';
import { missedLines, otherLines } from './nudge-lines.ts';
import { dueText } from './nudge-words.ts';

/** Tells at once of a new signal that is not normal; its record is the reminder. */
export const URGENT_CARD = 'reminders.urgent';

export const urgentCard = signalMessage(URGENT_CARD, (nudge, thing, audience) => {
  const { signal, timing } = nudge;
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
      ACKNOWLEDGE_SIGNAL.button(reference, words('signal.button.acknowledge'), 'primary'),
      openButton(reference, words),
    ],
  };
});
