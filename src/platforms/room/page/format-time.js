// @ts-check
/** Moments in words, in the person's zone: "Tue 8 Dec", "10:00". */
import { you } from './session.js';
import { say } from './words.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { hour: '2-digit', minute: '2-digit' };
/** @type {Intl.DateTimeFormatOptions} */
const CLOCK_AND_OFFSET = { ...CLOCK, timeZoneName: 'shortOffset' };
/** @type {Intl.DateTimeFormatOptions} */
const DAY_AND_CLOCK = { day: 'numeric', ...CLOCK };

/** A formatter takes longer to make than to use, and every card needs several. */
/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/**
 * @param {string | Date} instant
 * @returns {string} `2026-12-08`: the same for moments of one day
 */
export function dayOf(instant) {
  // Sweden writes dates as ISO 8601 does.
  return formatter('sv-SE', {}).format(new Date(instant));
}

/**
 * @param {string} instant
 * @returns {string} "Today, Tue 8 Dec"
 */
export function dayInWords(instant) {
  const day = dayOf(instant);
  const now = new Date();
  if (day === dayOf(now)) return say('today', { day: shortDay(instant) });
  const yesterday = dayOf(new Date(now.getTime() - DAY_MS));
  return day === yesterday ? say('yesterday', { day: shortDay(instant) }) : shortDay(instant);
}

/**
 * @param {string | Date} instant
 * @returns {string} "10:00"; of the hour that comes twice, "02:30 (UTC+2)"
 */
export function clock(instant) {
  const moment = new Date(instant);
  const shown = wall(moment);
  const twice = OVERLAPS_MS.some((shift) => wall(new Date(moment.getTime() + shift)) === shown);
  if (!twice) return formatter(language(), CLOCK).format(moment);
  const parts = formatter(language(), CLOCK_AND_OFFSET).formatToParts(moment);
  const offset =
    parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  const time = parts.filter(({ type }) => type === 'hour' || type === 'minute');
  return `${time.map(({ value }) => value).join(':')} (${offset})`;
}

/** Clocks are put back by an hour, in one place by half of one: the same wall time is so far away. */
const OVERLAPS_MS = [-60, -30, 30, 60].map((minutes) => minutes * 60_000);

/** @param {Date} moment */
function wall(moment) {
  return formatter('sv-SE', DAY_AND_CLOCK).format(moment);
}

/**
 * The time alone if it is on the same day as the other moment, else with its day.
 *
 * @param {string} instant
 * @param {string} other
 */
export function clockBeside(instant, other) {
  if (dayOf(instant) === dayOf(other)) return clock(instant);
  return `${shortDay(instant)}, ${clock(instant)}`;
}

/** @param {number} count */
export function number(count) {
  return new Intl.NumberFormat(language()).format(count);
}

/** @param {string} instant */
function shortDay(instant) {
  const parts = /** @type {const} */ ({ weekday: 'short', day: 'numeric', month: 'short' });
  const day = formatter(language(), parts).format(new Date(instant));
  return day.replace(/^(\p{L}+\.?),/u, '$1');
}

/**
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} parts
 */
function formatter(locale, parts) {
  const { timeZone } = you();
  const key = JSON.stringify([locale, timeZone, parts]);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  formatters.set(key, made);
  return made;
}

function language() {
  return you().language === 'en' ? 'en-GB' : you().language;
}
