import { randomUUID } from 'node:crypto';
import { choice, emergencyNote, longText } from '../../../bot/form/form-fields.ts';
import type { PressHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { Side } from '../../../domain/people/side.ts';
import { OUTCOMES, type Signal } from '../../../domain/signal/signal.ts';
import { stepOwners } from '../../../domain/signal/step.ts';
import { outcomeMark } from '../../../domain/signal/weighing.ts';
import type { Words } from '../../../locales/words.ts';
import { outcomeName } from '../weighing-blocks.ts';
import { planOutcome } from './propose-outcome.ts';

export const PROPOSE_ACTION = 'weighing.propose';

/** Opens the form, if an outcome can be proposed here. */
export const openPropose: PressHandler = (turn, value) =>
  askOutcome(turn, value.trim(), randomUUID(), {});

/**
 * The form as things stand now, with what was typed.
 *
 * @param above fields that go before the others.
 */
export async function askOutcome(
  turn: Turn,
  reference: string,
  key: string,
  values: FormValues,
  above: readonly Field[] = [],
): Promise<Reply> {
  const { signal, side } = await turn.perform(planOutcome, { reference });
  const about = `${signal.reference} ${outcomeMark(signal)}`;
  const fields = [...above, ...whatFalls(signal, turn.words)];
  const people = stepOwners(turn.members, signal);
  const now = { about, side, fields, people };
  return { kind: 'dialog', dialog: outcomeDialog(turn, now, key, values) };
}

interface AsItStands {
  readonly about: string;
  readonly side: Side;
  readonly fields: readonly Field[];
  /** Who can be asked for more information: it becomes their step. */
  readonly people: readonly Member[];
}

function outcomeDialog(
  turn: Turn,
  { about, side, fields, people }: AsItStands,
  key: string,
  values: FormValues,
): Dialog {
  const { words, partnership } = turn;
  const [reference = ''] = about.split(' ');
  return {
    action: PROPOSE_ACTION,
    key,
    about,
    title: words('weighing.outcome.title', { reference }),
    submit: words('weighing.outcome.submit'),
    fields: [
      ...fields,
      emergencyNote(words, partnership.emergencyNumber),
      outcomeField(side, words, values),
      ...moreFields(words, people, values),
      longText({
        name: 'reason',
        label: words('weighing.outcome.reason'),
        hint: words('weighing.outcome.reason_hint'),
        required: true,
        value: String(values['reason'] ?? ''),
      }),
    ],
  };
}

/** A criminal investigation begins with the police; nobody else is offered it. */
function outcomeField(side: Side, words: Words, values: FormValues): Field {
  const field = { name: 'outcome', label: words('weighing.outcome.outcome'), most: 1 };
  const offered = OUTCOMES.filter((kind) => side === 'police' || kind !== 'criminal_investigation');
  return choice(field, offered, (kind) => outcomeName(kind, words), chosen(values, 'outcome'));
}

function moreFields(words: Words, people: readonly Member[], values: FormValues): Field[] {
  const by = { name: 'more_by', label: words('weighing.outcome.more_by'), most: 1 };
  const nameOf = (id: string) => nameAtWork(people.find((one) => one.id === id));
  const ids = people.map(({ id }) => id);
  const until = String(values['more_until'] ?? '');
  const label = words('weighing.outcome.more_until');
  const note = words('weighing.outcome.more_note');
  return [
    { tag: 'note', blocks: [{ tag: 'text', tone: 'quiet', text: [note] }] },
    { ...choice(by, ids, nameOf, chosen(values, 'more_by')), required: false },
    { tag: 'date', name: 'more_until', label, required: false, ...(until && { value: until }) },
  ];
}

function nameAtWork(member: Member | undefined): string {
  return member ? `${member.name} (${member.organisation.name})` : '';
}

/** What a new proposal takes the place of. */
function whatFalls({ outcome }: Signal, words: Words): Field[] {
  if (!outcome) return [];
  const { name, organisation } = outcome.proposed.by;
  const said = { name, organisation: organisation.name, outcome: outcomeName(outcome.kind, words) };
  const key = outcome.agreed ? 'weighing.outcome.instead' : 'weighing.outcome.replaces';
  return [noteField(words(key, said))];
}

export function noteField(text: string): Field {
  return { tag: 'note', blocks: [{ tag: 'text', tone: 'normal', text: [text] }] };
}

function chosen(values: FormValues, name: string): readonly string[] {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? [value] : Array.isArray(value) ? value : [];
}
