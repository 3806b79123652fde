import { wordsFor } from '../../locales/words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CalendarDesk } from '../../ports/meeting/calendar-desk.ts';
import type { CalendarFeed } from '../../ports/meeting/calendar-feed-store.ts';
import type { CalendarFile, CalendarWriter } from '../../ports/meeting/calendar-file.ts';
import type { ReadingStores, UnitOfWork } from '../../ports/stores.ts';
import type { CalendarContext } from '../declare/contributions.ts';
import type { Feature } from '../declare/feature.ts';
import type { Directory } from '../directory.ts';
import { hashOfToken } from './token.ts';

interface CalendarDeskDeps {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly features: readonly Feature[];
  readonly calendars: CalendarWriter;
}

/**
 * Hands out the calendars that members subscribe to, with what they may see at that moment. Who left
 * the partnership holds an address that leads nowhere.
 */
export function createCalendarDesk(deps: CalendarDeskDeps): CalendarDesk {
  return {
    async read(token) {
      const hash = hashOfToken(token);
      if (hash === undefined) return undefined;
      const calendar = await deps.unitOfWork.looking((stores) => read(deps, stores, hash));
      if (!calendar) return undefined;
      return { type: deps.calendars.typeOf(calendar), text: await deps.calendars.write(calendar) };
    },
  };
}

async function read(
  deps: CalendarDeskDeps,
  stores: ReadingStores,
  hash: string,
): Promise<CalendarFile | undefined> {
  const feed = await stores.calendarFeeds.find(hash);
  const ctx = feed && sceneOf(deps, stores, feed);
  if (!ctx) return undefined;
  const sources = deps.features.flatMap(({ calendar }) => (calendar ? [calendar] : []));
  const events = [];
  // One after another: a transaction has one connection.
  for (const source of sources) events.push(...(await source(ctx)));
  const name = ctx.words('calendar.name', { partnership: ctx.partnership.name });
  return { method: 'PUBLISH', name, at: ctx.now, events };
}

function sceneOf(
  { directory, clock }: CalendarDeskDeps,
  stores: ReadingStores,
  { partnershipId, memberId }: CalendarFeed,
): CalendarContext | undefined {
  const partnership = directory.partnership(partnershipId);
  const members = directory.members(partnershipId);
  const member = members.find(({ id }) => id === memberId);
  if (!partnership || !member) return undefined;
  const words = wordsFor(member.language);
  const sides = directory.sides(partnershipId);
  return { stores, partnership, member, members, words, sides, now: clock.now() };
}
