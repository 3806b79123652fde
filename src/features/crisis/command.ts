import { helpCard } from '../../bot/help-card.ts';
import { cardReply } from '../../bot/reply.ts';
import type { Command } from '../../bot/turn.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { parseReference } from '../../domain/reference.ts';
import { openPlanned } from './message/message-dialog.ts';
import { openSpokespersons } from './spokespersons/spokesperson-dialogs.ts';
import { templatesCard } from './templates/template-dialog.ts';
import { openOpening } from './unit/open-dialog.ts';
import { openClose, openHandover, openSitrep, show } from './unit/unit-dialogs.ts';

const FIRST_WORD = /^(\S*)\s*([\s\S]*)$/;

/** `/crisis`, with what may follow it. */
export const crisisCommand: Command = {
  name: 'crisis',
  summary: (words) => words('crisis.command.summary'),
  hint: (words) => words('crisis.command.hint'),
  forms: [
    { usage: '', summary: (words) => words('crisis.command.show') },
    { usage: 'open', summary: (words) => words('crisis.command.open') },
    { usage: 'message', summary: (words) => words('crisis.command.message') },
    { usage: 'sitrep', summary: (words) => words('crisis.command.sitrep') },
    { usage: 'handover', summary: (words) => words('crisis.command.handover') },
    { usage: 'voices', summary: (words) => words('crisis.command.voices') },
    { usage: 'templates', summary: (words) => words('crisis.command.templates') },
    { usage: 'close', summary: (words) => words('crisis.command.close') },
  ],
  async handle(turn, text) {
    const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
    switch (first.toLowerCase()) {
      case 'help':
        return cardReply(helpCard([crisisCommand], turn));
      case 'open':
        return openOpening(turn, rest);
      case 'message': {
        const template = EVENT_KINDS.find((one) => one === rest.toLowerCase());
        return openPlanned(turn, { template });
      }
      case 'sitrep':
        return openSitrep(turn);
      case 'handover':
        return openHandover(turn);
      case 'voices':
        return openSpokespersons(turn);
      case 'templates':
        return templatesCard(turn, rest);
      case 'close':
        return openClose(turn);
      default:
        return show(turn, { reference: parseReference(text, 'C') });
    }
  },
};
