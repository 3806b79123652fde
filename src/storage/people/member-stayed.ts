import { InputFault } from '../../config/input-fault.ts';

interface Placed {
  readonly key: string;
  readonly organisationId: string;
}

/**
 * What somebody did stays with the organisation that they did it for: under their key it would be said of another one,
 * and everybody there would see what they raised. Whoever moves is another member there, with the same accounts.
 *
 * @param organisations the id of each by its key.
 * @throws InputFault naming everybody who would move.
 */
export function requireStayed(
  rows: readonly Placed[],
  data: readonly Placed[],
  organisations: ReadonlyMap<string, string>,
): void {
  const before = new Map(rows.map(({ key, organisationId }) => [key, organisationId]));
  const keys = new Map([...organisations].map(([key, id]) => [id, key]));
  const faults = data.flatMap(({ key, organisationId }) => {
    const old = before.get(key);
    if (old === undefined || old === organisationId) return [];
    const [was, now] = [keys.get(old), keys.get(organisationId)];
    return [
      `members: "${key}" is of "${was}" and cannot become one of "${now}", since what they did stays with "${was}". Give them another key there; the accounts may be the same`,
    ];
  });
  if (faults.length > 0) throw new InputFault(faults);
}
