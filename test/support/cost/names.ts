import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Interaction } from '../../../src/bot/declare/interaction.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { TICKS } from './ticks.ts';

const REFERENCE = /^[SLC]-\d/i;
/** Whatever somebody says in their own words, or of which record. */
const ANY = '…';

/** What can be typed: after which slash command, and what help says of it. */
export interface TypedForm {
  readonly slash: string;
  readonly usage: string;
}

/** Each form of each command, by its name in the ledger; of a list, each part of it that can be asked for. */
export const FORMS: ReadonlyMap<string, TypedForm> = formsByName(
  FEATURES.flatMap(({ commands }) => commands).flatMap(({ name, under, forms }) =>
    forms.flatMap(({ usage }) => {
      const slash = under?.command ?? name;
      const [plain = '', parts] = (under ? `${name} ${usage}` : usage).split(/\s*[[\]]/);
      const texts = [plain, ...(parts?.split('|') ?? []).map((part) => `${plain} ${part}`)];
      return texts.map((text) => ({ slash, usage: text.trim(), isPart: text !== plain }));
    }),
  ),
);

/** What begins like another form, and says more, has a name of its own. */
function formsByName(forms: readonly (TypedForm & { readonly isPart: boolean })[]) {
  const names = new Map<string, TypedForm>();
  for (const { slash, usage, isPart } of forms) {
    const name = isPart ? `/${slash} ${usage}` : commandName(slash, usage);
    names.set(names.has(name) ? `${name} ${ANY}` : name, { slash, usage });
  }
  return names;
}

/** What each thing that people do is called in the ledger: `/signal list`, `press lead.choose`. */
export function nameOf(interaction: Interaction): string {
  switch (interaction.kind) {
    case 'command': {
      const [typed, name] = [
        interaction.text.trim(),
        commandName(interaction.name, interaction.text),
      ];
      const names = [`/${interaction.name} ${typed}`, `${name} ${ANY}`, name];
      const known = names.slice(/\s/.test(typed) ? 0 : 2).find((one) => FORMS.has(one));
      return known ?? `/${interaction.name} ${ANY}`;
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
  const { presses, submissions, cards, pushed, files, reminders } = tablesOf(FEATURES);
  const jobs = FEATURES.flatMap((feature) => feature.jobs ?? []).map(({ name }) => name);
  const all = {
    press: presses.keys(),
    form: submissions.keys(),
    card: [...cards.keys(), ...pushed.keys()],
    file: files.keys(),
    reminder: reminders.keys(),
    job: jobs,
    tick: TICKS,
    delivery: ['claimed', 'settled'],
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
