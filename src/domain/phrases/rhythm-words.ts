import { de } from './rhythm-words-de.ts';
import { en } from './rhythm-words-en.ts';
import { fr } from './rhythm-words-fr.ts';
import { nl } from './rhythm-words-nl.ts';

/** By language, as in {@link DUE_VOCABULARIES}. */
export const RHYTHM_VOCABULARIES = { en, nl, de, fr } as const;
