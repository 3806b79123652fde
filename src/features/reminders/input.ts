import { z } from 'zod';

/** Each thing as it comes, or once a day. */
export const WAYS = ['singly', 'daily'] as const;

/** What people type for a time of day: 8:30 or 08.30. */
const TIME = /^(\d{1,2})[:.](\d{2})$/;

/** What the dialog brings back. The time counts for a digest alone. */
export const settingsInput = z.object({
  way: z.enum(WAYS),
  at: z.string().trim().default(''),
});

/** @returns `HH:MM`, or nothing for what is no time of day. */
export function parseTime(typed: string): string | undefined {
  const [, hours = '', minutes = ''] = TIME.exec(typed) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
