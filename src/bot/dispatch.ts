import { isAboutRights, Refusal } from '../domain/refusal.ts';
import { type Words, wordsFor } from '../locales/words.ts';
import type { Log } from '../log.ts';
import { CannotRecord } from '../ports/cannot-record.ts';
import type { Degraded } from '../ports/health.ts';
import type { RegisterStore } from '../ports/stores.ts';
import { type ContextDeps, createContext, PRACTICE_ROOM } from './create-context.ts';
import type { Context } from './declare/context.ts';
import { type Tables, tablesOf } from './declare/feature.ts';
import type { CommandInteraction, Interaction } from './declare/interaction.ts';
import { formKey } from './declare/once.ts';
import { cardReply, type Reply } from './declare/reply.ts';
import { sayUnrecordable } from './degraded-words.ts';
import type { IdentifiedMember } from './directory.ts';
import { homeCard } from './home-card.ts';
import { readCommand } from './read-command.ts';
import { createStopping, type Stopping } from './stopping.ts';
import { withinDeadline } from './submission-deadline.ts';
import { suggestionCard, whichCard } from './suggestion-card.ts';
import { sayLost, tidyInteraction } from './tidy-interaction.ts';
import { viewCard } from './view-card.ts';

/** What a log may carry: anything may come from outside. */
const NAME = /^[a-z][\w.-]{0,79}$/;

interface DispatchDeps extends ContextDeps {
  readonly register: Pick<RegisterStore, 'noteRefused'>;
  /** Platforms that run in a playground: anybody can be anyone there, as in the practice room. For exercises alone. */
  readonly playgrounds?: readonly string[];
  readonly log: Log;
  /** Nothing: it ends when it ends. */
  readonly stopping?: Stopping;
  /** Nothing: everything works. */
  readonly degraded?: Degraded;
}

/** Takes an interaction to its feature and brings back the reply. Never throws. */
export type Dispatch = (interaction: Interaction) => Promise<Reply>;

/** Takes interactions to their handlers. Everything that they may be is found by name once, here. */
export function createDispatch(dispatchDeps: DispatchDeps): Dispatch {
  const deps = { ...dispatchDeps, ...tablesOf(dispatchDeps.features) };
  const { stopping = createStopping() } = deps;
  return async (received) => {
    const { interaction, lost } = tidyInteraction(received);
    const words = wordsFor(interaction.locale);
    let presence: IdentifiedMember;
    try {
      presence = identify(deps, interaction);
    } catch (error) {
      return refuse(deps, interaction, words, error);
    }
    let recorded = false;
    const onRecorded = () => {
      recorded = true;
    };
    const ctx = { ...createContext(deps, presence, onRecorded), ...placeOf(interaction) };
    try {
      const work = stopping.finish(() => route(deps, ctx, interaction));
      const reply = await withinDeadline(interaction, work, ({ key }) =>
        isRecorded(deps, presence, key),
      );
      const said = sayUnrecordable(reply, deps.degraded?.() ?? [], ctx);
      return sayLost(said, lost, ctx.words);
    } catch (error) {
      const said = recorded ? error : notRecorded(deps, presence, error);
      return refuse(deps, interaction, ctx.words, said, recorded);
    }
  };
}

/** Where the database takes nothing in, that is no fault of this interaction. */
function notRecorded(
  { log }: Pick<DispatchDeps, 'log'>,
  { partnership }: IdentifiedMember,
  error: unknown,
): unknown {
  if (!(error instanceof CannotRecord)) return error;
  log.error({ fault: error.fault }, 'the database takes nothing in');
  return new Refusal(`record_${error.fault}`, { number: partnership.emergencyNumber });
}

function placeOf({ actor: { platform }, conversation }: Interaction): Pick<Context, 'place'> {
  return conversation === undefined ? {} : { place: { platform, conversation } };
}

function identify(deps: DispatchDeps, interaction: Interaction): IdentifiedMember {
  const presence = deps.directory.identify(interaction.actor, interaction.conversation);
  if (presence.partnership.live) refuseUnauthenticated(deps, interaction, presence);
  return presence;
}

/** Where nobody proves who they are, nothing real is done. */
function refuseUnauthenticated(
  { playgrounds = [] }: DispatchDeps,
  { actor }: Interaction,
  { partnership }: IdentifiedMember,
): void {
  const named = { partnership: partnership.name };
  if (actor.platform === PRACTICE_ROOM) throw new Refusal('practice_room_live', named);
  if (playgrounds.includes(actor.platform)) throw new Refusal('playground_live', named);
}

/** Whether what this member sent with a form of that key was recorded, whichever form it was. */
async function isRecorded(
  { unitOfWork, useCases }: DispatchDeps & Tables,
  { member, partnership }: IdentifiedMember,
  key: string,
): Promise<boolean> {
  const forms = new Set([...useCases.values()].flatMap(({ form }) => form ?? []));
  const keys = [...forms].map((form) => formKey(form, member.id, key));
  return unitOfWork.isTaken(partnership.id, keys);
}

async function route(
  deps: DispatchDeps & Tables,
  ctx: Context,
  interaction: Interaction,
): Promise<Reply> {
  switch (interaction.kind) {
    case 'command':
      return runCommand(ctx, interaction);
    case 'press': {
      const press = deps.presses.get(interaction.action);
      if (!press) throw notKnownHere(deps, interaction);
      return press.handle(ctx, interaction.value);
    }
    case 'submission': {
      const submission = deps.submissions.get(interaction.action);
      if (!submission) throw notKnownHere(deps, interaction);
      return submission.handle(ctx, interaction);
    }
    case 'home':
      return { kind: 'card', card: await homeCard(deps.features, ctx, deps.degraded?.()) };
    case 'view':
      return { kind: 'card', card: await viewCard(deps, ctx, interaction) };
    default:
      return interaction satisfies never;
  }
}

/** A name that nobody here declares: of a newer version, that another process runs, or of one long gone. */
function notKnownHere(
  { log }: Pick<DispatchDeps, 'log'>,
  { id, kind, action }: Extract<Interaction, { readonly action: string }>,
): Refusal {
  log.warn({ interaction: id, kind, action: NAME.test(action) ? action : '?' }, 'action not known');
  return new Refusal('not_known_here');
}

async function runCommand(ctx: Context, typed: CommandInteraction): Promise<Reply> {
  const read = readCommand(ctx.commands, typed);
  if (read.kind === 'mistyped') return cardReply(suggestionCard(ctx, typed, read.meant));
  try {
    return await read.command.handle(ctx, read.text);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'which_reference') throw error;
    return cardReply(whichCard(ctx, typed, error));
  }
}

/** @param recorded whether something was recorded before this went wrong. */
function refuse(
  deps: DispatchDeps,
  interaction: Interaction,
  words: Words,
  error: unknown,
  recorded = false,
): Reply {
  const { id, kind, actor } = interaction;
  if (!(error instanceof Refusal)) {
    deps.log.error({ interaction: id, kind, error: errorName(error) }, 'interaction failed');
    const text = recorded
      ? words('refusal.recorded_not_shown', { id })
      : words('refusal.failed', { id });
    return { kind: 'notice', tone: 'refused', text };
  }
  deps.log.info({ interaction: id, kind, refusal: error.code }, 'refused');
  if (error.code === 'unknown_person') noteRefused(deps, actor);
  const text = words(`refusal.${error.code}`, error.details);
  return {
    kind: 'notice',
    tone: 'refused',
    text,
    ...(isAboutRights(error.code) && { rights: true }),
  };
}

function noteRefused(deps: DispatchDeps, actor: Interaction['actor']): void {
  deps.register.noteRefused(actor, deps.clock.now()).catch((error: unknown) => {
    deps.log.warn({ error: errorName(error) }, 'refused attempt not noted');
  });
}

/** The kind of an error, never its message: that may hold what somebody typed. */
function errorName(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  return error instanceof Error ? `${error.name}${code}` : typeof error;
}
