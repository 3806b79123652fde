import { type Document, LineCounter, parseDocument } from 'yaml';
import { InputFault } from '../config/input-fault.ts';
import type { PartnershipFile } from '../domain/register/partnership-file.ts';
import { tidy } from '../domain/text/tidy.ts';
import { partnershipFile, type WrittenFile } from './partnership-schema.ts';

type Path = readonly PropertyKey[];

/**
 * Reads a partnership file.
 *
 * @param text YAML; `docs/partnership.example.yaml` is a living example.
 * @throws InputFault naming each fault and its line.
 */
export function readPartnershipFile(text: string): PartnershipFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new InputFault(
      document.errors.map((error) => error.message.split('\n')[0] ?? error.code),
    );
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
  const read = partnershipFile.safeParse(tidied(plain(document)));
  if (!read.success) {
    throw new InputFault(read.error.issues.map(({ path, message }) => `${at(path)}: ${message}`));
  }
  const faults = crossFaults(read.data).map(({ path, message }) => `${at(path)}: ${message}`);
  if (faults.length > 0) throw new InputFault([...new Set(faults)]);
  return complete(read.data, lineOf);
}

/** Aliases are of no use here, and a few nested ones fill a machine's memory. */
function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new InputFault(['line 1: write it without aliases (&name, *name)']);
  }
}

/** Names and numbers are often pasted, with what nobody sees around them. */
function tidied(written: unknown): unknown {
  if (typeof written === 'string') return tidy(written);
  if (Array.isArray(written)) return written.map(tidied);
  if (typeof written !== 'object' || written === null) return written;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, tidied(value)]));
}

interface Fault {
  readonly path: Path;
  readonly message: string;
}

/** What no entry can know by itself. */
function crossFaults(raw: WrittenFile): Fault[] {
  const known = new Set(raw.organisations.map((one) => one.key));
  const strangers = raw.members.flatMap(({ organisation }, index) => {
    const message = `no organisation has the key "${organisation}"`;
    return known.has(organisation) ? [] : [{ path: ['members', index, 'organisation'], message }];
  });
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

function complete(written: WrittenFile, lineOf: (path: Path) => number): PartnershipFile {
  return {
    ...written,
    members: written.members.map((one) => ({
      ...one,
      language: one.language ?? written.partnership.language,
    })),
    channels: written.channels.map((one, index) => ({
      ...one,
      line: lineOf(['channels', index, 'conversation']),
      team: one.platform === 'teams' ? one.team?.toLowerCase() : one.team,
    })),
  };
}
