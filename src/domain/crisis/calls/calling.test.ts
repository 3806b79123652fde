import { describe, expect, it } from 'vitest';
import type { CrisisSeat } from '../unit.ts';
import {
  type CallTry,
  nextCheck,
  nextStep,
  type SeatCall,
  standingOfSeat,
  WAY_SECONDS,
} from './calling.ts';

const CALLED = Temporal.Instant.from('2026-11-28T00:54:00Z');
const later = (seconds: number) => CALLED.add({ seconds });
const ORGANISATION = { id: 'o', key: 'council', name: 'Council', side: 'local_authority' } as const;
const SEAT: CrisisSeat = {
  side: 'local_authority',
  place: 'seat',
  holder: { memberId: 'm', name: 'Jo', organisation: ORGANISATION },
  calledAt: CALLED,
  inAt: undefined,
};
const tried = (state: CallTry['state'], begun = 0): CallTry => {
  return {
    state,
    begunAt: later(begun),
    ...(state === 'arrived' && { arrivedAt: later(begun + 1) }),
  };
};
const call = (tries: SeatCall['tries'], gaveUpAt?: Temporal.Instant): SeatCall => {
  return { tries, gaveUpAt };
};
const step = (tries: SeatCall['tries'], seconds: number, possible = true) =>
  nextStep(call(tries), () => possible, later(seconds));

describe('somebody who is called', () => {
  it('is being called until a message arrived, and reached from that moment', () => {
    expect(standingOfSeat({ ...SEAT, calledAt: undefined }, call({}))).toEqual({ state: 'waits' });
    expect(standingOfSeat(SEAT, call({ direct: tried('under_way') })).state).toBe('being_called');
    const reached = standingOfSeat(SEAT, call({ direct: tried('arrived') }));
    expect(reached).toEqual({ state: 'reached', at: later(1) });
    const there = call({ direct: tried('failed'), alone: tried('arrived', 5) });
    expect(standingOfSeat(SEAT, there)).toEqual({ state: 'called_there', at: later(6) });
    const inAt = later(60);
    expect(standingOfSeat({ ...SEAT, inAt }, there)).toEqual({ state: 'in', at: inAt });
  });

  it('is told of as not reached once no way is left, and as reached if one arrives all the same', () => {
    const failed = {
      direct: tried('failed'),
      alone: tried('failed', 5),
      mention: tried('failed', 10),
    };
    expect(standingOfSeat(SEAT, call(failed)).state).toBe('being_called');
    expect(standingOfSeat(SEAT, call(failed, later(15))).state).toBe('unreached');
    const late = call({ ...failed, direct: tried('arrived', 40) }, later(15));
    expect(standingOfSeat(SEAT, late).state).toBe('reached');
  });

  it('is called in the next way at once where one failed, and beside one that does not arrive in time', () => {
    expect(step({ direct: tried('failed') }, 1)).toBe('alone');
    expect(step({ direct: tried('under_way') }, WAY_SECONDS - 1)).toBe('wait');
    expect(step({ direct: tried('under_way') }, WAY_SECONDS)).toBe('alone');
    const alone = { direct: tried('failed'), alone: tried('failed', 5) };
    expect(step(alone, 10)).toBe('mention');
    expect(step({ ...alone, mention: tried('arrived', 10) }, 20)).toBe('done');
    expect(step({ direct: tried('arrived') }, 1)).toBe('done');
  });

  it('is mentioned after what they alone could see, which may be gone unseen', () => {
    const seen = { direct: tried('failed'), alone: tried('arrived', 5) };
    expect(step(seen, 10)).toBe('wait');
    expect(step(seen, 20)).toBe('mention');
    expect(step({ ...seen, mention: tried('failed', 20) }, 25)).toBe('done');
  });

  it('is given up within a minute, whatever hangs, and where there is no other way at once', () => {
    const hanging = { direct: tried('under_way'), alone: tried('under_way', 15) };
    expect(step(hanging, 30)).toBe('mention');
    expect(step({ ...hanging, mention: tried('under_way', 30) }, 45)).toBe('give_up');
    expect(step({ direct: tried('failed') }, 1, false)).toBe('give_up');
  });

  it('is looked after every five seconds at first, then more rarely, and never twice at one time', () => {
    expect(nextCheck(CALLED, CALLED)).toBe(5);
    expect(nextCheck(CALLED, later(5))).toBe(10);
    expect(nextCheck(CALLED, later(59))).toBe(60);
    expect(nextCheck(CALLED, later(60))).toBe(120);
    expect(nextCheck(CALLED, later(3_601))).toBe(4_200);
  });
});
