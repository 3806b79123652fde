import type { MessageVersion } from '../../domain/crisis/message.ts';
import type {
  CrisisMessage,
  CurrentMessage,
  MessageComment,
} from '../../domain/crisis/message-record.ts';
import type { VersionHead } from '../../domain/crisis/signing.ts';
import type {
  BriefedSpokesperson,
  BriefingReceipt,
  Spokesperson,
} from '../../domain/crisis/spokesperson.ts';
import type { CrisisTemplate } from '../../domain/crisis/template.ts';
import type { CrisisUnit, Sitrep } from '../../domain/crisis/unit.ts';

/** A unit with what was said in it, read in one statement. */
export interface WholeUnit {
  readonly unit: CrisisUnit;
  /** In the order in which they were begun. */
  readonly messages: readonly CurrentMessage[];
  /** The newest, newest first. */
  readonly sitreps: readonly Sitrep[];
}

/** A version with everything that says how it stands, read in one statement. */
export interface WholeVersion extends CurrentMessage {
  readonly unit: CrisisUnit;
  /** Of its message. */
  readonly newest: VersionHead;
  /** Oldest first. */
  readonly comments: readonly MessageComment[];
}

/** The same with what was pushed beside it. */
export interface PrintedVersion extends WholeVersion {
  /** What was pushed in the same unit before it, oldest first. */
  readonly earlier: readonly MessageVersion[];
  /** The reference of the message that took its place. */
  readonly replacedBy: string | undefined;
}

/** Units, with their seats and what was reported in them. */
export interface CrisisUnitStore {
  insert(unit: CrisisUnit): Promise<void>;
  /** Saves what may change after opening: seats, closing, when the next update is due. */
  update(unit: CrisisUnit): Promise<void>;
  /** Lets nobody else open a unit of this partnership until the transaction ends. */
  lockPartnership(partnershipId: string): Promise<void>;
  /** Locks it until the transaction ends, and with it all its messages: whoever changes one comes by here. */
  findForUpdate(id: string): Promise<CrisisUnit | undefined>;
  /** Locks the unit of a version until the transaction ends. */
  lockOfVersion(versionId: string): Promise<void>;
  find(id: string): Promise<CrisisUnit | undefined>;
  findWhole(id: string): Promise<WholeUnit | undefined>;
  findWholeByReference(partnershipId: string, reference: string): Promise<WholeUnit | undefined>;
  /** Those that are not closed, what opened first before the rest. */
  listOpen(partnershipId: string): Promise<readonly CrisisUnit[]>;
  /** The same, each with what was said in it. */
  listOpenWhole(partnershipId: string): Promise<readonly WholeUnit[]>;
  insertSitrep(sitrep: Sitrep): Promise<void>;
  findSitrep(id: string): Promise<Sitrep | undefined>;
  /** As many as are shown at once, newest first. */
  listSitreps(unitId: string): Promise<readonly Sitrep[]>;
}

/** Messages, with their versions and signatures. */
export interface CrisisMessageStore {
  insert(message: CrisisMessage): Promise<void>;
  /** Saves the lines to take and the answers; nothing else of a message changes. */
  updateBeside(message: CrisisMessage): Promise<void>;
  find(id: string): Promise<CrisisMessage | undefined>;
  /** In the order in which they were begun. */
  listCurrent(unitId: string): Promise<readonly CurrentMessage[]>;
  insertVersion(version: MessageVersion): Promise<void>;
  /** Saves its signatures. Its content never changes; that it was pushed stands with the push. */
  updateSignatures(version: MessageVersion): Promise<void>;
  findVersion(id: string): Promise<MessageVersion | undefined>;
  findNumbered(messageId: string, number: number): Promise<MessageVersion | undefined>;
  findWhole(id: string): Promise<WholeVersion | undefined>;
  findForPrint(id: string): Promise<PrintedVersion | undefined>;
  /** Its cards are to be shown anew. @returns the revision under which. */
  touchVersion(id: string): Promise<number>;
  insertComment(comment: MessageComment): Promise<void>;
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
  isBriefed(voiceId: string, versionId: string): Promise<boolean>;
  /** Those on the list, by name, each with what they were briefed on last. @param id of one alone, on the list or not. */
  listBriefed(partnershipId: string, id?: string): Promise<readonly BriefedSpokesperson[]>;
}

/** Texts to begin with that a partnership wrote itself. */
export interface CrisisTemplateStore {
  /** Takes the place of the one before. */
  save(template: CrisisTemplate): Promise<void>;
  list(partnershipId: string): Promise<readonly CrisisTemplate[]>;
}
