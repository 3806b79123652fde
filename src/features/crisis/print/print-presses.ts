import { onPress } from '../../../bot/declare/action.ts';
import { cardReply } from '../../../bot/declare/reply.ts';
import { OFFER_PHONE_LIST, PRINT_VERSION, READ_ALOUD } from '../actions.ts';
import { formsCard, spokenCard } from './forms-card.ts';
import { phonesCard } from './phone-document.ts';
import { offerPhones } from './phone-list.ts';
import { offerForms, readAloud } from './print-source.ts';

export const pressPrint = onPress(PRINT_VERSION, async (turn, id) =>
  cardReply(formsCard(await turn.run(offerForms, { id }), turn)),
);

export const pressReadAloud = onPress(READ_ALOUD, async (turn, id) =>
  cardReply(spokenCard(await turn.run(readAloud, { id }), turn)),
);

export const pressPhones = onPress(OFFER_PHONE_LIST, async (turn, unitId) =>
  cardReply(phonesCard(await turn.run(offerPhones, { unitId }), turn)),
);
