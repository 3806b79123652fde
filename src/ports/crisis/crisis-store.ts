import type { MessageVersion } from '../../domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../domain/crisis/message-record.ts';
import type { BriefingReceipt, Spokesperson } from '../../domain/crisis/spokesperson.ts';
import type { CrisisTemplate } from '../../domain/crisis/template.ts';
import type { CrisisUnit, Sitrep } from '../../domain/crisis/unit.ts';

/** Units, with their seats and what was reported in them. */
export interface CrisisUnitStore {
  insert(unit: CrisisUnit): Promise<void>;
  /** Saves what may change after opening: seats, closing, when the next update is due. */
  update(unit: CrisisUnit): Promise<void>;
  /** Lets nobody else open a unit of this partnership until the transaction ends. */
  lockPartnership(partnershipId: string): Promise<void>;
  /** Locks it until the transaction ends, and with it all its messages: whoever changes one comes by here. */
  findForUpdate(id: string): Promise<CrisisUnit | undefined>;
  /** The same, by a version of one of its messages. */
  findForUpdateOfVersion(versionId: string): Promise<CrisisUnit | undefined>;
  find(id: string): Promise<CrisisUnit | undefined>;
  findByReference(partnershipId: string, reference: string): Promise<CrisisUnit | undefined>;
  /** Those that are not closed, what opened first before the rest. */
  listOpen(partnershipId: string): Promise<readonly CrisisUnit[]>;
  /** Newest first. */
  list(partnershipId: string, most: number): Promise<readonly CrisisUnit[]>;
  /** Gives it the next number of its unit, which is locked. @returns that. */
  insertSitrep(sitrep: Omit<Sitrep, 'number'>): Promise<number>;
  findSitrep(id: string): Promise<Sitrep | undefined>;
  /** Newest first. */
  listSitreps(unitId: string): Promise<readonly Sitrep[]>;
}

/** Messages, with their versions and signatures. */
export interface CrisisMessageStore {
  /** Saves the lines to take and the answers; nothing else of a message changes. */
  updateBeside(message: CrisisMessage): Promise<void>;
  find(id: string): Promise<CrisisMessage | undefined>;
  /** In the order in which they were begun. */
  list(unitId: string): Promise<readonly CrisisMessage[]>;
  /**
   * @param beside the message that it is the first version of; the id of the version before, whose cards are to be shown
   * anew.
   * @returns the revision under which those are.
   */
  insertVersion(
    version: MessageVersion,
    beside?: { readonly message?: CrisisMessage; readonly replaces?: string | undefined },
  ): Promise<number | undefined>;
  /**
   * Saves its signatures. Its content never changes; that it was pushed stands with the push.
   *
   * @returns the revision under which its cards are to be shown anew.
   */
  updateSignatures(version: MessageVersion): Promise<number>;
  findVersion(id: string): Promise<MessageVersion | undefined>;
  newestVersion(messageId: string): Promise<MessageVersion | undefined>;
  /** Oldest first. */
  listVersions(messageId: string): Promise<readonly MessageVersion[]>;
  /** Their cards are to be shown anew. @returns the revisions under which. */
  touchVersions(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  insertComment(comment: MessageComment): Promise<void>;
  /** Oldest first. */
  listComments(versionId: string): Promise<readonly MessageComment[]>;
}

/** Spokespersons and what they were briefed on, and the texts that a partnership begins with. */
export interface SpokespersonStore {
  insert(voice: Spokesperson): Promise<void>;
  update(voice: Spokesperson): Promise<void>;
  find(id: string): Promise<Spokesperson | undefined>;
  /** Those on the list, by name. */
  list(partnershipId: string): Promise<readonly Spokesperson[]>;
  /** Twice is once. */
  addReceipt(receipt: BriefingReceipt): Promise<void>;
  /** Newest first. */
  listReceipts(voiceIds: readonly string[]): Promise<readonly BriefingReceipt[]>;
}

/** Texts to begin with that a partnership wrote itself. */
export interface CrisisTemplateStore {
  /** Takes the place of the one before. */
  save(template: CrisisTemplate): Promise<void>;
  list(partnershipId: string): Promise<readonly CrisisTemplate[]>;
}
