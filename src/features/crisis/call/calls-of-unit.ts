import type { CardStores } from '../../../bot/declare/context.ts';
import { isCalled, isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import {
  type CallTry,
  callSubject,
  type SeatCall,
  type SeatStanding,
  standingOfSeat,
  WAYS_THERE,
  type WayThere,
} from '../../../domain/crisis/calls/calling.ts';
import type { CrisisSeat, CrisisUnit } from '../../../domain/crisis/unit.ts';
import type { KeptReminder } from '../../../ports/delivery/reminder-store.ts';
import type { SentCard } from '../../../ports/delivery/sent-store.ts';
import {
  CALL_ALONE_CARD,
  CALL_CARD,
  CALL_MENTION_CARD,
  CRISIS_REMINDERS,
} from '../stored-names.ts';

/** The card of each way of calling somebody where both sides are; its record is the reminder that began it. */
export const CARD_THERE = { alone: CALL_ALONE_CARD, mention: CALL_MENTION_CARD } as const;

/** Everything that was tried to call the people of a unit. */
export interface UnitCalls {
  callOf(seat: CrisisSeat): SeatCall;
  /** The conversations in which a way failed, and why. */
  failedIn(seat: CrisisSeat, way: WayThere): ReadonlyMap<string, string | undefined>;
  /** When what became of the call of a place was last looked at, before the looks of this moment. */
  lookedAt(seat: CrisisSeat, now: Temporal.Instant): Temporal.Instant | undefined;
}

type Read = Pick<CardStores, 'sentCards'>;

/** Reads what became of the calls of everybody who is not in yet, from what was owed to them. */
export async function callsOf(stores: Read, unit: CrisisUnit): Promise<UnitCalls> {
  const waiting = unit.seats.filter(isCalled);
  if (waiting.length === 0) return NO_CALLS;
  const subjects = new Set(waiting.map(callSubject));
  const record = { kind: CRISIS_REMINDERS, recordId: unit.id };
  const cards = [CALL_CARD, ...Object.values(CARD_THERE)];
  const { reminders, sent } = await stores.sentCards.listOfReminded(record, cards);
  const looks = reminders.filter((one) => subjects.has(one.subject) && one.state !== 'dropped');
  const looksOf = (seat: CrisisSeat) =>
    looks.filter(({ subject }) => subject === callSubject(seat));
  const there = (seat: CrisisSeat, way: WayThere) => {
    const ids = new Set(looksOf(seat).map(({ id }) => id));
    return sent.filter(({ card, recordId }) => card === CARD_THERE[way] && ids.has(recordId));
  };
  return {
    callOf: (seat) => callOf(seat, looksOf(seat), sent, (way) => there(seat, way)),
    failedIn: (seat, way) =>
      new Map(
        there(seat, way)
          .filter(({ state }) => state === 'failed')
          .map(({ conversationId, reason }) => [conversationId, reason]),
      ),
    lookedAt: (seat, now) =>
      looksOf(seat)
        .filter(isCheck)
        .flatMap(({ firedAt }) =>
          firedAt && Temporal.Instant.compare(firedAt, now) < 0 ? [firedAt] : [],
        )
        .toSorted(Temporal.Instant.compare)
        .at(-1),
  };
}

/** How it stands with each place of a unit. */
export async function seatStandings(
  stores: Read,
  unit: CrisisUnit,
): Promise<(seat: CrisisSeat) => SeatStanding> {
  const { callOf: found } = await callsOf(stores, unit);
  return (seat) => standingOfSeat(seat, found(seat));
}

const NO_CALLS: UnitCalls = {
  callOf: () => ({ tries: {}, gaveUpAt: undefined }),
  failedIn: () => new Map(),
  lookedAt: () => undefined,
};

function callOf(
  { holder, calledAt }: CrisisSeat,
  looks: readonly KeptReminder[],
  sent: readonly SentCard[],
  there: (way: WayThere) => readonly SentCard[],
): SeatCall {
  const gaveUpAt = looks.find(({ occasion }) => occasion === 'unreached')?.at;
  if (!calledAt) return { tries: {}, gaveUpAt };
  const direct = sent.filter(
    ({ card, memberId }) => card === CALL_CARD && memberId === holder.memberId,
  );
  const ways = WAYS_THERE.flatMap((way): [WayThere, CallTry][] => {
    const cards = there(way);
    const begunAt = looks.find(({ id }) => id === cards[0]?.recordId)?.firedAt;
    return begunAt ? [[way, tryOf(cards, begunAt, stateOfAll(cards))]] : [];
  });
  // Whoever has no account anywhere is owed nothing, and cannot be written to.
  const tries = { direct: tryOf(direct, calledAt, direct.at(-1)?.state ?? 'failed') };
  return { tries: { ...tries, ...Object.fromEntries(ways) }, gaveUpAt };
}

/** The first that arrived since counts; what was sent to the same person before they were called does not. */
function tryOf(
  cards: readonly SentCard[],
  begunAt: Temporal.Instant,
  otherwise: CallTry['state'],
): CallTry {
  const [arrivedAt] = cards
    .flatMap(({ at }) => (at && Temporal.Instant.compare(at, begunAt) >= 0 ? [at] : []))
    .toSorted(Temporal.Instant.compare);
  if (arrivedAt) return { state: 'arrived', begunAt, arrivedAt };
  return { state: otherwise === 'arrived' ? 'under_way' : otherwise, begunAt };
}

function stateOfAll(cards: readonly SentCard[]): CallTry['state'] {
  return cards.every(({ state }) => state === 'failed') ? 'failed' : 'under_way';
}
