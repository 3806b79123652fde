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
  findByReference(partnershipId: string, reference: string): Promise<Series | undefined>;
  /** Locks it, and with it all its meetings and their points, until the transaction ends. */
  findForUpdate(id: string): Promise<Series | undefined>;
  /** The same, for whoever reads it with one of its meetings. */
  lock(id: string): Promise<void>;
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
  /** What happened, with the series that it happened to. */
  findChange(
    id: string,
  ): Promise<{ readonly change: SeriesChange; readonly series: Series } | undefined>;
  /** Oldest first. */
  listChanges(seriesId: string): Promise<readonly SeriesChange[]>;
}

/** A meeting with its series, read in one statement. */
export interface MeetingOfSeries {
  readonly series: Series;
  readonly meeting: Meeting;
}

/** The same with everything that its agenda is made of. */
export interface MeetingWithAgenda extends MeetingOfSeries {
  /** In the order in which they were added. */
  readonly points: readonly AgendaPoint[];
  /** The id of the meeting of its series that takes place next; nothing: there is none ahead. */
  readonly nextId: string | undefined;
  /** Open ones that were agreed on in meetings of its series, what is due first before the rest. */
  readonly openActions: readonly Action[];
}

/** The same with its minutes. */
export interface MeetingWithMinutes extends MeetingOfSeries {
  /** In the order in which they were added. */
  readonly points: readonly AgendaPoint[];
  /** Oldest first. */
  readonly corrections: readonly Correction[];
}

/** Which meetings; what is left out does not narrow. */
export interface MeetingFilter {
  readonly id?: string;
  /** The reference of their series, of this partnership. */
  readonly reference?: string;
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

/** How many of a list: of what begins first, or with `latest` of what begins last. */
export interface MeetingPage {
  readonly most: number;
  readonly latest?: boolean;
}

/** Meetings, with answers, attendance, approvals and corrections. */
export interface MeetingStore {
  insert(meetings: readonly Meeting[]): Promise<void>;
  find(id: string): Promise<Meeting | undefined>;
  /** What begins first before the rest; with `latest` what begins last. */
  list(filter: MeetingFilter, page: MeetingPage): Promise<readonly Meeting[]>;
  /** The same, each with its series. */
  listOfSeries(filter: MeetingFilter, page: MeetingPage): Promise<readonly MeetingOfSeries[]>;
  /** The same, each with everything that its agenda is made of. */
  listWithAgenda(
    filter: MeetingFilter,
    page: MeetingPage,
    now: Temporal.Instant,
  ): Promise<readonly MeetingWithAgenda[]>;
  findWithMinutes(id: string): Promise<MeetingWithMinutes | undefined>;
  /** Saves what may change, but what is kept by the operations below. */
  update(meeting: Meeting): Promise<void>;
  saveAnswer(meetingId: string, answer: Answer): Promise<void>;
  clearAnswers(meetingId: string): Promise<void>;
  saveAttendance(meeting: Meeting, attended: readonly Actor[], at: Temporal.Instant): Promise<void>;
  approve(meetingId: string, side: Side, deed: Deed): Promise<void>;
  clearApprovals(meetingId: string): Promise<void>;
  insertCorrection(meetingId: string, correction: Correction): Promise<void>;
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
  /** The same, locked until the transaction ends. */
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
