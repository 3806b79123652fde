import type { Member } from '../../domain/people/member.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Words } from '../../locales/words.ts';

/**
 * What each of some members is called in a list, so that no two look alike: as it is wished; where that is the same
 * of several, with their organisation, then with what they are there, then as the register calls them.
 *
 * @returns by id; empty for nobody of them.
 */
export function memberLabels(
  people: readonly Member[],
  labelOf: (member: Member) => string,
  words: Words,
): (id: string) => string {
  const exact = [
    labelOf,
    ({ name, organisation }: Member) => `${name} (${organisation.name})`,
    (one: Member) => `${one.name} (${one.organisation.name}, ${rolesOf(one, words)})`,
    (one: Member) => `${one.name} (${one.organisation.name}, ${one.key})`,
  ];
  const labels = new Map<string, string>();
  let left = people;
  for (const say of exact) {
    const alike = Map.groupBy(left, (one) => foldText(say(one)).toLowerCase());
    for (const group of alike.values()) for (const one of group) labels.set(one.id, say(one));
    left = [...alike.values()].flatMap((group) => (group.length > 1 ? group : []));
  }
  return (id) => labels.get(id) ?? '';
}

function rolesOf({ roles }: Member, words: Words): string {
  return roles.map((role) => words(`role.${role}`)).join(', ');
}
