import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeysAlone } from './journeys-alone.ts';
import { journeysTogether } from './journeys-together.ts';
import { DESK, openRoom, type Windows } from './room.ts';

/** A screen, as the browser is told of it. */
export interface Screen extends BrowserContextOptions {
  readonly name: string;
  readonly viewport: typeof DESK;
}

/** Everything that is done in the practice room, in a Tandem of its own, by two people with such a screen each. */
export function describeRoom({ name, ...size }: Screen): void {
  describe(`the practice room on ${name}`, () => {
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

    describe('after all that', () => {
      it('nothing on the page failed unseen', () => {
        expect(windows.room.faults()).toEqual([]);
      });
    });
  });
}
