import type { Context } from '../../../bot/declare/context.ts';
import { quiet } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { spokenSeconds } from '../../../domain/crisis/text-faults.ts';
import { crisisCard } from '../crisis-card-frame.ts';
import { nameOf, stateBlock, titleOf } from './forms-card.ts';
import type { PrintSource } from './print-source.ts';

/** What is read aloud, in every language of the message, with the time that it takes. */
export function spokenCard(source: PrintSource, ctx: Context): Card {
  const { words } = ctx;
  const { version } = source;
  return crisisCard(source.unit, words('crisis_forms.spoken.title', titleOf(version)), ctx, {
    blocks: [
      stateBlock(source, ctx, 'spoken'),
      quiet(words('crisis_forms.spoken.hint')),
      ...version.content.texts.map(({ language, variants: { spoken } }) => {
        const said = { language: nameOf(language, ctx), seconds: spokenSeconds(spoken) };
        const heading = words('crisis_forms.spoken.heading', said);
        return { tag: 'quote', heading, text: spoken } as const;
      }),
    ],
    buttons: [],
  });
}
