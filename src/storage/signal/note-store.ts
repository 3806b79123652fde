import { NOTE_KINDS, type Note } from '../../domain/signal/note.ts';
import type { NoteStore } from '../../ports/signal/note-store.ts';
import type { Tx } from '../database/database.ts';
import { oneOf, PERSON, present, toDate, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

const WITH_WRITER = { by: PERSON } satisfies Prisma.NoteInclude;

export function noteStore(tx: Tx): NoteStore {
  return {
    async insert({ id, signalId, kind, written, about }) {
      const { by, at } = written;
      await tx.note.create({
        data: { id, signalId, kind, byId: by.memberId, at: toDate(at), aboutId: about ?? null },
      });
    },
    find: async (id) =>
      present(await tx.note.findUnique({ where: { id }, include: WITH_WRITER }), toNote),
    async list(signalId) {
      const rows = await tx.note.findMany({
        where: { signalId },
        include: WITH_WRITER,
        orderBy: { order: 'asc' },
      });
      return rows.map(toNote);
    },
  };
}

function toNote(row: Prisma.NoteGetPayload<{ include: typeof WITH_WRITER }>): Note {
  return {
    id: row.id,
    signalId: row.signalId,
    kind: oneOf(NOTE_KINDS, row.kind),
    written: toDeed(row.by, row.at),
    about: row.aboutId ?? undefined,
  };
}
