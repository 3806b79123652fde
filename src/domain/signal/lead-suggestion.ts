import type { Category } from '../category.ts';
import type { LeadMode } from '../people/side.ts';

/** What the categories suggest, with each one's part in it. Never more than a suggestion. */
export interface LeadSuggestion {
  readonly mode: LeadMode;
  readonly because: readonly { readonly category: Category; readonly mode: LeadMode }[];
}

/**
 * Suggests a lead from the categories that a person picked, never from text: categories of one side
 * suggest that side, of different sides both.
 *
 * @param categories one or two.
 */
export function suggestLead(
  categories: readonly Category[],
  defaults: Readonly<Record<Category, LeadMode>>,
): LeadSuggestion {
  const because = categories.map((category) => ({ category, mode: defaults[category] }));
  const [first, ...others] = because;
  const one = first && others.every(({ mode }) => mode === first.mode);
  return { mode: one ? first.mode : 'joint', because };
}
