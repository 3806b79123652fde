import { COMMAND_AGAIN } from '../../bot/declare/command-button.ts';
import type {
  CommandInteraction,
  Interaction,
  PressInteraction,
} from '../../bot/declare/interaction.ts';

/** What a button carries that does the same once more. */
export function pressAgain(interaction: Interaction): { action: string; value: string } {
  switch (interaction.kind) {
    case 'command':
      return { action: COMMAND_AGAIN, value: `${interaction.name} ${interaction.text}`.trim() };
    case 'press':
      return { action: interaction.action, value: interaction.value };
    case 'submission':
    case 'home':
    case 'view':
      return { action: COMMAND_AGAIN, value: 'tandem' };
    default:
      return interaction satisfies never;
  }
}

/** A press; or, where it types a command again, that command. */
export function receiveButton(
  about: Omit<Interaction, 'kind'>,
  { action, value }: { readonly action: string; readonly value: string },
): PressInteraction | CommandInteraction {
  if (action !== COMMAND_AGAIN) return { kind: 'press', ...about, action, value };
  const [, name = '', text = ''] = /^(\S*) ?([\s\S]*)$/.exec(value) ?? [];
  return { kind: 'command', ...about, name, text };
}
