import type { Command, Context } from '../../bot/declare/context.ts';
import { cardReply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { isBareNumber, parseReference } from '../../domain/reference.ts';
import type { Words } from '../../locales/words.ts';
import { openPlanned } from './message/message-dialog.ts';
import { openSpokespersons } from './spokespersons/spokesperson-dialogs.ts';
import { templatesCard } from './templates/template-dialog.ts';
import { openOpening } from './unit/open-dialog.ts';
import { openClose, openHandover, openSitrep, show } from './unit/unit-dialogs.ts';

const FIRST_WORD = /^(\S*)\s*([\s\S]*)$/;

/** What each word after it opens. */
const FORMS = [
  { usage: 'open', open: openOpening },
  {
    usage: 'message',
    open: (ctx: Context, rest: string) =>
      openPlanned(ctx, { template: EVENT_KINDS.find((one) => one === rest.toLowerCase()) }),
  },
  { usage: 'sitrep', open: (ctx: Context) => openSitrep(ctx) },
  { usage: 'handover', open: (ctx: Context) => openHandover(ctx) },
  { usage: 'voices', open: openSpokespersons },
  { usage: 'templates', open: templatesCard },
  { usage: 'close', open: (ctx: Context) => openClose(ctx) },
] as const;

/** `/crisis`, with what may follow it. */
export const crisisCommand: Command = {
  name: 'crisis',
  series: 'C',
  opensWith: '',
  summary: (words) => words('crisis.command.summary'),
  hint: (words) => words('crisis.command.hint'),
  forms: [
    { usage: '', summary: (words) => words('crisis.command.show') },
    ...FORMS.map(({ usage }) => {
      return { usage, summary: (words: Words) => words(`crisis.command.${usage}`) };
    }),
  ],
  async handle(ctx, text) {
    const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
    const word = first.toLowerCase();
    if (word === 'help') return cardReply(helpCard([crisisCommand], ctx));
    const form = FORMS.find(({ usage }) => usage === word);
    return form ? form.open(ctx, rest) : show(ctx, { reference: isNamed(text) ? text : undefined });
  },
};

function isNamed(text: string): boolean {
  return isBareNumber(text) || parseReference(text, 'C') !== undefined;
}
