import { randomBytes, randomUUID } from 'node:crypto';
import type { Agenda } from '../../src/bot/declare/agenda-source.ts';
import { tablesOf } from '../../src/bot/declare/feature.ts';
import type { Interaction } from '../../src/bot/declare/interaction.ts';
import type { Reply } from '../../src/bot/declare/reply.ts';
import { createDirectory, type Directory, type IdentifiedMember } from '../../src/bot/directory.ts';
import { createDispatch, type Dispatch } from '../../src/bot/dispatch.ts';
import { remindDue } from '../../src/bot/remind.ts';
import type { FormValues } from '../../src/cards/dialog.ts';
import { createPlotter } from '../../src/documents/plots/plotter.ts';
import { FEATURES } from '../../src/features/index.ts';
import { createLog } from '../../src/log.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { JobQueue, PlainJobQueue } from '../../src/ports/delivery/queue.ts';
import type { KeyRing } from '../../src/ports/keys.ts';
import type { RegisterStore, UnitOfWork } from '../../src/ports/stores.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { registerStore } from '../../src/storage/people/register-store.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { createUnitOfWork } from '../../src/storage/unit-of-work.ts';
import { doDueJobs } from './due-jobs.ts';
import { exampleFile } from './example.ts';
import { ALL_REMINDERS } from './reminders/all-reminders.ts';

const log = createLog('silent');
const JOBS = FEATURES.flatMap(({ jobs }) => jobs ?? []);

/** Under which the world's files are offered. */
export const PUBLIC_URL = 'https://tandem.example.org';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  move(duration: Temporal.DurationLike): void;
}

/** What comes back with a dialog beside its values. */
interface Submitted {
  readonly key?: string;
  readonly about?: string;
}

/** Everything between a platform and a database, with the example partnership in it. */
export interface World extends People {
  readonly database: Database;
  readonly platforms: readonly string[];
  readonly keys: KeyRing;
  /** Conversations that were nudged, in order. */
  readonly nudges: string[];
}

/** The people of the example, and what they can do; whatever keeps it. */
export interface People {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly clock: TestClock;
  readonly dispatch: Dispatch;
  readonly agenda: Agenda;
  /** Reminds of everything that is due. */
  remind(): Promise<unknown>;
  /** Does the jobs that are due though nobody asked for them. */
  upkeep(): Promise<void>;
  presence(memberKey: string): IdentifiedMember;
  command(memberKey: string, name: string, text?: string): Promise<Reply>;
  press(memberKey: string, action: string, value: string): Promise<Reply>;
  submit(memberKey: string, action: string, values: FormValues, more?: Submitted): Promise<Reply>;
}

/** Looks on while an interaction is handled. */
export type Watch = (interaction: Interaction, work: () => Promise<Reply>) => Promise<Reply>;

/** @param own a queue that does what it is asked, and somebody who looks on at everything that is done. */
export async function createWorld(
  database: Database,
  { queue, watch }: { readonly queue?: JobQueue & PlainJobQueue; readonly watch?: Watch } = {},
): Promise<World> {
  const clock = testClock('2026-11-24T09:00:00Z');
  const keys = testKeys();
  const nudges: string[] = [];
  const noted: JobQueue & PlainJobQueue = {
    nudge: async (conversations) => void nudges.push(...conversations),
    enqueue: async () => undefined,
  };
  await registerWriter(database).apply(exampleFile(), clock.now());
  const register = registerStore(database);
  const directory = await createDirectory(register);
  const unitOfWork = createUnitOfWork(database, keys, queue ?? noted, ALL_REMINDERS);
  const platforms = ['room'];
  const people = createPeople({ unitOfWork, directory, clock, register, ...(watch && { watch }) });
  return { database, ...people, platforms, keys, nudges };
}

export function createPeople(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly clock: TestClock;
  readonly register: Pick<RegisterStore, 'noteRefused'>;
  readonly watch?: Watch;
}): People {
  const { directory, watch = (_, work) => work() } = parts;
  const platforms = ['room'];
  const plain = createDispatch({
    ...parts,
    platforms,
    features: FEATURES,
    plotter: createPlotter(log),
    publicUrl: PUBLIC_URL,
    log,
  });
  const dispatch: Dispatch = (interaction) => watch(interaction, () => plain(interaction));
  const { reminders: handlers, agenda } = tablesOf(FEATURES);
  const send = (memberKey: string, what: Told) => dispatch({ ...envelope(memberKey), ...what });
  return {
    ...parts,
    agenda,
    dispatch,
    remind: () => remindDue({ ...parts, platforms, log, handlers }),
    upkeep: () => doDueJobs({ ...parts, platforms, log, jobs: JOBS }),
    presence: (memberKey) => directory.identify(envelope(memberKey).actor, undefined),
    command: (memberKey, name, text = '') => send(memberKey, { kind: 'command', name, text }),
    press: (memberKey, action, value) => send(memberKey, { kind: 'press', action, value }),
    submit: (memberKey, action, values, { key = randomUUID(), about } = {}) =>
      send(memberKey, { kind: 'submission', action, values, key, about }),
  };
}

type Envelope = Pick<Interaction, 'id' | 'actor' | 'conversation' | 'locale'>;
type Told = Interaction extends infer One
  ? One extends Interaction
    ? Omit<One, keyof Envelope>
    : never
  : never;

export function envelope(memberKey: string): Envelope {
  return {
    id: randomUUID(),
    actor: { platform: 'room', tenant: 'havenstad', user: memberKey },
    conversation: 'joint-desk',
    locale: undefined,
  };
}

export function testClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    move(duration) {
      now = now.add(duration);
    },
  };
}

export function testKeys(): KeyRing {
  const current = { id: 'k1', secret: randomBytes(32) };
  return { current, find: (id) => (id === 'k1' ? current : undefined) };
}

/** A signal as the dialog brings it back. */
export function signalForm(more: FormValues = {}): FormValues {
  return {
    facts: 'Leaflets with a sign-up link lie at the tram stop.',
    interpretation: 'It looks organised.',
    categories: ['recruitment'],
    urgency: 'normal',
    area: 'Station quarter',
    ...more,
  };
}
