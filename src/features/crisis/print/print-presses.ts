import { onPress } from '../../../bot/declare/action.ts';
import { cardReply } from '../../../bot/declare/reply.ts';
import { OFFER_PHONE_LIST, PRINT_VERSION, READ_ALOUD } from '../actions.ts';
import { formsCard } from './forms-card.ts';
import { phonesCard } from './phone-document.ts';
import { offerPhones } from './phone-list.ts';
import { offerForms, readAloud } from './print-source.ts';
import { spokenCard } from './spoken-card.ts';

export const pressPrint = onPress(PRINT_VERSION, async (ctx, id) =>
  cardReply(formsCard(await ctx.run(offerForms, { id }), ctx)),
);

export const pressReadAloud = onPress(READ_ALOUD, async (ctx, id) =>
  cardReply(spokenCard(await ctx.run(readAloud, { id }), ctx)),
);

export const pressPhones = onPress(OFFER_PHONE_LIST, async (ctx, unitId) =>
  cardReply(phonesCard(await ctx.run(offerPhones, { unitId }), ctx)),
);
