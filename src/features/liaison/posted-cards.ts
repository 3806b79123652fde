import type { LegacyFeature } from '../../bot/legacy.ts';
import type { Agenda } from './agenda/collect-agenda.ts';
import { buildChangeCard } from './change/change-card.ts';
import * as names from './liaison-cards.ts';
import {
  buildDeputyCard,
  buildDroppedCard,
  buildMissedCard,
  buildOverCard,
  buildQuorumCard,
} from './meeting/meeting-notices.ts';
import { createReminderCard } from './meeting/reminder-card.ts';
import { buildActionCard, buildActionDueCard } from './minutes/action-cards.ts';
import { buildMinutesCard } from './minutes/minutes-card.ts';
import { buildLeftChairCard } from './series/departed-chair.ts';
import { buildSeriesCard } from './series/series-card.ts';

/** Everything that this feature posts. */
export function liaisonCards(agenda: Agenda): LegacyFeature['cards'] {
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
