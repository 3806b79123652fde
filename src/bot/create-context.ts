import { wordsFor } from '../locales/words.ts';
import type { Plotter } from '../ports/files/plotter.ts';
import type { Context } from './declare/context.ts';
import type { Feature, Tables } from './declare/feature.ts';
import type { IdentifiedMember } from './directory.ts';
import { type RunDeps, requireRight, runUseCase } from './run-use-case.ts';

/** The platform on which anybody is whoever they choose to be. */
export const PRACTICE_ROOM = 'room';

/** What an interaction is handled with. */
export interface ContextDeps extends RunDeps {
  readonly features: readonly Feature[];
  readonly plotter: Plotter;
  /** Under which others reach Tandem; without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * What a handler works with, for whoever acts.
 *
 * @param onRecorded called when something was recorded for good.
 */
export function createContext(
  deps: ContextDeps & Pick<Tables, 'agenda' | 'commands'>,
  presence: IdentifiedMember,
  onRecorded?: () => void,
): Context {
  const unitOfWork = deps.unitOfWork.forInteraction();
  return {
    ...presence,
    words: wordsFor(presence.member.language),
    sides: deps.directory.sides(presence.partnership.id),
    commands: deps.commands,
    members: deps.directory.members(presence.partnership.id),
    beyondRoom: beyondRoom(deps, presence),
    agenda: deps.agenda,
    now: deps.clock.now(),
    plotter: deps.plotter,
    fileAddress: (token) => `${deps.publicUrl}/files/${token}`,
    calendarAddress: (token) => `${deps.publicUrl}/calendar/${token}.ics`,
    require: (right) => requireRight(deps.directory, presence.member, right),
    run: (useCase, input) =>
      runUseCase(
        { ...deps, unitOfWork, ...(onRecorded && { onRecorded }) },
        presence,
        useCase,
        input,
      ),
  };
}

function beyondRoom(
  { directory, platforms }: ContextDeps,
  { partnership }: IdentifiedMember,
): Context['beyondRoom'] {
  const others = platforms.filter((platform) => platform !== PRACTICE_ROOM);
  const channels = directory.jointChannels(partnership.id);
  return {
    channels: channels.filter(({ platform }) => others.includes(platform)).length,
    reaches: (memberId) => directory.account(memberId, others) !== undefined,
  };
}
