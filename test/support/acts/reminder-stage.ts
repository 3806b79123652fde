import { randomUUID } from 'node:crypto';
import { saveSignal } from '../../../src/bot/signals/save-signal.ts';
import { type Actor, actorOf } from '../../../src/domain/people/member.ts';
import {
  DEFAULT_TERMS,
  type ProtocolTerms,
  signProtocol,
} from '../../../src/domain/protocol/protocol.ts';
import type { LeadContact, Signal } from '../../../src/domain/signal/signal.ts';
import { addStep, settleStep } from '../../../src/domain/signal/step.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { nextDue } from '../reminders/next-due.ts';
import { textOf } from '../shown/text-of.ts';
import { type Told, toldMembers } from '../shown/told.ts';
import { signalForm, type World } from '../world.ts';

/** A Tuesday, 10:00 in Amsterdam; office hours are 08:30 to 17:00. */
export const START = Temporal.Instant.from('2026-11-24T09:00:00Z');
export const WHAT = 'call the youth workers';
const OURS = /^reminders\./;

/** A world in which time goes by, and everything that members are told is looked at. */
export interface ReminderStage {
  /** Back to the start: nothing is waited for, and nobody was told anything. */
  reset(): Promise<void>;
  now(): Temporal.Instant;
  actor(memberKey: string): Actor;
  /** Lets time go by, second by second as far as anything is due. */
  pass(duration: Temporal.DurationLike): Promise<void>;
  /** Tandem is not running all this while. */
  outage(duration: Temporal.DurationLike): Promise<void>;
  /** What members were told since this was asked last, oldest first. */
  cards(): Promise<Told[]>;
  /** The same as "who: title", in the order of the alphabet. */
  told(): Promise<string[]>;
  whoWasTold(): Promise<string[]>;
  /** The first thing that somebody was told since this was asked last. */
  cardTo(memberKey: string): Promise<Told>;
  /** @returns the reference of a new signal. */
  raise(more?: object, memberKey?: string): Promise<string>;
  change(reference: string, how: (signal: Signal) => Signal): Promise<void>;
  /** Acknowledged, led jointly by both coordinators. */
  lead(more?: object): Promise<string>;
  /** Led, with one step of somebody. */
  step(owner: string, due: Temporal.Instant, more?: object): Promise<NewStep>;
  /** Adds a step to a signal that is led. */
  addStep(reference: string, owner: string, due: Temporal.Instant, what?: string): Promise<string>;
  /** Says that a step is done. */
  done(step: NewStep): Promise<void>;
  /** Has a protocol in force. */
  agree(terms: Partial<ProtocolTerms>): Promise<void>;
  audited(reference: string, action: string): Promise<{ detail: Record<string, string[]> }[]>;
}

export interface NewStep {
  readonly reference: string;
  readonly id: string;
}

export function createStage(world: World): ReminderStage {
  const { database, clock } = world;
  const now = () => clock.now();
  const actor = (key: string) => actorOf(world.presence(key).member);
  const cards = async () => {
    const found = await toldMembers(world, OURS);
    await database.prisma.delivery.deleteMany();
    return found;
  };
  const change: ReminderStage['change'] = (reference, how) => changeSignal(world, reference, how);
  const raise: ReminderStage['raise'] = async (more = {}, member = 'liaison-officer') => {
    const reply = await world.submit(member, 'signal.raise', signalForm({ ...more }));
    return /S-\d{4}-\d{4}/.exec(textOf(reply))?.[0] ?? textOf(reply);
  };
  const lead: ReminderStage['lead'] = async (more = {}) => {
    const reference = await raise(more);
    await world.press('safety-coordinator', 'signal.acknowledge', reference);
    await change(reference, (signal) => led(signal, actor, now()));
    return reference;
  };
  const newStep: ReminderStage['addStep'] = async (reference, owner, due, what = WHAT) => {
    const id = randomUUID();
    const set = { by: actor('liaison-officer'), at: now() };
    await change(reference, (signal) =>
      addStep(signal, { id, what, owner: actor(owner), due }, set),
    );
    return id;
  };
  return {
    now,
    actor,
    cards,
    raise,
    change,
    lead,
    addStep: newStep,
    reset: () => reset(world),
    pass: (duration) => pass(world, duration),
    async outage(duration) {
      clock.move(duration);
      await world.remind();
    },
    told: async () => (await cards()).map(({ who, card }) => `${who}: ${card.title}`).toSorted(),
    whoWasTold: async () => (await cards()).map(({ who }) => who).toSorted(),
    async cardTo(who) {
      const card = (await cards()).find((one) => one.who === who);
      if (!card) throw new Error(`${who} was told nothing.`);
      return card;
    },
    async step(owner, due, more = {}) {
      const reference = await lead(more);
      const id = await newStep(reference, owner, due);
      await database.prisma.delivery.deleteMany();
      return { reference, id };
    },
    done: ({ reference, id }) =>
      change(reference, (signal) =>
        settleStep(signal, id, 'done', { by: actor('liaison-officer'), at: now() }),
      ),
    agree: (terms) => agree(world, actor('liaison-officer'), actor('safety-coordinator'), terms),
    async audited(reference, action) {
      const { id } = await database.prisma.signal.findFirstOrThrow({ where: { reference } });
      const rows = await database.prisma.auditEntry.findMany({ where: { recordId: id, action } });
      return rows.map(({ payload }) => JSON.parse(payload));
    },
  };
}

async function reset({ database, clock, directory }: World): Promise<void> {
  const { prisma }: Database = database;
  clock.move({ milliseconds: START.epochMilliseconds - clock.now().epochMilliseconds });
  await prisma.signal.updateMany({ data: { status: 'closed' } });
  await prisma.reminder.deleteMany();
  await prisma.delivery.deleteMany();
  await prisma.memberSetting.deleteMany();
  await prisma.protocolSignature.deleteMany();
  await prisma.protocol.deleteMany();
  await prisma.member.updateMany({ data: { timeZone: null } });
  await directory.refresh();
}

async function pass(world: World, duration: Temporal.DurationLike): Promise<void> {
  const { clock } = world;
  const end = clock.now().add(duration);
  for (;;) {
    const next = await nextDue(world.database);
    if (!next || Temporal.Instant.compare(next, end) > 0) break;
    if (Temporal.Instant.compare(next, clock.now()) > 0) clock.move(clock.now().until(next));
    await world.remind();
  }
  clock.move(clock.now().until(end));
}

async function changeSignal(
  { presence, unitOfWork, clock }: World,
  reference: string,
  how: (signal: Signal) => Signal,
): Promise<void> {
  const { partnership } = presence('liaison-officer');
  await unitOfWork.transaction(async (stores) => {
    const signal = await stores.signals.findForUpdate(partnership.id, reference);
    if (!signal) throw new Error(`There is no ${reference}.`);
    await saveSignal({ stores, partnership, now: clock.now() }, how(signal));
  });
}

function led(signal: Signal, actor: (key: string) => Actor, at: Temporal.Instant): Signal {
  const contact = (side: LeadContact['side'], key: string): LeadContact => ({
    id: randomUUID(),
    side,
    contact: actor(key),
    state: 'accepted',
    answeredAt: at,
    handover: undefined,
  });
  const contacts = [
    contact('police', 'liaison-officer'),
    contact('local_authority', 'safety-coordinator'),
  ];
  const chosen = { by: actor('liaison-officer'), at };
  const acceptBy = at.add({ hours: 3 });
  const lead = {
    id: randomUUID(),
    mode: 'joint',
    suggested: 'police',
    chosen,
    acceptBy,
    contacts,
  } as const;
  return { ...signal, status: 'led', lead, revision: signal.revision + 1 };
}

async function agree(
  { presence, unitOfWork, clock }: World,
  police: Actor,
  council: Actor,
  terms: Partial<ProtocolTerms>,
): Promise<void> {
  const now = clock.now();
  const { id: partnershipId } = presence('liaison-officer').partnership;
  const written = { by: police, at: now };
  const whole = { ...DEFAULT_TERMS, ...terms };
  const base = { id: randomUUID(), partnershipId, number: 1, written, signatures: {} };
  const protocol = { ...base, terms: whole };
  const once = signProtocol(protocol, protocol, police, now);
  await unitOfWork.transaction(async ({ protocols }) => {
    await protocols.insert(protocol);
    await protocols.update(signProtocol(once, protocol, council, now), now);
  });
}
