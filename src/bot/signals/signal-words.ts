import type { Actor } from '../../domain/people/member.ts';
import type { Category } from '../../domain/signal/category.ts';
import type { Words } from '../../locales/words.ts';

/** "Recruitment", or "Recruitment and Care or services". */
export function categoryNames(categories: readonly Category[], words: Words): string {
  return categories.map((category) => words(`signal.category.${category}`)).join(words('list.and'));
}

/** "Liaison officer, Police Havenstad" */
export function nameAndOrganisation({ name, organisation }: Omit<Actor, 'memberId'>): string {
  return `${name}, ${organisation.name}`;
}
