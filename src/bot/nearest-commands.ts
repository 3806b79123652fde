import { isBareNumber, seriesOf } from '../domain/reference.ts';
import { nearestWord } from '../domain/text/distance.ts';
import type { TypedCommand } from './declare/command-button.ts';
import type { Command } from './declare/context.ts';

const HELP: TypedCommand = { name: 'tandem', text: 'help' };
const MOST_MEANT = 3;
/** A longer text is no command that was mistyped but what somebody wants to say; it is not put into a button. */
const MOST_KEPT_CHARACTERS = 100;
/** What begins like a reference is one, right or wrong: whoever takes it says so. */
const LIKE_A_REFERENCE = /^[\p{Pi}\p{Ps}"']*[slc][\p{Pd}\u2212]?\d/iu;

/** Which commands somebody may have meant by a name that there is not; help comes last, and is always there. */
export function nearestCommands(
  commands: readonly Command[],
  { name, text }: TypedCommand,
): readonly TypedCommand[] {
  const slash = commands.filter(({ under }) => !under);
  const near = nearestName(commands, name);
  const kept = text.length <= MOST_KEPT_CHARACTERS ? text : '';
  const words = slash.flatMap((one) =>
    [...wordsOf(one, commands)].map((word) => ({ name: one.name, text: word })),
  );
  const word = nearestWord(
    name,
    words.map((one) => one.text),
  );
  const forms = words
    .filter((one) => one.text === word && one.text !== 'help')
    .map((one) => ({ ...one, text: `${one.text} ${kept}`.trim() }));
  const found = near ? [{ name: near, text: kept }] : forms;
  return [...found.slice(0, MOST_MEANT), HELP];
}

function nearestName(commands: readonly Command[], name: string): string | undefined {
  const names = commands.flatMap((one) => (one.under ? [] : [one.name]));
  return nearestWord(name, names);
}

/**
 * Looks whether what follows a command is a word of its that was mistyped.
 *
 * @returns what may have been meant, the likeliest first; nothing if the command takes the text as it is.
 */
export function typedWrong(
  command: Command,
  commands: readonly Command[],
  text: string,
): readonly TypedCommand[] | undefined {
  const [first = '', ...rest] = text.split(/\s+/);
  const { name, takesText } = command;
  const words = wordsOf(command, commands);
  const options = optionsOf(command);
  if (first === '' || LIKE_A_REFERENCE.test(first) || isBareNumber(first)) return undefined;
  const known = words.has(first.toLowerCase());
  if (name === HELP.name && !known && nearestName(commands, first)) {
    return nearestCommands(commands, { name: first, text: rest.join(' ') });
  }
  const word = known ? first.toLowerCase() : nearestWord(first, [...words]);
  const further = rest.map((one) => readFurther(one, options));
  const fits = further.every((one) => one !== undefined);
  const right = known && further.every((one, index) => one === rest[index]?.toLowerCase());
  if (right) return undefined;
  const whole = `${word ?? ''} ${further.join(' ')}`.trim();
  if (word && fits) return withHelp(name, { name, text: whole });
  if (known || takesText || name === HELP.name) return undefined;
  return withHelp(name, { name, text: word ?? '' });
}

function withHelp(name: string, meant: TypedCommand): readonly TypedCommand[] {
  return meant.text === 'help' ? [meant] : [meant, { name, text: 'help' }];
}

/** What may stand behind a word of ours: a reference, or an option, also a mistyped one. */
function readFurther(word: string, options: readonly string[]): string | undefined {
  const isReference = seriesOf(word) !== undefined || isBareNumber(word);
  return isReference ? word.toLowerCase() : nearestWord(word, options);
}

/** With which its forms begin, those that stand under it, and "help". */
function wordsOf({ name, forms }: Command, commands: readonly Command[]): ReadonlySet<string> {
  const under = commands.filter((one) => one.under?.command === name).map((one) => one.name);
  const first = forms.map(({ usage }) => /^[a-z]+(?!\S)/.exec(usage)?.[0] ?? '');
  const behind =
    name === HELP.name ? commands.filter((one) => !one.under).map((one) => one.name) : [];
  return new Set([...first.filter(Boolean), ...under, ...behind, 'help']);
}

/** `list [mine|open]`: what may be chosen behind a word. */
function optionsOf({ forms }: Command): readonly string[] {
  return forms.flatMap(({ usage }) => /\[([a-z|]+)\]/.exec(usage)?.[1]?.split('|') ?? []);
}
