import {
  MESSAGE_LANGUAGES,
  type MessageLanguage,
  type PushTarget,
  type TargetGroup,
} from './message.ts';

/** A conversation of the partnership, as far as choosing targets goes. */
export interface TargetChannel {
  readonly conversationId: string;
  readonly name: string;
  readonly exercise: boolean;
  readonly groups: readonly TargetGroup[];
  /** About how many people read there. */
  readonly people: number;
  /** Nothing: the partnership's. */
  readonly language: string | undefined;
}

/** Somebody who says a message aloud to people. */
export interface TargetVoice {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** Nothing: reached by phone only. */
  readonly memberId: string | undefined;
}

interface Choice {
  readonly channels: readonly TargetChannel[];
  readonly voices: readonly TargetVoice[];
  readonly groups: readonly TargetGroup[];
  /** In which the message is written; the first is for whoever reads in none of them. */
  readonly languages: readonly [MessageLanguage, ...MessageLanguage[]];
  /** The partnership's own. */
  readonly language: string;
  /** Whether the message is part of an exercise. */
  readonly exercise: boolean;
  /** Whether the partnership is live: if it is not, writing to a person is part of the exercise. */
  readonly live: boolean;
}

/**
 * Everywhere that a message goes, each place once: in an exercise to what is marked for exercises, else to
 * everything else. No private message carries such a mark, so an exercise beside a live partnership writes
 * to nobody in private; those voices are called.
 */
export function pushTargets(choice: Choice): readonly PushTarget[] {
  const channels = choice.channels.flatMap((channel) => channelTarget(choice, channel));
  const voices = choice.groups.includes('voices') ? choice.voices : [];
  return [...channels, ...voices.map((voice) => voiceTarget(choice, voice))];
}

/** How many places and people a message reaches; who must be called is counted apart. */
export function reach(targets: readonly PushTarget[]) {
  const phone = targets.filter(({ to }) => 'voiceId' in to);
  return {
    conversations: targets.length - phone.length,
    people: targets.reduce((sum, { people }) => sum + people, 0),
    phone: phone.length,
  };
}

function channelTarget(choice: Choice, channel: TargetChannel): PushTarget[] {
  const group = choice.groups.find((one) => channel.groups.includes(one));
  if (group === undefined || channel.exercise !== choice.exercise) return [];
  const { conversationId, name, people, exercise } = channel;
  const language = languageFor(choice, channel.language ?? choice.language);
  const to = { conversationId };
  return [
    { key: conversationId, group, name, language, variant: 'standard', people, exercise, to },
  ];
}

function voiceTarget(choice: Choice, { id, name, memberId, language }: TargetVoice): PushTarget {
  const inChat = memberId !== undefined && choice.exercise !== choice.live;
  return {
    key: id,
    group: 'voices',
    name,
    language: languageFor(choice, language),
    variant: 'spoken',
    people: 1,
    exercise: choice.exercise,
    to: inChat ? { memberId } : { voiceId: id },
  };
}

function languageFor({ languages }: Choice, wanted: string): MessageLanguage {
  const known = MESSAGE_LANGUAGES.find((one) => one === wanted);
  return known && languages.includes(known) ? known : languages[0];
}
