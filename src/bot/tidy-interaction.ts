import { quiet } from '../cards/blocks.ts';
import type { FormValues } from '../cards/dialog.ts';
import { tidy, unreadableSigns } from '../domain/text/tidy.ts';
import type { Words } from '../locales/words.ts';
import type { Interaction } from './declare/interaction.ts';
import type { Reply } from './declare/reply.ts';

/** What somebody did, with the text in it as it is kept. */
interface Tidied {
  readonly interaction: Interaction;
  /** Visible signs that could not be kept. */
  readonly lost: number;
}

/** Tidies all text that comes in with an interaction: the one door for forms, commands and chosen messages. */
export function tidyInteraction(interaction: Interaction): Tidied {
  switch (interaction.kind) {
    case 'command': {
      const { text } = interaction;
      return { interaction: { ...interaction, text: tidy(text) }, lost: unreadableSigns(text) };
    }
    case 'press': {
      const { value } = interaction;
      return { interaction: { ...interaction, value: tidy(value) }, lost: unreadableSigns(value) };
    }
    case 'submission': {
      const { values } = interaction;
      const texts = Object.values(values).flat();
      const lost = texts.reduce((sum, text) => sum + unreadableSigns(text), 0);
      return { interaction: { ...interaction, values: tidyValues(values) }, lost };
    }
    case 'home':
    case 'view':
      return { interaction, lost: 0 };
    default:
      return interaction satisfies never;
  }
}

function tidyValues(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? tidy(value) : value.map(tidy),
    ]),
  );
}

/** Says with the answer that signs were lost. Where the form stays open with its faults, they are not yet. */
export function sayLost(reply: Reply, lost: number, words: Words): Reply {
  if (lost === 0) return reply;
  const said = words('field.unreadable', { count: lost });
  switch (reply.kind) {
    case 'card':
      return { ...reply, card: { ...reply.card, blocks: [quiet(said), ...reply.card.blocks] } };
    case 'dialog': {
      const note = { tag: 'note', blocks: [quiet(said)] } as const;
      return { ...reply, dialog: { ...reply.dialog, fields: [note, ...reply.dialog.fields] } };
    }
    case 'notice':
      return { ...reply, text: `${reply.text} ${said}` };
    case 'field-errors':
      return reply;
    default:
      return reply satisfies never;
  }
}
