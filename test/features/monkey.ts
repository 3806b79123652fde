import { randomUUID } from 'node:crypto';
import type { Reply } from '../../src/bot/declare/reply.ts';
import type { Button, Card } from '../../src/cards/card.ts';
import type { Dialog, Field, FormValues } from '../../src/cards/dialog.ts';
import type { People } from '../support/world.ts';

/** Where somebody can look at a signal, or begin something with it, and perhaps with another one. */
export const LOOKS = [
  (reference: string) => ['signal', `show ${reference}`] as const,
  (reference: string) => ['lead', reference] as const,
  (reference: string) => ['lead', reference] as const,
  (reference: string) => ['step', reference] as const,
  (reference: string) => ['signal', `weigh ${reference}`] as const,
  (reference: string) => ['signal', `weigh ${reference}`] as const,
  (reference: string) => ['signal', `weigh ${reference}`] as const,
  (reference: string) => ['lead', `${reference} handover`] as const,
  (reference: string) => ['signal', `close ${reference}`] as const,
  (reference: string) => ['signal', `reopen ${reference}`] as const,
  (reference: string, other: string) => ['signal', `merge ${reference} into ${other}`] as const,
  (reference: string, other: string) => ['signal', `link ${reference} ${other}`] as const,
];

const DUES = ['in 3 hours', 'tomorrow 10:00', 'in 2 working days', 'Friday 14:00'];
/** A dialog and a question before something is done are followed so far. */
const MOST_PRESSES = 4;

/** Picks the same things in the same order for the same numbers. */
export interface Picks {
  next(most: number): number;
}

export function picksOf(numbers: readonly number[]): Picks {
  let at = 0;
  return {
    next(most) {
      const number = numbers[at % numbers.length] ?? 0;
      at += 1;
      return most <= 0 ? 0 : number % most;
    },
  };
}

/** Somebody who presses whatever is there, and fills in whatever is asked. */
export interface Monkey {
  readonly people: People;
  readonly picks: Picks;
  /** References that a text field about a signal may get. */
  readonly references: readonly string[];
  /** Presses on from card to card until something is filled in; else only what was asked for is followed. */
  readonly wanders: boolean;
}

/**
 * Looks at a signal, as one person, and goes on from there, perhaps as another: whoever sees a button may
 * have had it before, or have it from somebody else.
 */
export async function playOnce(
  monkey: Monkey,
  look: readonly [string, string],
  sees: string,
  goesOn: string,
): Promise<void> {
  await follow(monkey, goesOn, await monkey.people.command(sees, ...look));
}

/** Presses, fills in and confirms until nothing more is asked. */
export async function follow(monkey: Monkey, who: string, first: Reply): Promise<Reply> {
  let reply = first;
  let { wanders } = monkey;
  for (let count = 0; count < MOST_PRESSES; count += 1) {
    if (reply.kind === 'dialog') {
      reply = await submit(monkey, who, reply.dialog);
      wanders = false;
      continue;
    }
    const button = reply.kind === 'card' ? nextButton(monkey, reply.card, wanders) : undefined;
    if (!button) return reply;
    reply = await monkey.people.press(who, button.action, button.value);
  }
  return reply;
}

function nextButton({ picks }: Monkey, card: Card, wanders: boolean): Button | undefined {
  if (isQuestion(card)) return card.buttons[0];
  const buttons = wanders ? buttonsOf(card) : [];
  return buttons[picks.next(buttons.length)];
}

async function submit(monkey: Monkey, who: string, dialog: Dialog): Promise<Reply> {
  const { action, key, about, fields } = dialog;
  const values = fillIn(monkey, fields);
  const more = about === undefined ? { key } : { key, about };
  const reply = await monkey.people.submit(who, action, values, more);
  // Pressed twice, as people do; the same key is the same thing.
  if (monkey.picks.next(5) === 0) await monkey.people.submit(who, action, values, more);
  return reply;
}

function fillIn({ picks, references }: Monkey, fields: readonly Field[]): FormValues {
  const filled = fields.flatMap((field): [string, string | string[]][] => {
    if (field.tag !== 'note' && !field.required && picks.next(2) === 1) return [[field.name, '']];
    switch (field.tag) {
      case 'note':
        return [];
      case 'date':
        return [[field.name, '2027-03-01']];
      case 'choice': {
        const option = field.options[picks.next(field.options.length)]?.value ?? '';
        return [[field.name, field.most > 1 ? [option] : option]];
      }
      case 'text':
        return [[field.name, textFor(field.name, picks, references)]];
      default:
        return field satisfies never;
    }
  });
  return Object.fromEntries(filled);
}

function textFor(name: string, picks: Picks, references: readonly string[]): string {
  if (name === 'due') return DUES[picks.next(DUES.length)] ?? '';
  if (name === 'into' || name === 'reference') {
    return references[picks.next(references.length)] ?? '';
  }
  return name === 'what' ? 'call the youth workers' : 'They asked for it and know the quarter.';
}

/** A card whose first button does what was asked about. */
function isQuestion({ buttons }: Card): boolean {
  return buttons.some(({ action }) => action.endsWith('_now'));
}

export function buttonsOf(card: Card): Button[] {
  const inRows = card.blocks.flatMap((block) =>
    block.tag === 'list' ? block.rows.flatMap(({ button }) => (button ? [button] : [])) : [],
  );
  return [...card.buttons, ...inRows];
}

/** Raises one, as somebody who may. */
export async function raise({ people, picks }: Monkey, who: string): Promise<string> {
  const categories = ['recruitment', 'care', 'tension', 'something_else'];
  const urgencies = ['normal', 'normal', 'urgent', 'danger_now'];
  const reply = await people.submit(
    who,
    'signal.raise',
    {
      facts: 'Leaflets lie at the tram stop.',
      categories: [categories[picks.next(categories.length)] ?? 'care'],
      urgency: urgencies[picks.next(urgencies.length)] ?? 'normal',
    },
    { key: randomUUID() },
  );
  return /S-\d{4}-\d{4}/.exec(JSON.stringify(reply))?.[0] ?? '';
}
