import type { Action, AgendaPoint } from '../../domain/meeting/agenda.ts';
import type { Answer, Meeting } from '../../domain/meeting/meeting.ts';
import type { Correction } from '../../domain/meeting/minutes.ts';
import type { Series } from '../../domain/meeting/series.ts';
import type { SeriesChange } from '../../domain/meeting/series-change.ts';
import type { Actor, Deed } from '../../domain/people/member.ts';
import type { Side } from '../../domain/people/side.ts';

/** Series of meetings, with what happened to them. */
export interface SeriesStore {
  insert(series: Series): Promise<void>;
  find(id: string): Promise<Series | undefined>;
  /** Those that there are, in any order. */
  findAll(ids: readonly string[]): Promise<readonly Series[]>;
  findByReference(partnershipId: string, reference: string): Promise<Series | undefined>;
  /** Locks it, and with it all its meetings and their points, until the transaction ends. */
  findForUpdate(id: string): Promise<Series | undefined>;
  /** In the order of their references. */
  list(partnershipId: string): Promise<readonly Series[]>;
  update(series: Series): Promise<void>;
  /**
   * Those whose meetings have to be reckoned anew, or that need more of them; by id, in the order of their
   * references. Nothing is locked.
   */
  listStale(
    partnershipId: string,
    computedWith: string,
    now: Temporal.Instant,
    most: number,
  ): Promise<readonly string[]>;
  insertChange(change: SeriesChange): Promise<void>;
  findChange(id: string): Promise<SeriesChange | undefined>;
  /** Oldest first. */
  listChanges(seriesId: string): Promise<readonly SeriesChange[]>;
}

/** Which meetings; what is left out does not narrow. */
export interface MeetingFilter {
  readonly partnershipId?: string;
  readonly seriesId?: string;
  /** Of any of these. */
  readonly seriesIds?: readonly string[];
  /** Its local date, which names it. */
  readonly date?: string;
  /** Begins no later. */
  readonly beginsBy?: Temporal.Instant;
  /** Ends after it. */
  readonly endsAfter?: Temporal.Instant;
  /** Ends no later. */
  readonly endsBy?: Temporal.Instant;
  readonly states?: readonly Meeting['state'][];
}

/** Meetings, with answers, attendance, approvals and corrections. */
export interface MeetingStore {
  insert(meetings: readonly Meeting[]): Promise<void>;
  find(id: string): Promise<Meeting | undefined>;
  /** Those that there are, in any order. */
  findAll(ids: readonly string[]): Promise<readonly Meeting[]>;
  /** Locks the series of these, until the transaction ends. @returns the ids of those that there are. */
  lock(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** When each of these series meets next, by its id; nothing of one that does not. */
  nextStarts(
    seriesIds: readonly string[],
    now: Temporal.Instant,
  ): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** What begins first before the rest; with `latest` what begins last. */
  list(
    filter: MeetingFilter,
    page: { readonly most: number; readonly latest?: boolean },
  ): Promise<readonly Meeting[]>;
  /** Saves what may change, but what is kept by the operations below. */
  update(meeting: Meeting): Promise<void>;
  saveAnswer(meetingId: string, answer: Answer): Promise<void>;
  clearAnswers(meetingId: string): Promise<void>;
  saveAttendance(meeting: Meeting, attended: readonly Actor[], at: Temporal.Instant): Promise<void>;
  approve(meetingId: string, side: Side, deed: Deed): Promise<void>;
  clearApprovals(meetingId: string): Promise<void>;
  insertCorrection(meetingId: string, correction: Correction): Promise<void>;
  /** Oldest first. */
  listCorrections(meetingId: string): Promise<readonly Correction[]>;
}

/** Points of agendas that are kept, with what was decided. */
export interface AgendaStore {
  /** Those whose source the meeting has already are left out. */
  insert(points: readonly Omit<AgendaPoint, 'actions'>[]): Promise<void>;
  find(id: string): Promise<AgendaPoint | undefined>;
  /** In the order in which they were added. */
  list(meetingId: string): Promise<readonly AgendaPoint[]>;
  decide(pointId: string, decision: string, decided: Deed): Promise<void>;
  remove(pointId: string): Promise<void>;
  /** Puts it on another meeting's agenda. */
  move(pointId: string, meetingId: string): Promise<void>;
}

/** What people agreed to do in meetings. */
export interface ActionStore {
  /** One that is no step of a signal. */
  insert(action: Action): Promise<void>;
  /** Says under which point a step of a signal was agreed on. */
  attach(stepId: string, pointId: string): Promise<void>;
  find(id: string): Promise<Action | undefined>;
  /** Those that there are, in any order. */
  findAll(ids: readonly string[]): Promise<readonly Action[]>;
  /** Locks them until the transaction ends. @returns the ids of those that there are. */
  lock(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The same as `find`, locked until the transaction ends. */
  findForUpdate(id: string): Promise<Action | undefined>;
  /** Open ones that were agreed on in meetings, what is due first before the rest. */
  listOpen(filter: {
    readonly partnershipId: string;
    readonly seriesId?: string;
    readonly ownerId?: string;
    /** Those alone that are no step of a signal. */
    readonly ownOnly?: boolean;
  }): Promise<readonly Action[]>;
  /** Saves its owner, its due time and what became of it. */
  update(action: Action): Promise<void>;
}
