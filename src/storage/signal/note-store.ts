import { NOTE_KINDS, type Note } from '../../domain/signal/note.ts';
import type { NoteStore } from '../../ports/signal/note-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, oneOf, present, toDate, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

export function noteStore(tx: Tx, withActors: WithActors): NoteStore {
  return {
    async insert({ id, signalId, kind, written, about }) {
      const { by, at } = written;
      await tx.note.create({
        data: { id, signalId, kind, byId: by.memberId, at: toDate(at), aboutId: about ?? null },
      });
    },
    async find(id) {
      const row = await tx.note.findUnique({ where: { id } });
      return withActors((of) => present(row, (note) => toNote(note, of)));
    },
    async list(signalId) {
      const rows = await tx.note.findMany({ where: { signalId }, orderBy: { order: 'asc' } });
      return withActors((of) => rows.map((row) => toNote(row, of)));
    },
  };
}

export function toNote(row: Prisma.NoteGetPayload<object>, of: ActorOf): Note {
  return {
    id: row.id,
    signalId: row.signalId,
    kind: oneOf(NOTE_KINDS, row.kind),
    written: toDeed(of(row.byId), row.at),
    about: row.aboutId ?? undefined,
  };
}
