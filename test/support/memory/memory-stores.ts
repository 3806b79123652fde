import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/domain/people/member.ts';
import { isInForce, type Protocol } from '../../../src/domain/protocol/protocol.ts';
import { formatReference } from '../../../src/domain/reference.ts';
import type { Feedback } from '../../../src/domain/signal/feedback.ts';
import { nextThings } from '../../../src/domain/signal/next-thing.ts';
import { type Note, noteField } from '../../../src/domain/signal/note.ts';
import type { Lead, Signal } from '../../../src/domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../../src/domain/signal/signal-life.ts';
import type { FileOffer } from '../../../src/ports/files/file-offer-store.ts';
import type { MemberSetting } from '../../../src/ports/people/setting-store.ts';
import type { SignalFilter, SignalStore } from '../../../src/ports/signal/signal-store.ts';
import type {
  AuditDraft,
  AuditLine,
  SealedTexts,
  Stores,
  UnitOfWork,
} from '../../../src/ports/stores.ts';
import {
  emptyCrisis,
  type MemoryCrisis,
  messagesOf,
  templatesOf,
  unitsOf,
  voicesOf,
} from './memory-crisis.ts';
import { type MemoryPush, pushesOf } from './memory-pushes.ts';
import { type MemoryReminder, memoryReminders } from './memory-reminders.ts';

export interface MemoryAudit extends AuditDraft {
  readonly partnershipId: string;
  readonly memberId: string | undefined;
  readonly at: Temporal.Instant;
}

/** There are no meetings in memory: what asks for them finds none, and what would keep one fails. */
function noMeetings(): Pick<
  Stores,
  'series' | 'meetings' | 'agenda' | 'actions' | 'calendarFeeds'
> {
  const none = async () => undefined;
  const few = async () => [];
  const noneThere = async () => new Set<string>();
  const never = () => Promise.reject(new Error('The memory keeps no meetings.'));
  return {
    series: {
      ...{
        find: none,
        findAll: few,
        findByReference: none,
        findForUpdate: none,
        lock: none,
        listStale: few,
      },
      ...{ findChange: none, list: few, listChanges: few },
      ...{ insert: never, update: never, insertChange: never },
    },
    meetings: {
      ...{ find: none, lock: noneThere, nextStarts: async () => new Map() },
      ...{ list: few, listOfSeries: few, listWithAgenda: few, findWithMinutes: none },
      ...{ insert: never, update: never, saveAttendance: never, insertCorrection: never },
    },
    agenda: { find: none, list: few, insert: never, decide: never, remove: never, move: never },
    actions: {
      ...{ find: none, findAll: few, lock: noneThere, findForUpdate: none, listOpen: few },
      ...{ insert: never, attach: never, update: never },
    },
    calendarFeeds: { find: none, findOf: none, save: never, remove: none },
  };
}
const NO_MEETINGS = noMeetings();

/** Everything that the memory holds. Values never change, so a copy of the maps is a copy of it all. */
export interface Memory extends MemoryCrisis {
  signals: Map<string, Signal>;
  /** The signal of each contact of a lead, present or earlier. */
  contacts: Map<string, string>;
  /** Every lead there is or was, in the order in which they were chosen, with its signal. */
  leads: Map<string, { readonly signalId: string; readonly lead: Lead }>;
  feedback: Feedback[];
  notes: Note[];
  protocols: Map<string, Protocol>;
  readings: { protocolId: string; by: Protocol['written'] }[];
  reminders: Map<string, MemoryReminder>;
  settings: Map<string, MemberSetting>;
  offers: Map<string, FileOffer & { taken: boolean }>;
  texts: Map<string, string>;
  keys: Map<string, string>;
  counters: Map<string, number>;
  owed: { readonly card: string; readonly recordId: string; readonly revision: number }[];
  audit: MemoryAudit[];
  live: Set<string>;
  pushes: Map<string, MemoryPush>;
}

/**
 * Stores in memory, for tests that run thousands of times: they pass the contract that the database's
 * stores pass. One transaction at a time; a throw puts everything back.
 */
/** @param actors everybody by id. */
export function memoryUnitOfWork(
  actors: ReadonlyMap<string, Actor> = new Map(),
): UnitOfWork & { readonly memory: () => Memory } {
  let memory = emptyMemory();
  let last: Promise<unknown> = Promise.resolve();
  return {
    memory: () => memory,
    isTaken: async (partnershipId, keys) =>
      keys.some((key) => memory.keys.has(`${partnershipId} ${key}`)),
    isDatabaseFault: () => false,
    seal: async (record, texts) => sealed(record, texts),
    looking(work) {
      return this.transaction(work);
    },
    forInteraction() {
      return this;
    },
    transaction(work) {
      const run = last.then(async () => {
        const before = copyOf(memory);
        try {
          return await work(storesOf(memory, actors));
        } catch (error) {
          memory = before;
          throw error;
        }
      });
      last = run.catch(() => undefined);
      return run;
    },
  };
}

function emptyMemory(): Memory {
  return {
    signals: new Map(),
    contacts: new Map(),
    leads: new Map(),
    feedback: [],
    notes: [],
    protocols: new Map(),
    readings: [],
    reminders: new Map(),
    settings: new Map(),
    offers: new Map(),
    texts: new Map(),
    keys: new Map(),
    counters: new Map(),
    owed: [],
    audit: [],
    live: new Set(),
    ...emptyCrisis(),
    pushes: new Map(),
  };
}

function copyOf(memory: Memory): Memory {
  const copies = Object.entries(memory).map(([name, value]) => [
    name,
    value instanceof Map ? new Map(value) : value instanceof Set ? new Set(value) : [...value],
  ]);
  return Object.fromEntries(copies);
}

function storesOf(memory: Memory, actors: ReadonlyMap<string, Actor>): Stores {
  const audit = auditOf(memory, actors);
  const counters = countersOf(memory);
  const protectedText = textsOf(memory, audit);
  return {
    signals: signalsOf(memory, { audit, counters }),
    notes: {
      async insert(note, partnershipId, words) {
        memory.notes.push(note);
        const record = { partnershipId, model: 'signal', recordId: note.signalId } as const;
        const field = noteField(note);
        return (await protectedText.seal(record, { [field]: words }, note.written.at))[field] ?? '';
      },
      find: async (id) => memory.notes.find((note) => note.id === id),
      list: async (signalId) => memory.notes.filter((note) => note.signalId === signalId),
    },
    protocols: protocolsOf(memory),
    ...NO_MEETINGS,
    reminders: memoryReminders(memory.reminders),
    crisisUnits: unitsOf(memory),
    // Nothing is sent here, and nobody is known by an account.
    sentCards: {
      list: async () => [],
      listOfReminded: async () => ({ reminders: new Map(), sent: [] }),
      accounts: async () => [],
      accountsOf: async () => new Map(),
    },
    crisisMessages: messagesOf(memory),
    crisisVoices: voicesOf(memory),
    crisisTemplates: templatesOf(memory),
    pushes: pushesOf(memory),
    settings: {
      find: async (memberId) => memory.settings.get(memberId) ?? { digestAt: undefined },
      findAll: async () => memory.settings,
      lock: async () => undefined,
      save: async (memberId, setting) => void memory.settings.set(memberId, setting),
    },
    fileOffers: offersOf(memory),
    partnerships: {
      setLive: async (id, live) => void (live ? memory.live.add(id) : memory.live.delete(id)),
      isLive: async (id) => memory.live.has(id),
      phoneNumbers: async () => new Map(),
      canBeLive: () => true,
      touchOpenSignals: async () => [],
    },
    protectedText,
    businessKeys: {
      find: async (partnershipId, keys) =>
        keys
          .map((key) => memory.keys.get(`${partnershipId} ${key}`))
          .find((id) => id !== undefined),
      async take({ partnershipId, key, recordId }) {
        const whole = `${partnershipId} ${key}`;
        const earlier = memory.keys.get(whole);
        if (earlier === undefined) memory.keys.set(whole, recordId);
        return earlier;
      },
    },
    counters,
    deliveries: {
      find: async () => undefined,
      enqueue: async (cards) => void memory.owed.push(...cards),
      settle: async () => ({ last: false }),
    },
    answers: {
      ...{ insert: async () => undefined, find: async () => undefined },
      ...{ noteShown: async () => undefined, remove: async () => undefined },
      removeBefore: async () => undefined,
    },
    parked: NOTHING_PARKED,
    // What it is asked for nobody does.
    jobs: { enqueue: async () => undefined },
    audit,
  };
}

/** From here nothing leaves, so nothing is refused. */
const NOTHING_PARKED: Stores['parked'] = {
  open: async () => undefined,
  place: async () => undefined,
  setAside: async () => ({ parked: [], late: [], held: [] }),
  status: async () => ({
    ...{ parked: [], late: [], held: [] },
    ...{ givenUp: [], dropped: 0, connections: [] },
  }),
  isWaiting: async () => false,
  release: async () => 0,
  decide: async () => false,
};

function auditOf(memory: Memory, actors: ReadonlyMap<string, Actor>): Stores['audit'] {
  return {
    append: async ({ partnershipId, memberId }, draft, at) =>
      void memory.audit.push({ ...draft, partnershipId, memberId, at }),
    appendAll: async (who, drafts, at) =>
      void memory.audit.push(...drafts.map((draft) => ({ ...draft, ...who, at }))),
    async list({ partnershipId, recordId }) {
      return memory.audit
        .filter((one) => one.partnershipId === partnershipId && one.recordId === recordId)
        .map(({ at, action, memberId, detail }): AuditLine => {
          return { at, action, by: memberId ? actors.get(memberId) : undefined, detail };
        });
    },
  };
}

function signalsOf(
  { signals, contacts, leads: chosen, feedback, notes }: Memory,
  { audit, counters }: Pick<Stores, 'audit' | 'counters'>,
): SignalStore {
  const keep = async (signal: Signal) => {
    signals.set(signal.id, signal);
    const { id: signalId, lead } = signal;
    for (const { id } of lead?.contacts ?? []) contacts.set(id, signalId);
    if (lead) chosen.set(lead.id, { signalId, lead });
  };
  const findByReference: SignalStore['findByReference'] = async (partnershipId, reference) =>
    [...signals.values()].find(
      (one) => one.partnershipId === partnershipId && one.reference === reference,
    );
  const ofStep = (stepId: string) =>
    [...signals.values()].find(({ steps }) => steps.some(({ id }) => id === stepId));
  const list: SignalStore['list'] = async (filter, { most, skip, oldestFirst }) => {
    const newest = (signal: Signal) => signal.raised.at.epochMilliseconds;
    const sorted = [...signals.values()]
      .filter((signal) => matches(signal, filter))
      .toSorted((a, b) => newest(b) - newest(a) || b.reference.localeCompare(a.reference));
    // Those with what is due first are picked by the database alone.
    const all = [filter.ownStepsOf, filter.stepDueBy, filter.waitsFor].some(
      (one) => one !== undefined,
    );
    return (oldestFirst ? sorted.toReversed() : sorted).slice(skip, all ? undefined : skip + most);
  };
  return {
    insert: keep,
    update: keep,
    async record(unnumbered, year, detail) {
      const { id: recordId, partnershipId, raised } = unnumbered;
      const number = await counters.next(partnershipId, 'S', year);
      const signal = { ...unnumbered, reference: formatReference('S', year, number) };
      await keep(signal);
      const said = { reference: signal.reference, ...detail };
      const draft = { action: 'signal.raised', model: 'signal', recordId, detail: said };
      await audit.append({ partnershipId, memberId: raised.by.memberId }, draft, raised.at);
      return signal;
    },
    find: async (id) => signals.get(id),
    findByContact: async (contactId) => signals.get(contacts.get(contactId) ?? ''),
    findByStep: async (stepId) => ofStep(stepId),
    findForUpdateByStep: async (stepId) => ofStep(stepId),
    findAll: async (ids) => ids.flatMap((id) => signals.get(id) ?? []),
    lock: async (ids) => new Set(ids.filter((id) => signals.has(id))),
    async touch(ids) {
      const touched = ids.flatMap((id) => signals.get(id) ?? []);
      const revisions = touched.map(({ id, revision }) => [id, revision + 1] as const);
      for (const one of touched) signals.set(one.id, { ...one, revision: one.revision + 1 });
      return new Map(revisions);
    },
    findByReference,
    findForUpdate: findByReference,
    list,
    count: async (filter) => [...signals.values()].filter((one) => matches(one, filter)).length,
    async waitedFor(partnershipId, members) {
      const open = { partnershipId, statuses: OPEN_STATUSES };
      const found = members.filter(({ memberId, side }) => {
        const waitsFor = { memberIds: [memberId], sides: side ? [side] : [] };
        return [...signals.values()].some((one) => matches(one, { ...open, waitsFor }));
      });
      return new Set(found.map(({ memberId }) => memberId));
    },
    async listEach(asked) {
      return Promise.all(asked.map(({ filter, page }) => list(filter, page)));
    },
    findNamed: async (partnershipId, references) =>
      [...signals.values()].filter(
        (one) => one.partnershipId === partnershipId && references.includes(one.reference),
      ),
    insertFeedback: async (one) => void feedback.push(one),
    async history(id) {
      const leads = [...chosen.values()].filter(({ signalId }) => signalId === id);
      return {
        leads: leads.map(({ lead }) => lead),
        feedback: feedback.filter(({ signalId }) => signalId === id),
        notes: notes.filter(({ signalId }) => signalId === id),
      };
    },
  };
}

function matches(signal: Signal, filter: SignalFilter): boolean {
  const { raised, status, lead, steps } = signal;
  const { statuses, raisedById, organisationId, side, memberIds } = filter;
  const concerns = memberIds?.some(
    (memberId) =>
      leads(signal, memberId) ||
      steps.some(({ owner, state }) => owner.memberId === memberId && state === 'open'),
  );
  const declined = lead?.contacts.some(({ state }) => state === 'declined');
  return (
    signal.partnershipId === filter.partnershipId &&
    (!statuses || statuses.includes(status)) &&
    (raisedById === undefined || raised.by.memberId === raisedById) &&
    (organisationId === undefined || raised.by.organisation.id === organisationId) &&
    raised.by.organisation.id !== filter.notOfOrganisationId &&
    (filter.seenBy === undefined || isSeenBy(signal, filter.seenBy)) &&
    waits(signal, filter) &&
    (side === undefined || raised.by.organisation.side === side) &&
    concerns !== false &&
    (filter.stepDueBy === undefined || hasStepDue(signal, filter.stepDueBy)) &&
    (filter.mergedInto === undefined || signal.mergedInto === filter.mergedInto) &&
    (filter.leaderId === undefined || leads(signal, filter.leaderId, filter.leaderAs)) &&
    (filter.lead === undefined ||
      (filter.lead === 'none' ? !lead || declined === true : lead?.mode === filter.lead))
  );
}

function isSeenBy(
  { raised, steps }: Signal,
  { memberId, organisationId }: NonNullable<SignalFilter['seenBy']>,
): boolean {
  const isTheirs = raised.by.organisation.id === organisationId;
  return isTheirs || steps.some(({ owner }) => owner.memberId === memberId);
}

/** For a side's word, for somebody to take or name a step, or for anything of members and sides. */
function waits(signal: Signal, { asksSide, ownStepsOf, waitsFor }: SignalFilter): boolean {
  const things = nextThings(signal);
  const asks = things.some(
    ({ kind, owners }) => asksSide && kind.startsWith('agree_') && owners.sides.includes(asksSide),
  );
  const owns = things.some(
    ({ kind, owners }) =>
      kind.endsWith('step') && owners.members.some(({ memberId }) => memberId === ownStepsOf),
  );
  const forThem = things.some(
    ({ owners }) =>
      owners.members.some(({ memberId }) => waitsFor?.memberIds.includes(memberId)) ||
      owners.sides.some((side) => waitsFor?.sides.includes(side)),
  );
  return (
    (asksSide === undefined || asks) &&
    (ownStepsOf === undefined || owns) &&
    (waitsFor === undefined || forThem)
  );
}

function hasStepDue({ steps }: Signal, by: Temporal.Instant): boolean {
  return steps.some(({ due, state }) => state === 'open' && Temporal.Instant.compare(due, by) <= 0);
}

/** Leads it, is asked to, or is to take the lead over; or one of these. */
function leads(
  { lead }: Signal,
  memberId: string | undefined,
  as?: SignalFilter['leaderAs'],
): boolean {
  const present = lead?.contacts.filter(({ state }) => state === 'asked' || state === 'accepted');
  return (present ?? []).some(({ contact, handover, state }) => {
    const isOwn = contact.memberId === memberId;
    if (as === 'asked' || as === 'accepted') return isOwn && state === as;
    const isNext = handover?.to.memberId === memberId;
    if (as === undefined) return isOwn || isNext;
    return (
      handover !== undefined && ((isOwn && !handover.outgoing) || (isNext && !handover.incoming))
    );
  });
}

function protocolsOf(memory: Memory): Stores['protocols'] {
  const list = async (partnershipId: string) =>
    [...memory.protocols.values()]
      .filter((one) => one.partnershipId === partnershipId)
      .toSorted((a, b) => b.number - a.number);
  const newest = async (partnershipId: string) => (await list(partnershipId))[0];
  return {
    list,
    newest,
    newestForUpdate: newest,
    listForUpdate: list,
    inForce: async (partnershipId) => (await list(partnershipId)).find(isInForce),
    find: async (id) => memory.protocols.get(id),
    insert: async (protocol) => void memory.protocols.set(protocol.id, protocol),
    update: async (protocol) => void memory.protocols.set(protocol.id, protocol),
    async confirmRead(protocolId, readings) {
      for (const by of readings) {
        const same = (one: Memory['readings'][number]) =>
          one.protocolId === protocolId && one.by.by.memberId === by.by.memberId;
        if (!memory.readings.some(same)) memory.readings.push({ protocolId, by });
      }
    },
    listReadings: async (protocolId) =>
      memory.readings.filter((one) => one.protocolId === protocolId).map(({ by }) => by),
  };
}

function offersOf({ offers }: Memory): Stores['fileOffers'] {
  const find: Stores['fileOffers']['find'] = async (hash, now) => {
    const found = offers.get(hash);
    const open = found && !found.taken && Temporal.Instant.compare(now, found.expiresAt) < 0;
    return open ? found : undefined;
  };
  return {
    async insert(all) {
      for (const { tokenHash, ...offer } of all) offers.set(tokenHash, { ...offer, taken: false });
    },
    find,
    async renew(id, hash, now) {
      const [before, offer] = [...offers].find(([, one]) => one.id === id) ?? [];
      if (before === undefined || !offer || !(await find(before, now))) return undefined;
      offers.delete(before);
      offers.set(hash, offer);
      return offer;
    },
    async take(hash, now) {
      const found = await find(hash, now);
      if (found) offers.set(hash, { ...found, taken: true });
      return found;
    },
  };
}

function countersOf({ counters }: Memory): Stores['counters'] {
  return {
    async next(partnershipId, series, year) {
      const counter = `${partnershipId} ${series} ${year}`;
      const value = (counters.get(counter) ?? 0) + 1;
      counters.set(counter, value);
      return value;
    },
  };
}

/** What is in an envelope. */
const PLAIN = new WeakMap<object, string>();

/** With digests like those of envelopes: no two are the same. */
function sealed(
  record: SealedTexts['record'],
  texts: Readonly<Record<string, string>>,
): SealedTexts {
  const digest = (text: string) =>
    createHash('sha256').update(randomUUID()).update(text).digest('hex');
  return {
    record,
    key: { masterKeyId: '', wrapped: {} },
    envelopes: Object.fromEntries(
      Object.entries(texts).map(([field, text]) => {
        const envelope = {};
        PLAIN.set(envelope, text);
        return [field, envelope];
      }),
    ),
    digests: Object.fromEntries(
      Object.entries(texts).map(([field, text]) => [field, digest(text)]),
    ),
  };
}

function textsOf({ texts }: Memory, audit: Stores['audit']): Stores['protectedText'] {
  const keep = ({ record: { model, recordId }, envelopes }: SealedTexts) => {
    for (const [field, envelope] of Object.entries(envelopes))
      texts.set(JSON.stringify([model, recordId, field]), PLAIN.get(envelope) ?? '');
  };
  const open: Stores['protectedText']['open'] = async (grant, now) => {
    const { partnershipId, memberId, model, recordId, reason, fields } = grant;
    const detail = { reason, ...(fields && { fields }) };
    const draft = { action: `${model}.read`, model, recordId, detail };
    await audit.append({ partnershipId, memberId }, draft, now);
    const found = [...texts].flatMap(([key, text]) => {
      const [ofModel, ofRecord, field] = JSON.parse(key);
      const opens = ofModel === model && ofRecord === recordId;
      return opens && (fields?.includes(field) ?? true) ? [[field, text]] : [];
    });
    return Object.fromEntries(found);
  };
  return {
    keep: async (many) => many.forEach(keep),
    async seal(record, plain) {
      const one = sealed(record, plain);
      keep(one);
      return one.digests;
    },
    open,
    openEach: (grants, now) => Promise.all(grants.map((grant) => open(grant, now))),
  };
}
