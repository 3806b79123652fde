/**
 * The arrows between the folders of src/: who may import whom.
 * Anything not listed here is forbidden. See docs/architecture.md.
 */
const LEAVES = ['locales', 'config', 'log', 'temporal', 'compile-cache'];
const MAY_IMPORT = {
  domain: [],
  cards: [],
  'personal-data': ['domain'],
  ports: ['domain', 'cards'],
  bot: ['domain', 'cards', 'ports', 'personal-data'],
  features: ['domain', 'cards', 'ports', 'bot', 'personal-data'],
  platforms: ['domain', 'cards', 'ports', 'bot'],
  storage: ['domain', 'cards', 'ports'],
  schedule: ['domain', 'cards', 'ports', 'bot'],
  documents: ['domain', 'cards', 'ports'],
  http: ['domain', 'ports'],
};

/** Rooms that reach for no leaf either: rules and words alone. */
const WITHOUT_LEAVES = ['domain', 'cards', 'personal-data'];

/** One rule a folder: everything of ours outside its list is out of bounds. */
const arrows = Object.entries(MAY_IMPORT).map(([folder, allowed]) => {
  const reachable = [folder, ...allowed, ...(WITHOUT_LEAVES.includes(folder) ? [] : LEAVES)];
  return {
    name: `arrows-${folder}`,
    severity: 'error',
    comment: `${folder} may import: ${allowed.join(', ') || 'nothing'}`,
    from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' },
    to: { path: '^src/', pathNot: `^src/(${reachable.join('|')})(/|\\.ts)` },
  };
});

/**
 * The rooms within a folder, lowest first: one may import those before it, and files of the folder itself only
 * where that is said. See docs/architecture.md.
 */
const ROOMS = {
  'src/domain': [
    'text',
    'people',
    'time',
    'phrases',
    'protocol',
    'signal',
    'meeting',
    'crisis',
    'reminder',
    'register',
    'sharing',
  ],
  'src/bot': ['declare', 'form', 'signals', 'crisis', '.', 'jobs', 'delivery', 'handout'],
  'src/ports': ['people', 'signal', 'protocol', 'meeting', 'files', 'delivery', 'crisis', '.'],
  'src/storage': [
    'line',
    'database',
    'install',
    'protection',
    'delivery',
    'people',
    'signal',
    'protocol',
    'meeting',
    'crisis',
    '.',
  ],
  'src/personal-data': [
    'data',
    'words',
    'text',
    'dates',
    'identifiers',
    'names',
    'origin',
    'address',
    'contact',
    '.',
  ],
};

const inRoom = (folder, room) => (room === '.' ? `^${folder}/[^/]+$` : `^${folder}/${room}/`);

/** One rule a room: whatever stands after it in the list is out of bounds. */
const roomArrows = Object.entries(ROOMS).flatMap(([folder, rooms]) =>
  rooms.slice(0, -1).map((room, at) => ({
    name: `rooms-${folder.slice('src/'.length)}-${room}`,
    severity: 'error',
    comment: `${folder}/${room} may import: ${rooms.slice(0, at).join(', ') || 'none of the other rooms'}`,
    from: { path: inRoom(folder, room), pathNot: '\\.test\\.ts$' },
    to: { path: rooms.slice(at + 1).map((later) => inRoom(folder, later)) },
  })),
);

/** What opens a form or answers a command. */
const HANDLERS = '(-dialogs?|-presses|/submit-[^/]+|/commands?|/home|/index)\\.ts$';

module.exports = {
  forbidden: [
    ...arrows,
    ...roomArrows,
    {
      name: 'handlers-last',
      severity: 'error',
      comment:
        'in a feature: names ← cards ← use cases ← handlers (dialogs, presses, commands); nothing else imports a handler',
      from: { path: '^src/features/[^/]+/', pathNot: `\\.test\\.ts$|${HANDLERS}` },
      to: { path: `^src/features/[^/]+/.*${HANDLERS}` },
    },
    {
      name: 'pure-inside',
      severity: 'error',
      comment:
        'domain and cards import no package and no Node module; rrule-temporal reckons dates and does nothing else',
      from: { path: '^src/(domain|cards)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypesNot: ['local', 'unknown'], pathNot: '^node_modules/rrule-temporal/' },
    },
    {
      name: 'leaves',
      severity: 'error',
      comment: 'leaves import nothing of ours',
      from: { path: `^src/(${LEAVES.join('|')})(/|\\.ts)`, pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: `^src/(${LEAVES.join('|')})(/|\\.ts)` },
    },
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'features never import each other; a shared idea moves to domain/ or bot/',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'platforms-apart',
      severity: 'error',
      comment:
        'platforms never import each other, but what they share: shared/, and adaptive/ of teams/ and room/',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/[^/]+/', pathNot: '^src/platforms/($1|adaptive|shared)/' },
    },
    {
      name: 'platforms-shared',
      severity: 'error',
      comment: 'what all platforms share knows none of them',
      from: { path: '^src/platforms/shared/' },
      to: { path: '^src/platforms/', pathNot: '^src/platforms/shared/' },
    },
    {
      name: 'entrances',
      severity: 'error',
      comment: 'nothing imports the entrances',
      from: {
        path: '^src/',
        pathNot:
          '^src/(main|start|compose|compose-platforms|compose-shutdown)\\.ts$|^src/cli/|\\.test\\.ts$',
      },
      to: { path: '^src/(main|start|compose|compose-platforms|compose-shutdown)\\.ts$|^src/cli/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: 'generated' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'src/storage/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
