import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Actor, actorOf } from '../../src/domain/people/member.ts';
import { SIDES } from '../../src/domain/people/side.ts';
import { DEFAULT_TERMS, type Protocol, signProtocol } from '../../src/domain/protocol/protocol.ts';
import { chooseLead } from '../../src/domain/signal/lead.ts';
import { beginHandover } from '../../src/domain/signal/lead-handover.ts';
import { nextThings } from '../../src/domain/signal/next-thing.ts';
import type { Signal } from '../../src/domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../src/domain/signal/signal-life.ts';
import { acknowledgeSignal, raiseSignal } from '../../src/domain/signal/signal-raising.ts';
import { addStep, settleStep } from '../../src/domain/signal/step.ts';
import {
  agreeOutcome,
  agreeToClose,
  noteView,
  proposeOutcome,
} from '../../src/domain/signal/weighing.ts';
import { SIGNAL_BEGINNING, TIMING } from '../support/acts/signals.ts';
import type { People } from '../support/world.ts';

const NOW = Temporal.Instant.from('2026-11-24T09:00:00Z');
const LATER = NOW.add({ hours: 2 });

/** What every keeper of records has to do; the memory of the property tests as well as the databases. */
export const STORE_CONTRACT: readonly {
  readonly name: string;
  readonly run: (people: People) => Promise<void>;
}[] = [
  { name: 'gives back a signal with all that was done with it', run: keepsSignals },
  { name: 'keeps every lead that a signal had, in order', run: keepsLeads },
  { name: 'finds signals by status, lead, side, and by whom they concern', run: listsSignals },
  { name: 'finds signals by who leads, is asked to, or is to take over', run: listsLeaders },
  { name: 'finds signals by an open step that is due', run: listsStepsDue },
  { name: 'finds the signals in which something waits for members or sides', run: listsWaiting },
  { name: 'puts everything back when a transaction fails', run: rollsBack },
  { name: 'keeps notes in their order, and their words for those who may read', run: keepsNotes },
  { name: 'knows the protocol in force, and who read it', run: keepsProtocols },
  { name: 'plans reminders once, drops what is not wanted, and fires each once', run: reminds },
  { name: 'numbers without gaps, and knows what was done already', run: counts },
  { name: 'gives out a file once, and not too late', run: offersFiles },
];

async function keepsSignals({ unitOfWork, ...people }: People): Promise<void> {
  const everybody = actors(people);
  const fresh = newSignal(people);
  await unitOfWork.transaction((stores) => stores.signals.insert(fresh));
  for (const stage of wholeLife(fresh, ...everybody)) {
    const found = await unitOfWork.transaction(async (stores) => {
      const { partnershipId, reference } = stage;
      await stores.signals.findForUpdate(partnershipId, reference);
      await stores.signals.update(stage);
      return stores.signals.find(stage.id);
    });
    expect(plain(found)).toEqual(plain(stage));
    for (const { id } of stage.steps) {
      const again = await unitOfWork.transaction((stores) => stores.signals.findByStep(id));
      expect(plain(again)).toEqual(plain(stage));
    }
  }
  const none = unitOfWork.transaction((stores) => stores.signals.findByStep(randomUUID()));
  expect(await none).toBeUndefined();
}

async function keepsLeads({ unitOfWork, ...people }: People): Promise<void> {
  const everybody = actors(people);
  const [police] = everybody;
  const fresh = newSignal(people);
  const [, led] = wholeLife(fresh, ...everybody);
  if (!led) throw new Error('No such stage.');
  const choice = { id: randomUUID(), mode: 'police' as const, suggested: 'joint' as const };
  const contacts = [{ id: randomUUID(), side: 'police' as const, contact: police }];
  const chosen = { ...choice, contacts, instead: led.lead?.id };
  const anew = chooseLead(led, chosen, { by: police, at: LATER }, LATER);
  const found = await unitOfWork.transaction(async ({ signals }) => {
    await signals.insert(fresh);
    expect((await signals.history(fresh.id)).leads).toEqual([]);
    await signals.update(led);
    await signals.update(anew);
    return (await signals.history(fresh.id)).leads;
  });
  expect(plain(found)).toEqual(plain([led.lead, anew.lead]));
  const all = [...(led.lead?.contacts ?? []), ...(anew.lead?.contacts ?? [])].map(({ id }) => id);
  for (const id of all) {
    const of = await unitOfWork.transaction(({ signals }) => signals.findByContact(id));
    expect(of?.reference).toBe(fresh.reference);
  }
  const none = unitOfWork.transaction(({ signals }) => signals.findByContact(randomUUID()));
  expect(await none).toBeUndefined();
}

/** Led or asked to lead, to take a lead over, or declined. */
async function listsLeaders({ unitOfWork, ...people }: People): Promise<void> {
  const [police, council, deputy] = actors(people);
  const stages = [...wholeLife(newSignal(people), police, council, deputy)];
  const led = stages.find(({ lead }) => lead);
  if (!led?.lead) throw new Error('No such stage.');
  const { partnershipId, reference, lead } = led;
  const as = (changes: object): Signal => {
    const contacts = lead.contacts.map((one) => ({ ...one, handover: undefined, ...changes }));
    return { ...led, lead: { ...lead, contacts } };
  };
  const handover = { to: deputy, outgoing: undefined, incoming: undefined };
  await unitOfWork.transaction(async ({ signals }) => {
    await signals.insert(led);
    const lists = async (signal: Signal, filter: object) => {
      await signals.update(signal);
      const found = await signals.list({ partnershipId, ...filter }, { most: 500, skip: 0 });
      return found.some((one) => one.reference === reference);
    };
    const leaderId = council.memberId;
    expect(await lists(as({ state: 'asked' }), { leaderId })).toBe(true);
    expect(await lists(as({ state: 'accepted' }), { leaderId })).toBe(true);
    expect(await lists(as({ state: 'accepted' }), { lead: 'none' })).toBe(false);
    expect(await lists(as({ state: 'declined' }), { leaderId })).toBe(false);
    expect(await lists(as({ state: 'declined' }), { lead: 'none' })).toBe(true);
    expect(await lists(as({ state: 'accepted' }), { leaderId: deputy.memberId })).toBe(false);
    const handing = as({ state: 'accepted', handover });
    expect(await lists(handing, { leaderId: deputy.memberId })).toBe(true);
    expect(await lists(handing, { memberIds: [deputy.memberId] })).toBe(true);
    const statuses = [led.status];
    for (const state of ['asked', 'accepted'] as const) {
      expect(await lists(as({ state }), { leaderId, statuses, leaderAs: state })).toBe(true);
      const other = state === 'asked' ? 'accepted' : 'asked';
      expect(await lists(as({ state }), { leaderId, statuses, leaderAs: other })).toBe(false);
    }
    const waits = { leaderId: deputy.memberId, statuses, leaderAs: 'handing_over' };
    expect(await lists(handing, waits)).toBe(true);
    const said = as({ state: 'accepted', handover: { ...handover, incoming: LATER } });
    expect(await lists(said, waits)).toBe(false);
    expect(await lists(said, { ...waits, leaderId })).toBe(true);
    const over = as({ state: 'handed_over', handover });
    expect(await lists(over, { leaderId: deputy.memberId })).toBe(false);
  });
}

async function listsWaiting({ unitOfWork, ...people }: People): Promise<void> {
  const everybody = actors(people);
  const fresh = newSignal(people);
  const life = wholeLife(fresh, ...everybody);
  const led = life.find(({ lead }) => lead);
  if (!led?.lead) throw new Error('No such stage.');
  const contacts = led.lead.contacts.map((one) => ({ ...one, state: 'declined' as const }));
  const declined: Signal = { ...led, status: 'acknowledged', lead: { ...led.lead, contacts } };
  await unitOfWork.transaction(async ({ signals }) => {
    await signals.insert(fresh);
    const lists = async (filter: object) => {
      const { partnershipId, reference } = fresh;
      const asked = { partnershipId, statuses: OPEN_STATUSES, ...filter };
      const found = await signals.list(asked, { most: 500, skip: 0 });
      return found.some((one) => one.reference === reference);
    };
    for (const stage of [fresh, ...life, declined]) {
      await signals.update(stage);
      const things = nextThings(stage);
      for (const { memberId } of everybody) {
        const waits = things.some(({ owners }) =>
          owners.members.some((one) => one.memberId === memberId),
        );
        const waitsFor = { memberIds: [memberId], sides: [] };
        expect([stage.status, await lists({ waitsFor })]).toEqual([stage.status, waits]);
      }
      for (const side of SIDES) {
        const waits = things.some(({ owners }) => owners.sides.includes(side));
        const waitsFor = { memberIds: [], sides: [side] };
        expect([stage.status, await lists({ waitsFor })]).toEqual([stage.status, waits]);
      }
    }
  });
}

async function listsStepsDue({ unitOfWork, ...people }: People): Promise<void> {
  const stages = [...wholeLife(newSignal(people), ...actors(people))];
  const stepped = stages.find(({ steps }) => steps.some(({ state }) => state === 'open'));
  const [step] = stepped?.steps ?? [];
  if (!stepped || !step) throw new Error('No such stage.');
  const { partnershipId, reference } = stepped;
  await unitOfWork.transaction(async ({ signals }) => {
    await signals.insert(stepped);
    await signals.update(stepped);
    const listed = async (stepDueBy: Temporal.Instant) => {
      const found = await signals.list({ partnershipId, stepDueBy }, { most: 500, skip: 0 });
      return found.some((one) => one.reference === reference);
    };
    expect(await listed(step.due)).toBe(true);
    expect(await listed(step.due.subtract({ minutes: 1 }))).toBe(false);
    const steps = stepped.steps.map((one) => ({ ...one, state: 'not_needed' as const }));
    await signals.update({ ...stepped, steps });
    expect(await listed(step.due)).toBe(false);
  });
}

async function listsSignals({ unitOfWork, ...people }: People): Promise<void> {
  const [police, council, deputy] = actors(people);
  const raised = newSignal(people);
  const [, , led] = wholeLife(newSignal(people), police, council, deputy);
  if (!led) throw new Error('No such stage.');
  const partnershipId = raised.partnershipId;
  await unitOfWork.transaction(async (stores) => {
    for (const signal of [raised, led]) await stores.signals.insert(signal);
    await stores.signals.update(led);
    const references = async (filter: object) => {
      const found = await stores.signals.list({ partnershipId, ...filter }, { most: 500, skip: 0 });
      return found.map(({ reference }) => reference);
    };
    expect(await references({})).toEqual(expect.arrayContaining([raised.reference, led.reference]));
    expect(await references({ statuses: ['raised'] })).not.toContain(led.reference);
    expect(await references({ lead: 'joint' })).toContain(led.reference);
    expect(await references({ lead: 'none' })).not.toContain(led.reference);
    expect(await references({ memberIds: [council.memberId] })).toContain(led.reference);
    expect(await references({ memberIds: [council.memberId] })).not.toContain(raised.reference);
    expect(await references({ side: 'police' })).toContain(raised.reference);
    expect(await references({ side: 'local_authority' })).not.toContain(raised.reference);
    expect(await references({ raisedById: council.memberId })).not.toContain(raised.reference);
    const { reference: mergedInto } = led;
    await stores.signals.update({ ...raised, status: 'merged', mergedInto });
    expect(await references({ mergedInto })).toEqual([raised.reference]);
  });
}

async function rollsBack({ unitOfWork, ...people }: People): Promise<void> {
  const signal = newSignal(people);
  const { partnershipId } = signal;
  const failing = unitOfWork.transaction(async (stores) => {
    await stores.signals.insert(signal);
    await stores.counters.next(partnershipId, 'S', 1999);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await unitOfWork.transaction(async (stores) => {
    expect(await stores.signals.find(signal.id)).toBeUndefined();
    expect(await stores.counters.next(partnershipId, 'S', 1999)).toBe(1);
  });
}

async function keepsNotes({ unitOfWork, ...people }: People): Promise<void> {
  const [police] = actors(people);
  const signal = newSignal(people);
  const note = (kind: 'lead_reason' | 'lead_question') => ({
    id: randomUUID(),
    signalId: signal.id,
    kind,
    written: { by: police, at: NOW },
    about: undefined,
  });
  const notes = [note('lead_reason'), note('lead_question')];
  const found = await unitOfWork.transaction(async (stores) => {
    await stores.signals.insert(signal);
    for (const one of notes) await stores.notes.insert(one, signal.partnershipId, 'words');
    return stores.notes.list(signal.id);
  });
  expect(plain(found)).toEqual(plain(notes));
  for (const one of notes) {
    const again = await unitOfWork.transaction((stores) => stores.notes.find(one.id));
    expect(plain(again)).toEqual(plain(one));
  }
}

async function keepsProtocols({ unitOfWork, ...people }: People): Promise<void> {
  const [police, council] = actors(people);
  const first = newProtocol(people, 1, police);
  const second = newProtocol(people, 2, council);
  const { partnershipId } = first;
  await unitOfWork.transaction(async ({ protocols }) => {
    await protocols.insert(first);
    expect(await protocols.inForce(partnershipId)).toBeUndefined();
    const once = signProtocol(first, first, police, NOW);
    await protocols.update(once, NOW);
    expect(await protocols.inForce(partnershipId)).toBeUndefined();
    const signed = signProtocol(once, first, council, LATER);
    await protocols.update(signed, LATER);
    await protocols.insert(second);
    expect(plain(await protocols.inForce(partnershipId))).toEqual(plain(signed));
    expect((await protocols.newest(partnershipId))?.number).toBe(2);
    expect((await protocols.list(partnershipId)).map(({ number }) => number)).toEqual([2, 1]);
    for (const at of [NOW, LATER]) await protocols.confirmRead(first.id, [{ by: police, at }]);
    expect(plain(await protocols.listReadings(first.id))).toEqual(plain([{ by: police, at: NOW }]));
  });
}

async function reminds({ unitOfWork, ...people }: People): Promise<void> {
  const { partnershipId } = newSignal(people);
  const record = { partnershipId, kind: 'contract', recordId: randomUUID() };
  const wanted = (subject: string, hours: number, memberId?: string) => ({
    subject,
    occasion: 'due',
    at: NOW.add({ hours }),
    ...(memberId !== undefined && { memberId }),
  });
  await unitOfWork.transaction(async ({ reminders }) => {
    await reminders.plan(record, [wanted('a', 1), wanted('b', 2)]);
    await reminders.plan(record, [wanted('a', 1), wanted('c', 3)]);
    await reminders.add(record, wanted('a', 1, 'somebody'));
    await reminders.add(record, wanted('a', 9, 'somebody'));
    const due = async (hours: number) =>
      (await reminders.fireDue([record], NOW.add({ hours }), () => true)).map(
        ({ subject, memberId = '' }) => `${subject} ${memberId}`.trim(),
      );
    expect(await due(0)).toEqual([]);
    expect((await due(2)).toSorted()).toEqual(['a', 'a somebody']);
    expect(await due(2)).toEqual([]);
    const [before] = await reminders.planAll([
      { record, wanted: [wanted('a', 1), wanted('c', 4)] },
    ]);
    expect(before?.map(({ subject, state }) => [subject, state])).toContainEqual(['b', 'dropped']);
    expect(await due(3)).toEqual([]);
    expect(await due(5)).toEqual(['c']);
    await reminders.plan(record, []);
    expect(await due(100)).toEqual([]);
  });
  await remindsOfMany({ unitOfWork, ...people });
}

async function remindsOfMany({ unitOfWork, ...people }: People): Promise<void> {
  const { partnershipId } = newSignal(people);
  const records = [1, 2].map(() => ({ partnershipId, kind: 'contract', recordId: randomUUID() }));
  const at = (hours: number) => NOW.add({ hours });
  const subjectsOf = (found: readonly { readonly subject: string }[]) =>
    found.map(({ subject }) => subject).toSorted();
  await unitOfWork.transaction(async ({ reminders }) => {
    const due = (hours: number, knows = (_occasion: string) => true) =>
      reminders.fireDue(records, at(hours), knows);
    const both = (subject: string, hours: number) =>
      records.map((record, turn) => {
        return {
          record,
          wanted: [{ subject: `${subject}${turn}`, occasion: 'due', at: at(hours) }],
        };
      });
    await reminders.planAll(both('a', 1));
    await reminders.planAll(both('b', 2));
    expect(await due(2, (occasion) => occasion !== 'due')).toEqual([]);
    const fired = await due(2);
    expect(subjectsOf(fired)).toEqual(['b0', 'b1']);
    await reminders.postpone(fired.map(({ id }) => ({ id, at: at(3) })));
    expect(await due(2)).toEqual([]);
    expect(subjectsOf(await due(3))).toEqual(['b0', 'b1']);
    const kept = [];
    for (const record of records) kept.push(subjectsOf(await reminders.list(record)));
    expect(kept).toEqual([
      ['a0', 'b0'],
      ['a1', 'b1'],
    ]);
  });
}

async function counts({ unitOfWork, ...people }: People): Promise<void> {
  const { partnershipId } = newSignal(people);
  const key = { partnershipId, key: randomUUID(), model: 'signal', at: NOW };
  const first = randomUUID();
  await unitOfWork.transaction(async ({ counters, businessKeys }) => {
    const start = await counters.next(partnershipId, 'S', 1998);
    expect(await counters.next(partnershipId, 'S', 1998)).toBe(start + 1);
    expect(await businessKeys.take({ ...key, recordId: first })).toBeUndefined();
    expect(await businessKeys.take({ ...key, recordId: randomUUID() })).toBe(first);
  });
}

async function offersFiles({ unitOfWork, ...people }: People): Promise<void> {
  const { partnershipId } = newSignal(people);
  const [police] = actors(people);
  const hash = randomUUID();
  const offer = {
    id: randomUUID(),
    partnershipId,
    memberId: police.memberId,
    kind: 'contract',
    recordId: randomUUID(),
    expiresAt: LATER,
  };
  await unitOfWork.transaction(async ({ fileOffers }) => {
    await fileOffers.insert([{ ...offer, tokenHash: hash }]);
    expect((await fileOffers.find(hash, NOW))?.id).toBe(offer.id);
    expect(await fileOffers.find(hash, LATER)).toBeUndefined();
    const again = randomUUID();
    expect((await fileOffers.renew(offer.id, again, NOW))?.id).toBe(offer.id);
    expect(await fileOffers.find(hash, NOW)).toBeUndefined();
    expect(await fileOffers.renew(offer.id, randomUUID(), LATER)).toBeUndefined();
    expect((await fileOffers.take(again, NOW))?.id).toBe(offer.id);
    expect(await fileOffers.take(again, NOW)).toBeUndefined();
    expect(await fileOffers.renew(offer.id, randomUUID(), NOW)).toBeUndefined();
    expect(await fileOffers.find('another', NOW)).toBeUndefined();
  });
}

/** One signal at every stage of its life, each from the one before. */
function wholeLife(fresh: Signal, police: Actor, council: Actor, deputy: Actor): Signal[] {
  const contacts = [
    { id: randomUUID(), side: 'police' as const, contact: police },
    { id: randomUUID(), side: 'local_authority' as const, contact: council },
  ];
  const joint = { id: randomUUID(), mode: 'joint' as const, suggested: 'police' as const };
  const deed = { by: police, at: NOW };
  const stepId = randomUUID();
  const step = { id: stepId, what: 'call the youth workers', owner: council, due: LATER };
  const proposal = { kind: 'unfounded' as const, agreeBy: LATER, more: undefined };
  const stages: ((signal: Signal) => Signal)[] = [
    (one) => acknowledgeSignal(one, council, NOW, TIMING),
    (one) => chooseLead(one, { ...joint, contacts, instead: undefined }, deed, LATER),
    (one) => accept(one, contacts[1]?.id ?? ''),
    (one) => addStep(one, step, deed),
    (one) => beginHandover(one, { from: police.memberId, to: deputy, gone: false }, police, NOW),
    (one) => settleStep(one, stepId, 'done', { by: council, at: LATER }),
    (one) => noteView(noteView(one, 'police', deed), 'local_authority', { by: council, at: NOW }),
    (one) => proposeOutcome(one, 'police', proposal, deed),
    (one) => agreeOutcome(one, 'local_authority', { by: council, at: LATER }),
    (one) => agreeToClose(one, 'police', deed, LATER),
    (one) => agreeToClose(one, 'local_authority', { by: council, at: LATER }, LATER),
    (one) => proposedAnew(one),
  ];
  let signal = fresh;
  return stages.map((next) => {
    signal = next(signal);
    return signal;
  });
}

/** What both agreed to falls when it is opened again. */
function proposedAnew(signal: Signal): Signal {
  const closing = { sides: {}, agreeBy: undefined };
  return { ...signal, status: 'led', outcome: undefined, closing, revision: signal.revision + 1 };
}

function accept(signal: Signal, contactId: string): Signal {
  const { lead } = signal;
  if (!lead) return signal;
  const contacts = lead.contacts.map((one) =>
    one.id === contactId ? { ...one, state: 'accepted' as const, answeredAt: LATER } : one,
  );
  return { ...signal, status: 'led', lead: { ...lead, contacts } };
}

function newSignal(people: Pick<People, 'presence'>): Signal {
  const { partnership } = people.presence('liaison-officer');
  const [police] = actors(people);
  const number = String(Math.floor(Math.random() * 1e9));
  const beginning = {
    ...SIGNAL_BEGINNING,
    id: randomUUID(),
    partnershipId: partnership.id,
    reference: `S-1990-${number}`,
    raised: { by: police, at: NOW },
  };
  return raiseSignal(beginning, { ...TIMING, calendar: partnership });
}

function newProtocol(people: Pick<People, 'presence'>, number: number, by: Actor): Protocol {
  const { partnership } = people.presence('liaison-officer');
  const written = { by, at: NOW };
  const base = { id: randomUUID(), partnershipId: partnership.id, number, written };
  return { ...base, terms: DEFAULT_TERMS, signatures: {} };
}

function actors(people: Pick<People, 'presence'>): [Actor, Actor, Actor] {
  const of = (key: string) => actorOf(people.presence(key).member);
  return [of('liaison-officer'), of('safety-coordinator'), of('community-officer')];
}

/** Instants as text: compared as objects, all of them are alike. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
