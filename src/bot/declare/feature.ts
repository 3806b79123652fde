import type { Press, Submission } from './action.ts';
import { type AgendaSource, joinedAgenda } from './agenda-source.ts';
import type { Command, Shortcut } from './context.ts';
import type { CalendarSource, HomeSource } from './contributions.ts';
import type { Job } from './declare-job.ts';
import type { FileMaker } from './file-maker.ts';
import type { PostedCard, PushedCard } from './posted-card.ts';
import type { ReminderHandler } from './reminder-handler.ts';
import type { UseCase } from './use-case.ts';

/** What a module of a feature can declare; {@link feature} finds it among what the module exports. */
type Declaration =
  | Press
  | Submission
  | PostedCard
  | PushedCard
  | FileMaker
  | ReminderHandler
  // biome-ignore lint/suspicious/noExplicitAny: a list of use cases whatever they take and give
  | UseCase<any, unknown>;

/** What others show of a feature without knowing it: each in a file of that name. */
interface Contributions {
  readonly home?: HomeSource;
  readonly agenda?: AgendaSource;
  readonly calendar?: CalendarSource;
  /** Work that the queue carries and repeats until it is done, on request or because it is due. */
  readonly jobs?: readonly Job[];
  /** Presses that are also offered outside cards, on platforms that can. */
  readonly shortcuts?: readonly Shortcut[];
}

/** One folder of `features/`: everything that Tandem knows of a command. */
export interface Feature extends Contributions {
  readonly key: string;
  readonly commands: readonly Command[];
  /** Everything that its modules declare. */
  readonly declarations: readonly Declaration[];
}

interface FeatureDefinition extends Contributions {
  readonly key: string;
  readonly commands: readonly Command[];
  /** `import * as …`: the modules that declare something. */
  readonly modules: readonly Readonly<Record<string, unknown>>[];
}

/** Declares a feature: its commands, what its modules declare, and what it contributes to others. */
export function feature({ modules, ...rest }: FeatureDefinition): Feature {
  const exported = modules.flatMap((one) => Object.values(one));
  return { ...rest, declarations: exported.filter(isDeclaration) };
}

function isDeclaration(value: unknown): value is Declaration {
  return typeof value === 'object' && value !== null && 'declares' in value;
}

type Kind = Declaration['declares'];
type Declared<K extends Kind> = Extract<Declaration, { readonly declares: K }>;

/** Everything that features declare, by the names under which it is asked for. */
export type Tables = ReturnType<typeof tablesOf>;

/**
 * Maps, since names come from outside, and an object knows names that nobody declared.
 *
 * @throws Error if two declarations have one name: a fault of ours.
 */
export function tablesOf(features: readonly Feature[]) {
  const all = features.flatMap(({ declarations }) => declarations);
  const of = <K extends Kind>(kind: K) =>
    all.filter((one): one is Declared<K> => one.declares === kind);
  return {
    commands: features.flatMap(({ commands }) => commands),
    presses: byName(of('press'), ({ action }) => action),
    submissions: byName(of('submission'), ({ action }) => action),
    cards: byName(of('card'), ({ name }) => name),
    pushed: byName(of('pushed-card'), ({ name }) => name),
    files: byName(of('file'), ({ kind }) => kind),
    reminders: byName(of('reminder'), ({ kind }) => kind),
    useCases: byName(of('use-case'), ({ name }) => name),
    /** What comes onto an agenda by itself, of all of them. */
    agenda: joinedAgenda(features.flatMap(({ agenda }) => agenda ?? [])),
  };
}

/** @throws Error if two have one name. */
export function byName<T>(
  declarations: readonly T[],
  nameOf: (declaration: T) => string,
): ReadonlyMap<string, T> {
  const names = new Map<string, T>();
  for (const one of declarations) {
    const name = nameOf(one);
    if (names.has(name)) throw new Error(`Declared twice: ${name}`);
    names.set(name, one);
  }
  return names;
}
