import { line } from '../cards/blocks.ts';
import type { Card } from '../cards/card.ts';
import type { Audience, Command } from './declare/context.ts';

/** What commands there are and what each form of them does. */
export function helpCard(commands: readonly Command[], { words }: Audience): Card {
  return {
    title: words('help.title', { commands: commands.map(typedAs).join(', ') }),
    blocks: commands.flatMap((command) => [
      line(command.summary(words)),
      {
        tag: 'facts',
        facts: command.forms.map((form) => ({
          label: `${typedAs(command)} ${form.usage}`.trim(),
          value: [form.summary(words)],
        })),
      },
    ]),
    buttons: [],
  };
}

/** `/signal`, or `/signal weigh` for one that stands under another. */
function typedAs({ name, under }: Command): string {
  return under ? `/${under.command} ${name}` : `/${name}`;
}
