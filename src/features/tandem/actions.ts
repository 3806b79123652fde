import { z } from 'zod';
import { action } from '../../bot/declare/action.ts';

/** By the id of a delivery: something that was too late to leave by itself. */
export const DECIDE_LATE = {
  send: action('tandem.send-late', z.uuid()),
  drop: action('tandem.drop-late', z.uuid()),
} as const;
