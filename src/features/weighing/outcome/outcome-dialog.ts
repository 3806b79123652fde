import { onPress } from '../../../bot/action.ts';
import {
  choice,
  chosen,
  emergencyNote,
  noteField,
  type OpenedWith,
} from '../../../bot/form/form-fields.ts';
import type { DialogReply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Field, FormValues } from '../../../cards/dialog.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { Side } from '../../../domain/people/side.ts';
import { OUTCOMES, type Signal } from '../../../domain/signal/signal.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import { outcomeMark } from '../../../domain/signal/weighing.ts';
import type { Words } from '../../../locales/words.ts';
import { PROPOSE_OUTCOME } from '../actions.ts';
import { reasonField } from '../reason-field.ts';
import { outcomeName } from '../weighing-blocks.ts';
import { planOutcome } from './propose-outcome.ts';

/** Opens the form, if an outcome can be proposed here. */
export const pressPropose = onPress(PROPOSE_OUTCOME, (turn, reference) =>
  askOutcome(turn, reference, { values: {} }),
);

/** The form as things stand now, with what was typed. */
export async function askOutcome(
  turn: Turn,
  typed: string,
  { key, values, above = [] }: OpenedWith,
): Promise<DialogReply> {
  const { words, partnership } = turn;
  const { signal, side } = await turn.perform(planOutcome, { reference: typed });
  const { reference } = signal;
  return PROPOSE_OUTCOME.dialog(
    { reference, seen: outcomeMark(signal) },
    {
      key,
      title: words('weighing.outcome.title', { reference }),
      submit: words('weighing.outcome.submit'),
      fields: [
        ...above,
        ...whatFalls(signal, words),
        emergencyNote(words, partnership.emergencyNumber),
        outcomeField(side, words, values),
        ...moreFields(words, stepOwners(turn.members, signal), values),
        reasonField('outcome', words, values),
      ],
    },
  );
}

/** A criminal investigation begins with the police; nobody else is offered it. */
function outcomeField(side: Side, words: Words, values: FormValues): Field {
  const field = { name: 'outcome', label: words('weighing.outcome.outcome'), most: 1 };
  const offered = OUTCOMES.filter((kind) => side === 'police' || kind !== 'criminal_investigation');
  return choice(field, offered, (kind) => outcomeName(kind, words), chosen(values, 'outcome'));
}

function moreFields(words: Words, people: readonly Member[], values: FormValues): Field[] {
  const by = { name: 'more_by', label: words('weighing.outcome.more_by'), most: 1 };
  const names = new Map(people.map((one) => [one.id, `${one.name} (${one.organisation.name})`]));
  const nameOf = (id: string) => names.get(id) ?? '';
  const until = String(values['more_until'] ?? '');
  const label = words('weighing.outcome.more_until');
  return [
    noteField(words('weighing.outcome.more_note'), 'quiet'),
    { ...choice(by, [...names.keys()], nameOf, chosen(values, 'more_by')), required: false },
    { tag: 'date', name: 'more_until', label, required: false, ...(until && { value: until }) },
  ];
}

/** What a new proposal takes the place of. */
function whatFalls({ outcome }: Signal, words: Words): Field[] {
  if (!outcome) return [];
  const { name, organisation } = outcome.proposed.by;
  const said = { name, organisation: organisation.name, outcome: outcomeName(outcome.kind, words) };
  const key = outcome.agreed ? 'weighing.outcome.instead' : 'weighing.outcome.replaces';
  return [noteField(words(key, said))];
}
