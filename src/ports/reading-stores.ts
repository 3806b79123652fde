import type { ProtectedTextStore, Stores } from './stores.ts';

/** What a store may be asked by whoever only looks, by the beginning of its name. Nothing that writes or locks is called so. */
type Asks =
  | 'accounts'
  | 'canBe'
  | 'count'
  | 'exerciseMarks'
  | 'find'
  | 'history'
  | 'inForce'
  | 'is'
  | 'leaving'
  | 'list'
  | 'newest'
  | 'nextStarts'
  | 'phoneNumbers'
  | 'place'
  | 'setAside'
  | 'status'
  | 'versionOf';

type Reading<Name> = Name extends `${string}ForUpdate${string}`
  ? never
  : Name extends `${Asks}${string}`
    ? Name
    : never;

/**
 * What a look sees of the stores: no method that writes or locks, so that a look that does is none for the compiler. That
 * somebody read a protected text is written by the reading itself.
 */
export type ReadingStores = {
  readonly [Store in keyof Stores]: Pick<Stores[Store], Reading<keyof Stores[Store]>>;
} & { readonly protectedText: Pick<ProtectedTextStore, 'open' | 'openEach'> };
