import type { Audience } from '../../bot/declare/context.ts';
import { heading, line, moment, quiet } from '../../cards/blocks.ts';
import type { Block, ListRow } from '../../cards/card.ts';
import { SIDES } from '../../domain/people/side.ts';
import { isOwner } from '../../domain/reminder/signal-recipients.ts';
import type { NextThing } from '../../domain/signal/next-thing.ts';
import { waitingSince } from '../../domain/signal/waiting-since.ts';
import type { Nudge } from './find-reminder.ts';
import { heardOf } from './reminder-row.ts';
import { dueText, isOverdue, timeText, whatOf, whoOf } from './reminder-words.ts';

/** What those who can help can do about each. */
const CAN: Readonly<Record<NextThing['kind'], 'answer' | 'lead' | 'step'>> = {
  acknowledge: 'answer',
  agree_outcome: 'answer',
  agree_close: 'answer',
  choose_lead: 'lead',
  accept_lead: 'lead',
  confirm_handover: 'lead',
  first_step: 'step',
  step: 'step',
  name_step: 'step',
};

/** To the one who is asked: what happens if nothing does. */
export function ownerLines(thing: NextThing, audience: Audience): Block[] {
  const { words } = audience;
  if (thing.kind === 'name_step') return [line(words('reminders.owner.name_step'))];
  const state = isOverdue(thing, audience) ? 'overdue' : 'before';
  return [line(words(`reminders.owner.${state}`))];
}

/** To those who can help: who was asked since when, and what can be done. */
export function helperLines(nudge: Nudge, thing: NextThing, audience: Audience): Block[] {
  const { words } = audience;
  const asked = [
    `${whoOf(thing, audience)}, ${words('reminders.since')} `,
    moment(waitingSince(nudge.signal, thing)),
  ] as const;
  const facts = [{ label: words('reminders.asked'), value: asked }, ...dutyFact(nudge, audience)];
  return [{ tag: 'facts', facts }, line(words(`reminders.can.${CAN[thing.kind]}`))];
}

/** Whom to call when nobody of both sides could help. */
export function aboveLines({ reminder, timing }: Nudge, { words }: Audience): Block[] {
  if (heardOf(reminder) !== 'above') return [];
  const contact = timing.terms.contactAbove;
  const text = contact ? words('reminders.above', { contact }) : words('reminders.nobody_above');
  return [line(text)];
}

/** When it was due, if Tandem was not running then. */
export function missedLines({ missed }: Nudge, audience: Audience): Block[] {
  if (!missed) return [];
  return [quiet(audience.words('reminders.missed', { at: timeText(missed, audience) }))];
}

/** The rest of the same signal that is theirs, or overdue. */
export function otherLines({ others, signal, timing }: Nudge, audience: Audience): Block[] {
  const { member, words } = audience;
  const rows = others
    .filter((thing) => isOverdue(thing, audience) || (member && isOwner(member, thing)))
    .map((thing): ListRow => {
      return {
        symbol: isOverdue(thing, audience) ? 'overdue' : 'open',
        text: [whatOf(signal, thing, audience)],
        detail: [`${whoOf(thing, audience)} · ${dueText(thing, signal, timing, audience)}`],
      };
    });
  if (rows.length === 0) return [];
  return [heading(words('reminders.others')), { tag: 'list', rows }];
}

function dutyFact({ timing }: Nudge, { words, members }: Audience) {
  const ids = SIDES.map((side) => timing.terms.dutyContacts[side]);
  const onDuty = members
    .filter(({ id }) => ids.includes(id))
    .map(({ name, organisation }) => `${name} (${organisation.name})`);
  if (onDuty.length === 0) return [];
  return [{ label: words('reminders.on_duty'), value: [onDuty.join(', ')] }];
}
