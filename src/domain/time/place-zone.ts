/** Zones by the city they are called after, in lower case: `new york`. */
const CITIES = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone]));

/** Names that the database of zones lacks, as they are written in English, Dutch, German and French. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  UTC: ['utc', 'gmt', 'zulu'],
  'Europe/Amsterdam': ['the hague', 'den haag', 'rotterdam', 'utrecht'],
  'Europe/Athens': ['athene', 'athen', 'athenes'],
  'Europe/Belgrade': ['belgrado', 'belgrad'],
  'Europe/Berlin': ['hamburg', 'hambourg', 'munich', 'munchen', 'cologne', 'koln', 'frankfurt'],
  'Europe/Brussels': [
    'brussel',
    'brussel',
    'bruxelles',
    'antwerp',
    'antwerpen',
    'anvers',
    'gent',
    'ghent',
  ],
  'Europe/Bucharest': ['boekarest', 'bukarest', 'bucarest'],
  'Europe/Budapest': ['boedapest'],
  'Europe/Chisinau': ['kisjinau'],
  'Europe/Copenhagen': ['kopenhagen', 'copenhague', 'kobenhavn', 'københavn', 'aarhus'],
  'Europe/Dublin': ['cork'],
  'Europe/Helsinki': ['espoo'],
  'Europe/Istanbul': ['istanboel'],
  'Europe/Kyiv': ['kyiv', 'kiev', 'kiew', 'kyjiw'],
  'Europe/Lisbon': ['lissabon', 'lisbonne', 'lisboa'],
  'Europe/London': ['londen', 'londres', 'edinburgh', 'cardiff', 'belfast', 'manchester'],
  'Europe/Luxembourg': ['luxemburg'],
  'Europe/Madrid': ['barcelona', 'barcelone'],
  'Europe/Moscow': ['moskou', 'moskau', 'moscou'],
  'Europe/Paris': [
    'parijs',
    'lyon',
    'marseille',
    'strasbourg',
    'straatsburg',
    'strassburg',
    'lille',
  ],
  'Europe/Prague': ['praag', 'prag', 'praha'],
  'Europe/Rome': ['roma', 'rom', 'milan', 'milaan', 'mailand'],
  'Europe/Stockholm': ['goteborg', 'malmo'],
  'Europe/Tallinn': ['tartu'],
  'Europe/Vienna': ['wenen', 'wien', 'vienne'],
  'Europe/Vilnius': ['wilna', 'kaunas'],
  'Europe/Warsaw': ['warschau', 'varsovie', 'warszawa', 'krakow'],
  'Europe/Zurich': ['bern', 'berne', 'geneva', 'geneve', 'genf', 'basel', 'bazel', 'bale'],
};

const OTHERS = new Map(
  Object.entries(OTHER_NAMES).flatMap(([zone, names]) => names.map((name) => [name, zone])),
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

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase();
}
