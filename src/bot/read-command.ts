import { isBareNumber, type Series, seriesOf } from '../domain/reference.ts';
import type { TypedCommand } from './declare/command-button.ts';
import type { Command } from './declare/context.ts';
import { nearestCommands, typedWrong } from './nearest-commands.ts';

/** What was typed, as it is to be taken. */
type ReadCommand =
  | { readonly kind: 'run'; readonly command: Command; readonly text: string }
  /** There is no such command; what may have been meant, the likeliest first. */
  | { readonly kind: 'mistyped'; readonly meant: readonly TypedCommand[] };

const FIRST_WORD = /^\/?(\S*)\s*([\s\S]*)$/;

/**
 * Finds the command that somebody means. `/tandem signal …` reaches everything that `/signal …` does: slash
 * names are not ours alone. A reference alone opens its record, whatever command it follows.
 */
export function readCommand(commands: readonly Command[], typed: TypedCommand): ReadCommand {
  const name = typed.name.toLowerCase();
  const text = typed.text.trim();
  const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  const below = commandUnder(commands, name, first, rest);
  if (below) return { kind: 'run', command: below, text: rest };
  const behind = slashCommand(commands, first.toLowerCase());
  if (name === 'tandem' && behind && behind.name !== name) {
    return readCommand(commands, { name: behind.name, text: rest });
  }
  const command = slashCommand(commands, name);
  const opened = openedBy(commands, command, text);
  if (opened) return opened;
  if (!command) return { kind: 'mistyped', meant: nearestCommands(commands, { name, text }) };
  const meant = typedWrong(command, commands, text);
  return meant ? { kind: 'mistyped', meant } : { kind: 'run', command, text };
}

/** A reference alone, or its number, is the record itself; a command about such records does with it as it likes. */
function openedBy(
  commands: readonly Command[],
  command: Command | undefined,
  text: string,
): ReadCommand | undefined {
  const series: Series | undefined =
    seriesOf(text) ?? (isBareNumber(text) ? (command?.series ?? 'S') : undefined);
  if (!command || series === undefined) return undefined;
  const own = command.series === series && command.opensWith === undefined;
  const opener = own
    ? command
    : commands.find((one) => one.series === series && one.opensWith !== undefined);
  return (
    opener && { kind: 'run', command: opener, text: `${opener.opensWith ?? ''} ${text}`.trim() }
  );
}

function slashCommand(commands: readonly Command[], name: string): Command | undefined {
  return commands.find((one) => one.name === name && !one.under);
}

function commandUnder(
  commands: readonly Command[],
  name: string,
  first: string,
  rest: string,
): Command | undefined {
  return commands.find(
    (one) =>
      one.under?.command === name &&
      one.name === first.toLowerCase() &&
      one.under.accepts.test(rest),
  );
}
