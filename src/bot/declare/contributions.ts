/** What a feature contributes to what others show, each in a file of its own name in the feature's folder. */
import type { Block, Button, ListRow } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import type { CalendarEvent } from '../../ports/meeting/calendar-file.ts';
import type { Audience, CardStores, Context } from './context.ts';

/** `home.ts`: what of this feature waits for a member, or is theirs, on the page they see first. */
export type HomeSource = (ctx: Context) => Promise<readonly HomeSection[]>;

export interface HomeSection {
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** What stands below the rows, such as a picture. */
  readonly below?: readonly Block[];
  /** Leads to the rest of the rows; its label says to which. */
  readonly more?: Button;
}

/** @returns nothing for a member who may see none of it. */
export type CalendarSource = (ctx: CalendarContext) => Promise<readonly CalendarEvent[]>;

export interface CalendarContext extends Omit<Audience, 'agenda'> {
  readonly stores: CardStores;
  readonly member: Member;
}
