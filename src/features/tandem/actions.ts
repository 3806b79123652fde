import { z } from 'zod';
import { action } from '../../bot/declare/action.ts';
import { NOTHING, WORD } from '../../bot/declare/action-values.ts';

/** By the id of a delivery: something that was too late to leave by itself. */
export const DECIDE_LATE = {
  send: action('tandem.send-late', z.uuid()),
  drop: action('tandem.drop-late', z.uuid()),
} as const;
/** Stands on the status alone, which what is seen then takes the place of. */
export const LOOK_AGAIN = action('tandem.look-again', NOTHING);
/** By the kind of record: says once more what could not be said. */
export const REMIND_AGAIN = action('tandem.remind-again', WORD);
