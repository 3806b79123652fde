import { randomUUID } from 'node:crypto';
import { actorOf } from '../../domain/people/member.ts';
import { type NoteKind, noteField } from '../../domain/signal/note.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { Scene } from '../use-case.ts';

/**
 * Keeps somebody's own words about a signal, protected.
 *
 * @param about the id of what they are about, if that is not the signal itself.
 * @returns for the audit entry: the note's id and the digest of its envelope. Nothing for no words.
 */
export async function writeNote(
  { stores, member, now }: Scene,
  signal: Signal,
  kind: NoteKind,
  text: string,
  about?: string,
): Promise<Record<string, string>> {
  if (text.trim() === '') return {};
  const written = { by: actorOf(member), at: now };
  const note = { id: randomUUID(), signalId: signal.id, kind, written, about };
  await stores.notes.insert(note);
  const { partnershipId, id: recordId } = signal;
  const field = noteField(note);
  const record = { partnershipId, model: 'signal', recordId } as const;
  const sealed = await stores.protectedText.seal(record, { [field]: text.trim() }, now);
  return { note: note.id, [`sealed_${kind}`]: sealed[field] ?? '' };
}
