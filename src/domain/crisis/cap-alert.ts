import type { Partnership } from '../people/partnership.ts';
import { latest } from '../time/latest.ts';
import type { CrisisText, MessageKind, MessageVersion } from './message.ts';
import { type EventKind, phrasesOf, templateOf } from './templates.ts';

/**
 * A message in the words of the Common Alerting Protocol, for the alerting system of a region.
 * Source: OASIS, CAP 1.2, https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html
 */
export interface CapAlert {
  /** Of its own among all of one sender; without spaces and commas. */
  readonly identifier: string;
  readonly sender: string;
  /** Local time with its offset; CAP allows no `Z`. */
  readonly sent: string;
  readonly status: 'Actual' | 'Exercise' | 'Draft';
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly scope: 'Public';
  readonly note: string | undefined;
  /** `sender,identifier,sent` of each message that it follows, oldest first. */
  readonly references: readonly string[];
  /** The reference of the unit. */
  readonly incidents: string;
  readonly infos: readonly CapInfo[];
}

/** The alert in one language (CAP 1.2, 3.2.2). */
export interface CapInfo {
  readonly language: string;
  readonly category: 'Safety' | 'Security' | 'Fire' | 'CBRNE';
  readonly event: string;
  readonly responseType: 'AllClear' | undefined;
  readonly urgency: 'Immediate' | 'Past';
  readonly severity: 'Severe' | 'Minor' | 'Unknown';
  readonly certainty: 'Observed' | 'Possible';
  readonly senderName: string;
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly areaDesc: string;
}

/** Everything that an alert is made of. */
export interface CapSource {
  readonly version: MessageVersion;
  /** Both sides stand for it: signed by both and in time, or pushed. */
  readonly agreed: boolean;
  /** What was pushed in the same unit before, oldest first. */
  readonly earlier: readonly MessageVersion[];
  readonly event: EventKind;
  /** Declared so by a person in the unit's first report. */
  readonly major: boolean;
  readonly partnership: Pick<Partnership, 'key' | 'name' | 'timeZone'>;
  /** The organisations of both sides. */
  readonly senders: readonly string[];
}

/**
 * Says what is known and nothing else: how severe it is nobody wrote down but for a declared major
 * incident, so the operator of the alerting system fills it in. An exercise is never `Actual` nor `Draft`,
 * however far it got; what only one side signed is never `Actual`.
 */
export function capAlert(source: CapSource): CapAlert {
  const { version, agreed, earlier, partnership } = source;
  const { content } = version;
  return {
    identifier: capIdentifier(version),
    sender: senderOf(partnership),
    sent: capTime(agreedAt(version), partnership.timeZone),
    status: content.exercise ? 'Exercise' : agreed ? 'Actual' : 'Draft',
    msgType: MESSAGE_TYPES[content.kind],
    scope: 'Public',
    note: noteOf(source),
    references: content.kind === 'first' ? [] : earlier.map((one) => reference(one, partnership)),
    incidents: unitOf(version),
    infos: content.texts.map((text) => infoOf(source, text)),
  };
}

const MESSAGE_TYPES: Readonly<Record<MessageKind, CapAlert['msgType']>> = {
  first: 'Alert',
  update: 'Update',
  correction: 'Update',
  all_clear: 'Cancel',
};

const CATEGORIES: Readonly<Record<EventKind, CapInfo['category']>> = {
  holding: 'Safety',
  fire: 'Fire',
  // Of what cause is not known when there has been one.
  explosion: 'Safety',
  violence: 'Security',
  threat: 'Security',
  unrest: 'Security',
  hazardous_substance: 'CBRNE',
  all_clear: 'Safety',
};

function infoOf(
  { version, event, major, partnership, senders }: CapSource,
  text: CrisisText,
): CapInfo {
  const { language, frame, variants } = text;
  const { kind, exercise, nextUpdateAt } = version.content;
  const over = kind === 'all_clear';
  const template = templateOf(event, language);
  return {
    language,
    category: CATEGORIES[event],
    event: template.event ?? template.name,
    responseType: over ? 'AllClear' : undefined,
    urgency: over ? 'Past' : 'Immediate',
    severity: over ? 'Minor' : major ? 'Severe' : 'Unknown',
    certainty: event === 'threat' ? 'Possible' : 'Observed',
    senderName: new Intl.ListFormat(language, { type: 'conjunction' }).format(senders),
    headline: variants.short,
    description: variants.standard,
    instruction: exercise ? `${phrasesOf(language).exercise}. ${frame.advice}` : frame.advice,
    parameters: [
      { name: 'tandem:sha256', value: version.hash },
      {
        name: 'tandem:nextUpdate',
        value: capTime(Temporal.Instant.from(nextUpdateAt), partnership.timeZone),
      },
    ],
    areaDesc: partnership.name,
  };
}

/** CAP wants an exercise to name itself here. */
function noteOf({ version, agreed }: CapSource): string | undefined {
  const notes = [
    version.content.exercise ? `EXERCISE ${unitOf(version)}` : '',
    agreed ? '' : 'Not agreed by both sides',
    version.content.kind === 'correction' ? 'Correction' : '',
  ].filter(Boolean);
  return notes.length > 0 ? notes.join('. ') : undefined;
}

function reference(version: MessageVersion, partnership: CapSource['partnership']): string {
  const sent = capTime(agreedAt(version), partnership.timeZone);
  return [senderOf(partnership), capIdentifier(version), sent].join(',');
}

/** `C-2026-0001.3.v2` */
function capIdentifier({ content, number }: MessageVersion): string {
  return `${content.reference.replaceAll('/', '.')}.v${number}`;
}

function senderOf({ key }: CapSource['partnership']): string {
  return `tandem.${key}`;
}

function unitOf({ content }: MessageVersion): string {
  return content.reference.split('/')[0] ?? content.reference;
}

/**
 * When a message became what it is: with the last signature; else when it was written. The push does not
 * change it, so a file made before and one made after say the same.
 */
export function agreedAt({ signatures, written }: MessageVersion): Temporal.Instant {
  return latest([signatures.police?.at, signatures.local_authority?.at]) ?? written.at;
}

/** `2026-11-25T20:55:00+01:00` */
function capTime(at: Temporal.Instant, timeZone: string): string {
  const zoned = at.toZonedDateTimeISO(timeZone);
  return zoned.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}
