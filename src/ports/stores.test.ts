import { expectTypeOf, it } from 'vitest';
import { look } from '../bot/declare/use-case.ts';
import { TAKES_PART } from '../domain/people/right.ts';
import type { ReadingStores } from './stores.ts';

it('whoever only looks finds what reads, and nothing that writes or locks', () => {
  expectTypeOf<ReadingStores['signals']>().toHaveProperty('findByReference');
  for (const name of ['update', 'record', 'findForUpdate', 'lock', 'touch'] as const)
    expectTypeOf<ReadingStores['signals']>().not.toHaveProperty(name);
  expectTypeOf<keyof ReadingStores['jobs']>().toBeNever();
  expectTypeOf<keyof ReadingStores['counters']>().toBeNever();
  expectTypeOf<keyof ReadingStores['fileOffers']>().toEqualTypeOf<'find'>();
  expectTypeOf<keyof ReadingStores['protectedText']>().toEqualTypeOf<'open' | 'openEach'>();
});

it('a look that writes is none for the compiler', () => {
  look<string, void>('look', TAKES_PART, async ({ stores }, id) => {
    await stores.fileOffers.find(id, Temporal.Now.instant());
    // @ts-expect-error It takes the offer.
    await stores.fileOffers.take(id, Temporal.Now.instant());
  });
});
