import { MENDINGS, type Mending } from '../../ports/delivery/mending.ts';

/** A platform's codes, under what brings out what they refuse. */
export type CodesByMending = Readonly<Partial<Record<Mending, readonly string[]>>>;

/** @returns what tells of a code what mends it; of one that is not listed, that nobody knows. */
export function mendingByCode(codes: CodesByMending): (code: string) => Mending {
  const known = new Map(
    MENDINGS.flatMap((mending) => (codes[mending] ?? []).map((code) => [code, mending] as const)),
  );
  return (code) => known.get(code) ?? 'unknown';
}
