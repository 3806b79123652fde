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
  | 'versionOf'
  | 'waitedFor';

type Reading<Name> = Name extends `${string}ForUpdate${string}`
  ? never
  : Name extends `${Asks}${string}`
    ? Name
    : never;

/** Of each of these stores what reads. */
export type ReadingOf<Stores> = {
  readonly [Store in keyof Stores]: Pick<Stores[Store], Reading<keyof Stores[Store]>>;
};
