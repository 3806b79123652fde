import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Interaction } from '../../../src/bot/declare/interaction.ts';
import { FEATURES } from '../../../src/features/index.ts';

const REFERENCE = /^[SLC]-\d/i;
/** Whatever somebody says in their own words, or of which record. */
const ANY = '…';

/** What can be typed: after which slash command, and what help says of it. */
export interface TypedForm {
  readonly slash: string;
  readonly usage: string;
}

/** Each form of each command, by its name in the ledger. */
export const FORMS: ReadonlyMap<string, TypedForm> = new Map(
  FEATURES.flatMap(({ commands }) => commands).flatMap(({ name, under, forms }) =>
    forms.map(({ usage }) => {
      const text = (under ? `${name} ${usage}` : usage).replace(/\[.*\]/, '').trim();
      const slash = under?.command ?? name;
      return [commandName(slash, text), { slash, usage: text }] as const;
    }),
  ),
);

/** What each thing that people do is called in the ledger: `/signal list`, `press lead.choose`. */
export function nameOf(interaction: Interaction): string {
  switch (interaction.kind) {
    case 'command': {
      const name = commandName(interaction.name, interaction.text);
      return FORMS.has(name) ? name : `/${interaction.name} ${ANY}`;
    }
    case 'press':
      return `press ${interaction.action}`;
    case 'submission':
      return `form ${interaction.action}`;
    case 'home':
    case 'view':
      return interaction.kind;
    default:
      return interaction satisfies never;
  }
}

/** Everything that must have a line, by the tables in which features declare it. */
export function allNames(): string[] {
  const { presses, submissions, cards, files, reminders } = tablesOf(FEATURES);
  const jobs = FEATURES.flatMap((feature) => feature.jobs ?? []).map(({ name }) => name);
  const all = {
    press: presses.keys(),
    form: submissions.keys(),
    card: cards.keys(),
    file: files.keys(),
    reminder: reminders.keys(),
    job: jobs,
  };
  const named = Object.entries(all).flatMap(([kind, names]) =>
    [...names].map((name) => `${kind} ${name}`),
  );
  return [...FORMS.keys(), ...named, 'home', 'view', 'calendar'];
}

/** The word that a command begins with, or which of its records; and whether more follows that. */
function commandName(slash: string, text: string): string {
  const [first = '', ...more] = text.trim().split(/\s+/);
  if (!REFERENCE.test(first)) return `/${slash} ${first}`.trim();
  return more.length > 0 ? `/${slash} ${ANY} ${ANY}` : `/${slash} ${ANY}`;
}
