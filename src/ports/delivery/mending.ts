/**
 * What brings out again what a platform refused: what somebody must do. `inviting`: Tandem is not in the conversation.
 * `installing`: nobody there has installed it, or with less rights. `login`: the platform does not take its token.
 * `permitting`: whoever rules there does not let it post. `registering`: there is no such conversation or person.
 * `shortening`: this one card is refused, whatever else goes there. `deciding`: it is too late for it to leave by
 * itself. `building`: it takes a version of Tandem that can make the card. `unknown`: nobody sorted what the platform says.
 */
export const MENDINGS = [
  'inviting',
  'installing',
  'login',
  'permitting',
  'registering',
  'shortening',
  'deciding',
  'building',
  'unknown',
] as const;
export type Mending = (typeof MENDINGS)[number];

/** What says of a whole place that it can be posted to again: for one card and for one decision it says nothing. */
export const MENDED_BY_ARRIVAL = [
  'inviting',
  'installing',
  'login',
  'permitting',
  'registering',
  'unknown',
] as const satisfies readonly Mending[];

/** What a person asks for who presses "Try again". */
export const MENDED_BY_HAND = [
  ...MENDED_BY_ARRIVAL,
  'shortening',
  'building',
] as const satisfies readonly Mending[];

/** Why an answer waits for nobody: whoever asked has long asked again. */
export const TOO_LATE = 'too_late';
