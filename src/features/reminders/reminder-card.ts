import { cardHead } from '../../bot/declare/card-head.ts';
import type { Audience } from '../../bot/declare/context.ts';
import { type PostedCard, postedReminder } from '../../bot/declare/posted-card.ts';
import { ACKNOWLEDGE_SIGNAL } from '../../bot/signals/actions.ts';
import { dangerBlocks, openButton } from '../../bot/signals/signal-cards.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { Card, Fact } from '../../cards/card.ts';
import { isOwner } from '../../domain/reminder/signal-recipients.ts';
import type { NextThing } from '../../domain/signal/next-thing.ts';
import { findNudge, type Nudge } from './find-reminder.ts';
import { nudgeButtons } from './reminder-buttons.ts';
import { aboveLines, helperLines, missedLines, otherLines, ownerLines } from './reminder-lines.ts';
import { dueText, whatOf, whatWas, whoOf } from './reminder-words.ts';

/** A reminder to one member; its record is the reminder, so that each is a message of its own. */
export const NUDGE_CARD = 'reminders.nudge';

/** Reminds one member of what a signal waits for. */
export const postedNudge = signalMessage(NUDGE_CARD, nudgeCard);

/** A message about a reminder of a signal: what is asked, or that it was done while the message was under way. */
function signalMessage(
  name: string,
  build: (nudge: Nudge, thing: NextThing, audience: Audience) => Card,
): PostedCard {
  return postedReminder(name, async (stores, reminderId, audience) => {
    const nudge = await findNudge(stores, reminderId, audience.partnership);
    if (!nudge) return undefined;
    return nudge.thing ? build(nudge, nudge.thing, audience) : overCard(nudge, audience);
  });
}

function nudgeCard(nudge: Nudge, thing: NextThing, audience: Audience): Card {
  const { member, words } = audience;
  const { signal, timing } = nudge;
  const owns = member && isOwner(member, thing);
  const values = {
    reference: signal.reference,
    what: whatOf(signal, thing, audience),
    due: dueText(thing, signal, timing, audience),
    who: whoOf(thing, audience),
  };
  return {
    ...cardHead(words(owns ? 'reminders.title.owner' : 'reminders.title.helper', values), audience),
    blocks: [
      ...missedLines(nudge, audience),
      ...dangerBlocks(signal, audience),
      ...aboveLines(nudge, audience),
      ...(owns ? ownerLines(thing, audience) : helperLines(nudge, thing, audience)),
      ...otherLines(nudge, audience),
    ],
    buttons: nudgeButtons(nudge, thing, audience),
  };
}

function overCard(nudge: Nudge, audience: Audience): Card {
  const over = { reference: nudge.signal.reference, what: whatWas(nudge, audience) };
  const title = audience.words('reminders.title.over', over);
  return { ...cardHead(title, audience), blocks: [], buttons: [] };
}

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
  const values = {
    reference,
    urgency: words(`signal.urgency.${signal.urgency}`),
    organisation: signal.raised.by.organisation.name,
    due: dueText(thing, signal, timing, audience),
  };
  return {
    ...cardHead(words('reminders.title.urgent', values), audience),
    blocks: [
      ...dangerBlocks(signal, audience),
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
