import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeysAlone } from './journeys-alone.ts';
import { journeysTogether } from './journeys-together.ts';
import { DESK, openRoom, PHONE, type Windows } from './room.ts';

const SIZES = [
  { name: 'a phone', viewport: PHONE, hasTouch: true, isMobile: true },
  { name: 'a desk', viewport: DESK, hasTouch: false, isMobile: false },
];

// Each size has a Tandem of its own, so the two need not wait for each other.
describe.concurrent.for(SIZES)('the practice room on $name', ({ name, ...size }) => {
  let windows: Windows;

  beforeAll(async () => {
    const room = await openRoom();
    const [police, council] = await Promise.all([
      room.open('liaison-officer', size),
      room.open('safety-coordinator', size),
    ]);
    windows = { room, police, council, name, size, desk: size.viewport === DESK };
  });
  afterAll(() => windows?.room.close());

  journeysAlone(() => windows);
  journeysTogether(() => windows);

  describe('after all that', { concurrent: false }, () => {
    it('nothing on the page failed unseen', () => {
      expect(windows.room.faults()).toEqual([]);
    });
  });
});
