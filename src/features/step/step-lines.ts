import type { Audience } from '../../bot/declare/context.ts';
import { STEP_CHANGES } from '../../bot/signals/actions.ts';
import { dueWords } from '../../bot/signals/signal-words.ts';
import { heading, line, moment, strong } from '../../cards/blocks.ts';
import type { Block, Button, ListRow, RichText } from '../../cards/card.ts';
import type { Signal, Step } from '../../domain/signal/signal.ts';
import { duePhrase } from '../../domain/time/due-phrase.ts';
import type { Words } from '../../locales/words.ts';

/** What can be done with a step that is open. */
export type StepChange = keyof typeof STEP_CHANGES;
/** What is likeliest first. */
const CHANGES: readonly StepChange[] = ['done', 'postpone', 'not_needed', 'give'];

/** The words of a step, whatever became of it. */
export function stepWords({ steps }: Signal, stepId: string): string {
  return steps.find(({ id }) => id === stepId)?.what ?? '';
}

/** Everything that can be done with an open step. */
export function changeButtons({ id }: Step, words: Words): Button[] {
  return CHANGES.map((change) => {
    const look = change === 'done' ? 'primary' : 'normal';
    return STEP_CHANGES[change].button(id, words(`step.button.${change}`), look);
  });
}

/** Which step it is, whose, and by when: above a form about it. */
export function stepLine(signal: Signal, step: Step, audience: Audience): Block[] {
  return [heading(step.what), line(...openDetail(signal, step, audience))];
}

/** "○ call the youth workers · Safety coordinator · due Tue 14:00, in 6 working hours · put off once" */
export function openRow(signal: Signal, step: Step, audience: Audience): ListRow {
  const overdue = phraseOf(signal, step, audience).unit === 'overdue';
  return {
    symbol: overdue ? 'overdue' : 'open',
    text: [strong(step.what)],
    detail: openDetail(signal, step, audience),
  };
}

/** "● call the youth workers · done, says Safety coordinator, Tue 24 Nov, 10:00" */
export function settledRow({ what, state, settled }: Step, words: Words): ListRow {
  const said = state === 'not_needed' ? 'not_needed' : 'done';
  const name = settled?.by.name ?? '';
  const at: RichText = settled ? [' ', moment(settled.at)] : [];
  return {
    symbol: 'done',
    text: [what],
    detail: [words(`step.settled.${said}`, { name }), ...at],
  };
}

function openDetail(signal: Signal, step: Step, audience: Audience): RichText {
  const { words } = audience;
  const { owner, due, postponed } = step;
  const phrase = phraseOf(signal, step, audience);
  const putOff = postponed > 0 ? [` · ${words('step.postponed', { count: postponed })}`] : [];
  const whose = `${owner.name} (${owner.organisation.name}) · `;
  return [whose, ...dueWords({ due: due.toString(), phrase }, words), ...putOff];
}

function phraseOf({ urgency }: Signal, { due }: Step, { partnership, now }: Audience) {
  return duePhrase(partnership, urgency, due, now);
}
