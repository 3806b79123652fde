import PLACES from './words/places.json' with { type: 'json' };

/** Zones by the city they are called after, in lower case: `new york`. */
const CITIES = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone).toLowerCase(), zone]),
);

/** Names that the database of zones lacks. */
const OTHERS = new Map(
  Object.entries(PLACES).flatMap(([zone, names]) => names.map((name) => [name, zone])),
);
const ZONE_NAME = /^[a-z_]+(?:\/[a-z0-9_+-]+)+$/i;

/**
 * The time zone of an IANA name or of a city, however it is spelled in capitals.
 *
 * @param name without accents.
 * @returns the IANA name; nothing for what is neither. An offset is no zone: it knows no summer.
 */
export function zoneNamed(name: string): string | undefined {
  const city = name.toLowerCase();
  return OTHERS.get(city) ?? CITIES.get(city) ?? (isZoneName(name) ? zoneOf(name) : undefined);
}

/** Whether it looks like an IANA name, be there such a zone or not. */
export function isZoneName(name: string): boolean {
  return ZONE_NAME.test(name);
}

function zoneOf(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** `America/New_York` → `New York`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
