import { NOTE_KINDS, type Note, noteField } from '../../domain/signal/note.ts';
import type { KeyRing } from '../../ports/keys.ts';
import type { NoteStore } from '../../ports/signal/note-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, oneOf, present, toDate, toDeed } from '../database/rows.ts';
import { insertingRows } from '../database/saving-rows.ts';
import type { Prisma } from '../generated/client.ts';
import { sealTexts } from '../protection/protected-text-store.ts';

export function noteStore(tx: Tx, keys: KeyRing, withActors: WithActors): NoteStore {
  return {
    async insert(note, partnershipId, words) {
      const { id, signalId, kind, written, about } = note;
      const { by, at } = written;
      const row = { id, signalId, kind, byId: by.memberId, at: toDate(at), aboutId: about ?? null };
      const field = noteField(note);
      const texts = {
        record: { partnershipId, model: 'signal', recordId: signalId } as const,
        texts: { [field]: words },
        beside: insertingRows('note', [row]),
      };
      const digests = await sealTexts(tx, keys, texts, at);
      return digests[field] ?? '';
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
