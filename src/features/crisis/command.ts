import { helpCard } from '../../bot/help-card.ts';
import type { Command } from '../../bot/turn.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { parseReference } from '../../domain/reference.ts';
import { openPlanned } from './message/message-dialog.ts';
import { openVoices } from './spokespersons/spokesperson-cards.ts';
import { templatesCard } from './templates/template-dialog.ts';
import { openOpening } from './unit/open-dialog.ts';
import { showUnit } from './unit/show-unit.ts';
import { pictureCard } from './unit/situation-card.ts';
import { openClose, openHandover, openSitrep, show } from './unit/unit-dialogs.ts';

const FIRST_WORD = /^(\S*)\s*([\s\S]*)$/;

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
        return { kind: 'card', card: helpCard([crisisCommand], turn) };
      case 'open':
        return openOpening(turn, rest);
      case 'message': {
        const template = EVENT_KINDS.find((one) => one === rest.toLowerCase());
        return openPlanned(turn, template ? { template } : {});
      }
      case 'sitrep':
        return openSitrep(turn);
      case 'handover':
        return openHandover(turn);
      case 'voices':
        return openVoices(turn);
      case 'templates':
        return templatesCard(turn, rest);
      case 'close':
        return openClose(turn);
      default: {
        const reference = parseReference(text, 'C');
        if (reference === undefined) return show(turn);
        const picture = await turn.perform(showUnit, { reference });
        return { kind: 'card', card: pictureCard(picture, turn) };
      }
    }
  },
};
