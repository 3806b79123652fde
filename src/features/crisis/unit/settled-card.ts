import type { Audience } from '../../../bot/declare/context.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';

/** An alarm that asks for nothing any more. @param alarm its title. */
export function settledCard(unit: CrisisUnit, alarm: string, audience: Audience): Card {
  const { words } = audience;
  return crisisCard(unit, words('crisis.alarm.settled', { alarm }), audience, {
    blocks: [line(words('crisis.alarm.settled_help'))],
    buttons: [showButton(unit, words)],
  });
}
