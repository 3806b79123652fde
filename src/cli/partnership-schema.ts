import { z } from 'zod';
import { TARGET_GROUPS } from '../domain/crisis/message.ts';
import { ROLES } from '../domain/people/member.ts';
import { LEVELS, WEEKDAYS } from '../domain/people/partnership.ts';
import { PARTS } from '../domain/people/side.ts';
import { CHANNEL_PLATFORMS } from '../domain/register/partnership-file.ts';

/** It may be left out. */
const perhaps = <T extends z.ZodType>(type: T) => type.optional().transform((value) => value);
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
  sector: perhaps(z.string()),
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
  slack: perhaps(z.strictObject({ team: z.string().min(1), user: z.string().min(1) })),
  teams: perhaps(z.strictObject({ tenant: entraId, object: entraId })),
  language: language.optional(),
  timeZone: perhaps(timeZone),
  phone: perhaps(
    z.string().trim().regex(PHONE, 'write a phone number like "+31 10 123 4567", in quotes'),
  ),
});

/** Voices are people, on a list of their own. */
const CHANNEL_GROUPS = TARGET_GROUPS.filter((group) => group !== 'voices');
const MOST_PEOPLE = 1_000_000;

const channel = z
  .strictObject({
    key,
    name,
    platform: z.enum(CHANNEL_PLATFORMS),
    team: perhaps(z.string().min(1)),
    conversation: z.string().min(1),
    exercise: z.boolean().default(false),
    groups: z.array(z.enum(CHANNEL_GROUPS)).min(1).default(['joint_channels']),
    people: z.int('write how many people read there, about').min(0).max(MOST_PEOPLE).default(0),
    language: perhaps(language),
    contact: perhaps(key),
    crisisUnit: z.boolean().default(false),
  })
  .refine(({ platform, team }) => platform === 'room' || team !== undefined, {
    message: 'name the team (Slack) or tenant (Teams) that the channel is in',
    path: ['team'],
  });

export const partnershipFile = z.strictObject({
  partnership,
  organisations: z.array(organisation),
  members: z.array(member),
  channels: z.array(channel),
});
/** What was written, before anything is filled in. */
export type WrittenFile = z.infer<typeof partnershipFile>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
