import type { TargetGroup } from '../crisis/message.ts';
import type { Role } from '../people/member.ts';
import type { Partnership } from '../people/partnership.ts';
import type { Part } from '../people/side.ts';

/** A partnership as its administrator writes it down; keys, no ids. */
export interface PartnershipFile {
  readonly partnership: Omit<Partnership, 'id' | 'live'>;
  readonly organisations: readonly OrganisationEntry[];
  readonly members: readonly MemberEntry[];
  readonly channels: readonly ChannelEntry[];
}

/** An organisation in that file. */
export interface OrganisationEntry {
  readonly key: string;
  readonly side: Part;
  readonly sector: string | undefined;
  readonly name: string;
  readonly slackTeamIds: readonly string[];
  readonly teamsTenantIds: readonly string[];
}

/** A member in that file, with their accounts. */
export interface MemberEntry {
  readonly key: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly slack: { readonly team: string; readonly user: string } | undefined;
  readonly teams: { readonly tenant: string; readonly object: string } | undefined;
  readonly language: string;
  readonly timeZone: string | undefined;
  /** Where they are called when the chat is down. */
  readonly phone: string | undefined;
}

/** Where a channel can be. */
export const CHANNEL_PLATFORMS = ['slack', 'teams', 'room'] as const;

/** A channel in that file. */
export interface ChannelEntry {
  /** Where its conversation stands in the file. */
  readonly line?: number;
  readonly key: string;
  readonly name: string;
  readonly platform: (typeof CHANNEL_PLATFORMS)[number];
  /** The Slack team or Teams tenant; nothing for the room. */
  readonly team: string | undefined;
  readonly conversation: string;
  readonly exercise: boolean;
  /** Whom a crisis message reaches there. What the sides work on is shown in `joint_channels` alone. */
  readonly groups: readonly TargetGroup[];
  /** About how many people read there. */
  readonly people: number;
  /** Of the crisis messages that go there; nothing: the partnership's. */
  readonly language: string | undefined;
  /** Key of the member who sees to it that a crisis message is read there, and whom to call. */
  readonly contact: string | undefined;
  /** Chosen beforehand: crisis units live here, and not in the joint channels. */
  readonly crisisUnit: boolean;
}
