import type { Card } from '../cards/card.ts';
import type { Refusal } from '../domain/refusal.ts';
import { tidy } from '../domain/text/tidy.ts';
import { asTyped, commandButton, type TypedCommand } from './declare/command-button.ts';
import type { Context } from './declare/context.ts';

/** How much of what was typed is said back. */
const SAID_BACK_CHARACTERS = 40;

/** A short answer to what is no command: what may have been meant, each as a button. Nothing was done. */
export function suggestionCard(
  { words, commands }: Pick<Context, 'words' | 'commands'>,
  typed: TypedCommand,
  meant: readonly TypedCommand[],
): Card {
  const takes = commands.find(({ name, under }) => name === typed.name && !under)?.takesText;
  const near = meant.some(({ text }) => text !== 'help');
  return {
    title: words(near ? 'command.near' : 'command.far', { typed: saidBack(asTyped(typed)) }),
    blocks: [],
    buttons: [...meant.map(commandButton), ...(takes ? [takes(typed.text, words)] : [])],
  };
}

/** Asks which of two records a number means: the same command once more, with either. */
export function whichCard(
  { words }: Pick<Context, 'words'>,
  { name, text }: TypedCommand,
  { details }: Refusal,
): Card {
  const { typed = '', first = '', second = '' } = details;
  const meant = [first, second].map((one) => ({ name, text: text.replace(typed, () => one) }));
  return {
    title: words('command.which', { typed: saidBack(typed) }),
    blocks: [],
    buttons: meant.map(commandButton),
  };
}

/** Never half a sign. */
function saidBack(typed: string): string {
  return tidy(typed.slice(0, SAID_BACK_CHARACTERS));
}
