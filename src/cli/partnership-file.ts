import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { TARGET_GROUPS } from '../domain/crisis/message.ts';
import { ROLES } from '../domain/people/member.ts';
import { LEVELS, WEEKDAYS } from '../domain/people/partnership.ts';
import { CHANNEL_PLATFORMS, type PartnershipFile } from '../domain/people/partnership-file.ts';
import { PARTS } from '../domain/people/side.ts';

/** Every fault of the file, each with its line. */
export class FileFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'FileFault';
    this.faults = faults;
  }
}

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'write it in small letters, digits and hyphens');
const name = z.string().trim().min(1, 'give it a name').max(120);
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like "08:30", in quotes');
const date = z.iso.date('write a date like 2027-01-01');
const timeZone = z.string().refine(isTimeZone, 'write an IANA time zone, like Europe/Amsterdam');
const language = z.string().regex(/^[a-z]{2}$/, 'write a language code of two letters, like en');

const partnership = z.strictObject({
  key,
  name,
  level: z.enum(LEVELS),
  timeZone,
  language,
  emergencyNumber: z.string().regex(/^\d{2,6}$/, 'write the number to call, like "112", in quotes'),
  holidays: z.array(date).default([]),
  officeHours: z
    .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), from: clockTime, to: clockTime })
    .refine(({ from, to }) => from < to, 'the day must end after it begins'),
});

/** Ids of Entra are the same in large and small letters; the register keeps small ones. */
const entraId = z.string().min(1).toLowerCase();

const organisation = z.strictObject({
  key,
  side: z.enum(PARTS),
  sector: z
    .string()
    .optional()
    .transform((sector) => sector),
  name,
  slackTeamIds: z.array(z.string().min(1)).default([]),
  teamsTenantIds: z.array(entraId).default([]),
});

/** Loose on purpose: duty numbers may be short, internal or have an extension. */
const PHONE = /^\+?\d[\d ()/.-]{1,28}$/;

const member = z.strictObject({
  key,
  name,
  organisation: key,
  roles: z.array(z.enum(ROLES)).min(1, 'give at least one role'),
  slack: z.strictObject({ team: z.string().min(1), user: z.string().min(1) }).optional(),
  teams: z.strictObject({ tenant: entraId, object: entraId }).optional(),
  language: language.optional(),
  timeZone: timeZone.optional(),
  phone: z
    .string()
    .trim()
    .regex(PHONE, 'write a phone number like "+31 10 123 4567", in quotes')
    .optional(),
});

/** Voices are people, on a list of their own. */
const CHANNEL_GROUPS = TARGET_GROUPS.filter((group) => group !== 'voices');
const MOST_PEOPLE = 1_000_000;

const channel = z
  .strictObject({
    key,
    name,
    platform: z.enum(CHANNEL_PLATFORMS),
    team: z.string().min(1).optional(),
    conversation: z.string().min(1),
    exercise: z.boolean().default(false),
    groups: z.array(z.enum(CHANNEL_GROUPS)).min(1).default(['joint_channels']),
    people: z.int('write how many people read there, about').min(0).max(MOST_PEOPLE).default(0),
    language: language.optional(),
    contact: key.optional(),
    crisisUnit: z.boolean().default(false),
  })
  .refine(({ platform, team }) => platform === 'room' || team !== undefined, {
    message: 'name the team (Slack) or tenant (Teams) that the channel is in',
    path: ['team'],
  });

const file = z.strictObject({
  partnership,
  organisations: z.array(organisation),
  members: z.array(member),
  channels: z.array(channel),
});
type Raw = z.infer<typeof file>;
type Path = readonly PropertyKey[];

/**
 * Reads a partnership file.
 *
 * @param text YAML; `docs/partnership.example.yaml` is a living example.
 * @throws FileFault naming each fault and its line.
 */
export function readPartnershipFile(text: string): PartnershipFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new FileFault(document.errors.map((error) => error.message.split('\n')[0] ?? error.code));
  }
  const at = (path: Path) => `line ${lineOf(path)}: ${path.map(String).join('.')}`;
  const lineOf = (path: Path): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      const range = node && typeof node === 'object' && 'range' in node ? node.range : undefined;
      if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
    }
    return 1;
  };
  const read = file.safeParse(plain(document));
  if (!read.success) {
    throw new FileFault(read.error.issues.map(({ path, message }) => `${at(path)}: ${message}`));
  }
  const faults = crossFaults(read.data).map(({ path, message }) => `${at(path)}: ${message}`);
  if (faults.length > 0) throw new FileFault([...new Set(faults)]);
  return complete(read.data);
}

/** Aliases are of no use here, and a few nested ones fill a machine's memory. */
function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new FileFault(['line 1: write it without aliases (&name, *name)']);
  }
}

interface Fault {
  readonly path: Path;
  readonly message: string;
}

/** What no entry can know by itself. */
function crossFaults(raw: Raw): Fault[] {
  const known = new Set(raw.organisations.map((one) => one.key));
  const strangers = raw.members.flatMap((one, index) =>
    known.has(one.organisation)
      ? []
      : [
          {
            path: ['members', index, 'organisation'],
            message: `no organisation has the key "${one.organisation}"`,
          },
        ],
  );
  const people = new Set(raw.members.map((one) => one.key));
  const uncalled = raw.channels.flatMap(({ contact }, index) =>
    contact === undefined || people.has(contact)
      ? []
      : [{ path: ['channels', index, 'contact'], message: `no member has the key "${contact}"` }],
  );
  const missingSides = (['police', 'local_authority'] as const)
    .filter((side) => !raw.organisations.some((one) => one.side === side))
    .map((side) => ({
      path: ['organisations'],
      message: `a partnership needs an organisation of side ${side}`,
    }));
  return [
    ...strangers,
    ...uncalled,
    ...missingSides,
    ...doubles(raw.organisations, 'organisations', (one) => one.key),
    ...doubles(raw.members, 'members', (one) => one.key),
    ...doubles(raw.members, 'members', (one) => accountText(one.slack) ?? one.key),
    ...doubles(raw.members, 'members', (one) => accountText(one.teams) ?? one.key),
    ...doubles(raw.channels, 'channels', (one) => one.key),
    ...doubles(raw.channels, 'channels', (one) =>
      [one.platform, one.team, one.conversation].join(' '),
    ),
  ];
}

function accountText(account: object | undefined): string | undefined {
  return account && Object.values(account).join(' ');
}

function doubles<T>(entries: readonly T[], section: string, by: (entry: T) => string): Fault[] {
  return entries.flatMap((entry, index) =>
    entries.slice(0, index).some((earlier) => by(earlier) === by(entry))
      ? [{ path: [section, index], message: `"${by(entry)}" stands here twice` }]
      : [],
  );
}

function complete(raw: Raw): PartnershipFile {
  return {
    partnership: raw.partnership,
    organisations: raw.organisations.map((one) => ({ ...one, sector: one.sector })),
    members: raw.members.map((one) => ({
      ...one,
      slack: one.slack,
      teams: one.teams,
      timeZone: one.timeZone,
      phone: one.phone,
      language: one.language ?? raw.partnership.language,
    })),
    channels: raw.channels.map((one) => ({
      ...one,
      team: one.platform === 'teams' ? one.team?.toLowerCase() : one.team,
      language: one.language,
      contact: one.contact,
    })),
  };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
