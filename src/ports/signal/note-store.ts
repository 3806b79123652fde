import type { Note } from '../../domain/signal/note.ts';

/** Who wrote what kind of note, when; the words are in the protected text of the signal. */
export interface NoteStore {
  insert(note: Note): Promise<void>;
  find(id: string): Promise<Note | undefined>;
  /** Of one signal, oldest first. */
  list(signalId: string): Promise<readonly Note[]>;
}
