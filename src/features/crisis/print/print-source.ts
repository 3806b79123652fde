import { type Scene, type UseCase, useCase } from '../../../bot/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { standingOf } from '../../../domain/crisis/signing.ts';
import { requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { type FoundVersion, findVersion } from '../message/find-version.ts';
import { LOOKS } from '../rights.ts';

/** A version as it leaves the chat: on paper, or for another system. */
export interface PrintSource extends FoundVersion {
  /** Both sides stand for it. What they don't says on every form that it is a draft. */
  readonly agreed: boolean;
  /** What was pushed in the same unit before it, oldest first. */
  readonly earlier: readonly MessageVersion[];
  /** The reference of the message that took its place; nobody should be told this one any more. */
  readonly replacedBy: string | undefined;
}

export interface PrintedVersion {
  /** Of the version. */
  readonly recordId: string;
}

/**
 * Reads a version to print it. What is not agreed goes to those alone who sit in the unit.
 *
 * @throws Refusal `crisis_unknown`, `crisis_hash_differs`, `crisis_closed`, `crisis_not_in_seat`.
 */
export async function printSource(scene: Scene, versionId: string): Promise<PrintSource> {
  const found = await findVersion(scene, versionId);
  const agreed = ['pushed', 'signed'].includes(standingOf(found));
  if (!agreed) requireSeat(found.unit, actorOf(scene.member));
  const earlier = await pushedBefore(scene, found);
  return { ...found, agreed, earlier, replacedBy: await replacement(scene, found) };
}

async function replacement(
  { stores: { pushes, crisisMessages } }: Pick<Scene, 'stores'>,
  { version }: FoundVersion,
): Promise<string | undefined> {
  const next = (await pushes.find(version.id))?.overtakenBy;
  return next && (await crisisMessages.findVersion(next))?.content.reference;
}

async function pushedBefore(
  { stores: { crisisMessages } }: Pick<Scene, 'stores'>,
  { unit, message }: FoundVersion,
): Promise<readonly MessageVersion[]> {
  const earlier = (await crisisMessages.list(unit.id)).filter((one) => one.number < message.number);
  const newest: MessageVersion[] = [];
  for (const { id } of earlier) {
    const version = await crisisMessages.newestVersion(id);
    if (version?.pushed) newest.push(version);
  }
  return newest;
}

/** Reads the words to say aloud. */
export const readAloud = useCase<{ readonly id: string }, PrintSource>({
  name: 'read-crisis-aloud',
  right: LOOKS,
  async run(scene, { id }) {
    return { result: await printSource(scene, id), audit: [], shows: [] };
  },
});

/** Takes the page out, in one language. */
export const printSheet = printing('print-crisis-sheet', 'crisis.sheet_printed');

/** Takes the message out for the region's alerting system. */
export const exportCap = printing('export-crisis-cap', 'crisis.cap_exported');

function printing(name: string, action: string): UseCase<PrintedVersion, PrintSource> {
  return {
    declares: 'use-case',
    name,
    right: LOOKS,
    async run(scene, { recordId }) {
      const source = await printSource(scene, recordId);
      const { version } = source;
      const detail = { reference: version.content.reference, hash: version.hash };
      const audit = [{ action, model: 'crisis_version', recordId, detail }];
      return { result: source, audit, shows: [] };
    },
  };
}
