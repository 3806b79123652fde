import type { Command } from '../../../bot/declare/context.ts';
import type { Directory, IdentifiedMember } from '../../../bot/directory.ts';
import type { Reader } from '../../../cards/format-time.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { section, wordsFor } from '../../../locales/words.ts';
import type { RegisteredChannel } from '../../../ports/stores.ts';
import type { CommandView, ConversationView, PersonView, RoomView } from '../protocol.ts';
import { accountOf } from '../receive/receive.ts';

/** @throws Refusal for a person nobody knows, or one of a live partnership. */
export function presenceOf(directory: Directory, person: string): IdentifiedMember {
  const presence = directory.identify(accountOf(person), undefined);
  if (presence.partnership.live) {
    throw new Refusal('practice_room_live', { partnership: presence.partnership.name });
  }
  return presence;
}

/** The room's channels that a person is in. */
export function channelsOf(directory: Directory, partnershipId: string): RegisteredChannel[] {
  return directory.channels(partnershipId).filter((channel) => channel.platform === 'room');
}

/** Everybody whom one can be; coordinators first, since theirs is the daily work. */
export function people(directory: Directory): PersonView[] {
  return directory
    .partnerships()
    .filter((partnership) => !partnership.live)
    .flatMap((partnership) =>
      directory
        .members(partnership.id)
        .toSorted((one, other) => Number(coordinates(other)) - Number(coordinates(one)))
        .map((member) => personView(member, partnership)),
    );
}

function coordinates(member: Member): boolean {
  return member.roles.includes('coordinator');
}

/** In whose language and zone cards are drawn. */
export function readerOf({ member }: IdentifiedMember): Reader {
  return { language: member.language, timeZone: member.timeZone };
}

/** All that the page needs to begin. `started` changes when the server starts anew. */
export function roomView(
  presence: IdentifiedMember,
  directory: Directory,
  commands: readonly Command[],
  conversations: readonly ConversationView[],
  started: string,
): RoomView {
  const { member, partnership } = presence;
  return {
    partnership: { name: partnership.name, emergencyNumber: partnership.emergencyNumber },
    you: personView(member, partnership),
    people: people(directory),
    conversations,
    commands: commands.map((command) => commandView(command, member.language)),
    words: section('room', member.language),
    started,
  };
}

function personView(member: Member, partnership: Partnership): PersonView {
  return {
    id: `${partnership.key}/${member.key}`,
    name: member.name,
    organisation: member.organisation.name,
    side: member.organisation.side,
    timeZone: member.timeZone,
    language: member.language,
  };
}

function commandView(command: Command, language: string): CommandView {
  const words = wordsFor(language);
  return {
    name: command.name,
    summary: command.summary(words),
    hint: command.hint(words),
    forms: command.forms.map(({ usage, summary }) => ({ usage, summary: summary(words) })),
  };
}
