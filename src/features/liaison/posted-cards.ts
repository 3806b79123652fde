import type { Feature } from '../../bot/feature.ts';
import { buildActionCard, buildActionDueCard } from './action-cards.ts';
import type { Agenda } from './agenda-of.ts';
import { buildChangeCard } from './change-card.ts';
import { buildLeftChairCard } from './left-chair.ts';
import * as names from './liaison-cards.ts';
import { buildMinutesCard } from './minutes-card.ts';
import { createReminderCard } from './reminder-card.ts';
import { buildSeriesCard } from './series-card.ts';
import {
  buildDeputyCard,
  buildDroppedCard,
  buildMissedCard,
  buildOverCard,
  buildQuorumCard,
} from './told-cards.ts';

/** Everything that this feature posts. */
export function liaisonCards(agenda: Agenda): Feature['cards'] {
  return {
    [names.SERIES_CARD]: buildSeriesCard,
    [names.REMINDER_CARD]: createReminderCard(agenda),
    [names.CHANGE_CARD]: buildChangeCard,
    [names.QUORUM_CARD]: buildQuorumCard,
    [names.DROPPED_CARD]: buildDroppedCard,
    [names.OVER_CARD]: buildOverCard,
    [names.MISSED_CARD]: buildMissedCard,
    [names.DEPUTY_CARD]: buildDeputyCard,
    [names.LEFT_CHAIR_CARD]: buildLeftChairCard,
    [names.MINUTES_CARD]: buildMinutesCard,
    [names.ACTION_CARD]: buildActionCard,
    [names.ACTION_DUE_CARD]: buildActionDueCard,
  };
}
