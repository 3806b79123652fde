import type { Button } from '../../cards/card.ts';

/**
 * A press that types a command: for one that was mistyped, or could not open its dialog at once. Platforms make
 * the command of it again (`platforms/shared/press-again.ts`).
 */
export const COMMAND_AGAIN = 'command-again';

/** A command as somebody types it: name without the slash, and what follows. */
export interface TypedCommand {
  readonly name: string;
  readonly text: string;
}

/** `/signal list`: how a command is written, and what its button is called. */
export function asTyped({ name, text }: TypedCommand): string {
  return `/${name} ${text}`.trim();
}

/** A button that types the command. Some open a form, and platforms must know that beforehand. */
export function commandButton(command: TypedCommand): Button {
  const label = asTyped(command);
  const value = label.slice(1);
  return { action: COMMAND_AGAIN, value, label, look: 'normal', opensDialog: true };
}
