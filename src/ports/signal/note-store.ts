import type { Note } from '../../domain/signal/note.ts';

/** Who wrote what kind of note, when; the words are in the protected text of the signal. */
export interface NoteStore {
  /** Keeps a note with its words, encrypted. @returns the SHA-256 of their envelope, for the audit entry. */
  insert(note: Note, partnershipId: string, words: string): Promise<string>;
  find(id: string): Promise<Note | undefined>;
  /** Of one signal, oldest first. */
  list(signalId: string): Promise<readonly Note[]>;
}
