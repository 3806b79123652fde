import type { Category } from '../../domain/signal/category.ts';
import type { Words } from '../../locales/words.ts';

/** "Recruitment", or "Recruitment and Care or services". */
export function categoryNames(categories: readonly Category[], words: Words): string {
  return categories.map((category) => words(`signal.category.${category}`)).join(words('list.and'));
}
