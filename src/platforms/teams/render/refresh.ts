import type { RosterEntry } from '../send/connector.ts';

/** Those for whom Teams asks by itself how they see a card, each time they come to see it. */
export const MOST_VIEWERS = 60;
/** What it asks with; its value is the delivery that posted the card. */
export const VIEW = 'view-card';

/**
 * How Teams asks for a private view of a card that stands in a channel.
 *
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views
 */
export interface Refresh {
  readonly action: {
    readonly type: 'Action.Execute';
    readonly verb: string;
    readonly data: { readonly action: string; readonly value: string };
  };
  /** `29:…` */
  readonly userIds: readonly RosterEntry['id'][];
}

/** @returns nothing where nobody is to be asked for. */
export function refreshOf(delivery: string, viewers: readonly string[]): Refresh | undefined {
  if (viewers.length === 0) return undefined;
  const data = { action: VIEW, value: delivery };
  return {
    action: { type: 'Action.Execute', verb: VIEW, data },
    userIds: viewers.slice(0, MOST_VIEWERS),
  };
}
