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
  /** The same of many, in one statement. */
  updateAll(units: readonly CrisisUnit[]): Promise<void>;
  /** Lets nobody else open a unit of this partnership until the transaction ends. */
  lockPartnership(partnershipId: string): Promise<void>;
  /** Locks it until the transaction ends, and with it all its messages: whoever changes one comes by here. */
  findForUpdate(id: string): Promise<CrisisUnit | undefined>;
  /** Locks many likewise. @returns the ids of those that there are. */
  lock(ids: readonly string[]): Promise<ReadonlySet<string>>;
  find(id: string): Promise<CrisisUnit | undefined>;
  /** Those that there are, in any order. */
  findAll(ids: readonly string[]): Promise<readonly CrisisUnit[]>;
  findByReference(partnershipId: string, reference: string): Promise<CrisisUnit | undefined>;
  /** Those that are not closed, what opened first before the rest. */
  listOpen(partnershipId: string): Promise<readonly CrisisUnit[]>;
  /** Newest first. */
  list(partnershipId: string, most: number): Promise<readonly CrisisUnit[]>;
  insertSitrep(sitrep: Sitrep): Promise<void>;
  findSitrep(id: string): Promise<Sitrep | undefined>;
  /** Newest first. */
  listSitreps(unitId: string): Promise<readonly Sitrep[]>;
}

/** Messages, with their versions and signatures. */
export interface CrisisMessageStore {
  insert(message: CrisisMessage): Promise<void>;
  /** Saves the lines to take and the answers; nothing else of a message changes. */
  updateBeside(message: CrisisMessage): Promise<void>;
  find(id: string): Promise<CrisisMessage | undefined>;
  /** In the order in which they were begun. */
  list(unitId: string): Promise<readonly CrisisMessage[]>;
  insertVersion(version: MessageVersion): Promise<void>;
  /** Saves its signatures. Its content never changes; that it was pushed stands with the push. */
  updateSignatures(version: MessageVersion): Promise<void>;
  findVersion(id: string): Promise<MessageVersion | undefined>;
  /** Those that there are, in any order. */
  findVersions(ids: readonly string[]): Promise<readonly MessageVersion[]>;
  /** The newest version of each message of these units, in the order in which the messages were begun, by unit. */
  newestOfUnits(
    unitIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly MessageVersion[]>>;
  newestVersion(messageId: string): Promise<MessageVersion | undefined>;
  /** Oldest first. */
  listVersions(messageId: string): Promise<readonly MessageVersion[]>;
  /** Its cards are to be shown anew. @returns the revision under which. */
  touchVersion(id: string): Promise<number>;
  /** The same of many. @returns the revisions of those that there are, by id. */
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
