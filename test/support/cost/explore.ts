import type { Reply } from '../../../src/bot/declare/reply.ts';
import type { Button } from '../../../src/cards/card.ts';
import type { Dialog, Field, FormValues } from '../../../src/cards/dialog.ts';
import { buttonsOf } from '../../features/monkey.ts';
import { envelope } from '../world.ts';
import { allNames, FORMS } from './names.ts';
import type { CostStage } from './stage.ts';

/** Whoever was shown it tries it first. */
const PEOPLE = [
  'liaison-officer',
  'safety-coordinator',
  'mayors-office',
  'community-officer',
  'privacy-officer',
];
/** Of one button: of the newest records, since the oldest are done with. */
const MOST_TRIES = 8;
const WORDS = 'They asked for it and know the quarter.';

/** After these there is little left to press. */
const ENDS = /close|stop|cancel|withdraw|go-live|end|merge|not_needed|decline/;
/** After this one nobody who is not authenticated is let in. */
const LAST = /go-live/;

/**
 * Types every form of every command, and presses and fills in whatever was shown and nobody did so far.
 *
 * @param reference of the signal that commands are about.
 */
export async function explore(stage: CostStage, reference: string): Promise<void> {
  const { world } = stage;
  for (const [name, { slash, usage }] of FORMS) {
    const text = usage.replace('S-2026-0001', reference);
    for (const who of PEOPLE) if (!isDone(stage, name)) await world.command(who, slash, text);
  }
  for (const who of PEOPLE) await world.dispatch({ ...envelope(who), kind: 'home' });
  const left = missing(stage).filter((name) => !LAST.test(name));
  const turns = [left.filter((name) => !ENDS.test(name)), left.filter((name) => ENDS.test(name))];
  for (const name of turns.flat()) await tryIt(stage, name);
}

/** What can be done once alone. */
export async function goLive(stage: CostStage): Promise<void> {
  for (const name of missing(stage).filter((one) => LAST.test(one))) await tryIt(stage, name);
}

/** What nobody has done yet. */
export function missing(stage: CostStage): string[] {
  return allNames().filter((name) => !isDone(stage, name));
}

function isDone({ book }: CostStage, name: string): boolean {
  return book.get(name)?.done ?? false;
}

async function tryIt(stage: CostStage, name: string): Promise<void> {
  const [kind, action = ''] = name.split(' ');
  const pressed = buttons(stage, action).slice(0, MOST_TRIES);
  const filled = forms(stage, action).slice(0, MOST_TRIES);
  // A form that was opened long ago may be about what is over: it is opened anew.
  const found = kind === 'press' ? pressed : kind === 'form' ? [...pressed, ...filled] : [];
  for (const attempt of found) {
    if (isDone(stage, name)) return;
    await attempt();
  }
}

type Attempt = () => Promise<unknown>;

function buttons(stage: CostStage, action: string): Attempt[] {
  const shown = stage.answers
    .toReversed()
    .flatMap(({ who, reply }) =>
      buttonsIn(reply).flatMap((one) => (one.action === action ? [{ who, value: one.value }] : [])),
    );
  const tried = new Map(
    shown.flatMap(({ who, value }) =>
      [who, ...PEOPLE].map((one) => [`${one} ${value}`, { who: one, value }]),
    ),
  );
  return [...tried.values()].map(({ who, value }) => async () => {
    const reply = await stage.world.press(who, action, value);
    if (reply.kind === 'dialog') await fill(stage, who, reply.dialog);
  });
}

function forms(stage: CostStage, action: string): Attempt[] {
  return stage.answers
    .toReversed()
    .flatMap(({ who, reply }) =>
      reply.kind === 'dialog' && reply.dialog.action === action
        ? [() => fill(stage, who, reply.dialog)]
        : [],
    );
}

/** As it stands, with something in every field that is empty; once more where it asks once more. */
async function fill({ world }: CostStage, who: string, dialog: Dialog): Promise<void> {
  let asked = dialog;
  for (let turn = 0; turn < 2; turn += 1) {
    const { action, key, about, fields } = asked;
    const values = Object.fromEntries(fields.flatMap(valueFor));
    const reply = await world.submit(who, action, values, {
      key,
      ...(about !== undefined && { about }),
    });
    if (reply.kind !== 'dialog') return;
    asked = reply.dialog;
  }
}

function valueFor(field: Field): [string, FormValues[string]][] {
  switch (field.tag) {
    case 'note':
      return [];
    case 'date':
      return [[field.name, field.value ?? '2026-11-20']];
    case 'choice': {
      const [first] = field.options;
      const value = field.value?.length ? field.value : first ? [first.value] : [];
      return [[field.name, field.most === 1 ? (value[0] ?? '') : value]];
    }
    case 'text':
      return [[field.name, field.value || wordsFor(field.name)]];
    default:
      return field satisfies never;
  }
}

function wordsFor(name: string): string {
  if (name === 'due') return 'in 2 working days';
  return name === 'at' ? '10:00' : WORDS;
}

export function buttonsIn(reply: Reply): Button[] {
  return reply.kind === 'card' ? buttonsOf(reply.card) : [];
}
