import type { Deed } from '../people/member.ts';
import type { Frame, MessageLanguage } from './message.ts';

/** A text to begin with that a partnership wrote instead of the one that Tandem comes with. */
export interface CrisisTemplate {
  readonly partnershipId: string;
  /** Which kind of event. */
  readonly key: string;
  readonly language: MessageLanguage;
  readonly frame: Frame;
  readonly lines: string;
  readonly answers: string;
  readonly written: Deed;
}
