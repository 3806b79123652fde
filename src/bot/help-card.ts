import type { Card } from '../cards/card.ts';
import type { Audience, Command } from './feature.ts';

/** What commands there are and what each form of them does. */
export function helpCard(commands: readonly Command[], { words }: Audience): Card {
  return {
    title: words('help.title', { commands: commands.map(({ name }) => `/${name}`).join(', ') }),
    blocks: commands.flatMap((command) => [
      { tag: 'text', tone: 'normal', text: [command.summary(words)] },
      {
        tag: 'facts',
        facts: command.forms.map((form) => ({
          label: `/${command.name} ${form.usage}`.trim(),
          value: [form.summary(words)],
        })),
      },
    ]),
    buttons: [],
  };
}
