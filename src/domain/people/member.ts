import type { Part } from './side.ts';

/** What a member may be in a partnership; one may be several. */
export const ROLES = [
  'coordinator',
  'deputy',
  'practitioner',
  'crisis_seat',
  'spokesperson',
  'custodian',
  'administrator',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

/** One of those that work together, as cards and rules know it. */
export interface Organisation {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly side: Part;
}

/** A person of an organisation, as the partnership's register knows them. */
export interface Member {
  readonly id: string;
  readonly partnershipId: string;
  readonly key: string;
  readonly name: string;
  readonly organisation: Organisation;
  readonly roles: readonly Role[];
  /** BCP 47 language tag. */
  readonly language: string;
  /** IANA time zone. */
  readonly timeZone: string;
}

/** Who did something, as cards and refusals name them. */
export interface Actor {
  readonly memberId: string;
  readonly name: string;
  readonly organisation: Organisation;
}

/** The member as whoever did something. */
export function actorOf(member: Member): Actor {
  return { memberId: member.id, name: member.name, organisation: member.organisation };
}

/** Who, and of which organisation, to put into a sentence. */
export function namesOf({ name, organisation }: Omit<Actor, 'memberId'>): {
  name: string;
  organisation: string;
} {
  return { name, organisation: organisation.name };
}

/** Something done: by whom, when. */
export interface Deed {
  readonly by: Actor;
  readonly at: Temporal.Instant;
}
