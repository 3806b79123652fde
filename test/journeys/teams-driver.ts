import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { movedClock } from '../support/moved-clock.ts';
import type { EmulatedTeams, TeamsMessage } from '../support/teams/emulated-teams.ts';
import {
  startTeamsApp,
  type TeamsAnswer,
  type TeamsTransport,
} from '../support/teams/teams-app.ts';
import { directId } from '../support/teams/teams-conversations.ts';
import { activity, press, type Sent, slash, task } from '../support/teams/teams-requests.ts';
import {
  type JourneyDriver,
  type JourneyPerson,
  patient,
  type Seen,
  type SeenCard,
} from './driver.ts';
import { fetchLink } from './fetch-link.ts';
import { optionIn } from './room-driver.ts';

const WITH_APP = [
  'liaison-officer',
  'community-officer',
  'safety-coordinator',
  'mayors-office',
  'youth-worker',
];

/** How long somebody takes to type a command. */
const TYPING_SECONDS = 5;

type Json = Readonly<Record<string, unknown>>;
const UNSEEN: ReadonlySet<string> = new Set(['data', 'refresh']);

/** The real app against emulated Teams, over HTTP, with tokens as Teams signs them. */
export async function startTeamsDriver(): Promise<JourneyDriver> {
  const time = movedClock();
  const { teams, tandem, transport, stop } = await startTeamsApp({ file: onTeamsAlone, time });
  // Who has the app and said a word to it can be written to.
  for (const key of WITH_APP) {
    const somebody = teams.person(key);
    const { tenant } = somebody;
    teams.addConversation({ id: directId(somebody), tenant, kind: 'direct', members: [key] });
    await transport(activity(teams, { key, where: 'personal' }, { text: 'help' }));
  }
  const person = (key: string) => {
    const { types, ...hands } = teamsPerson(teams, transport, key, tandem.port);
    return patient({ ...hands, types: (command) => byHand(() => types(command)) });
  };
  // Typed at a machine's pace, what is answered would soon have to wait: Teams takes 60 messages in 30 s in one place.
  const byHand = <T>(type: () => Promise<T>) => {
    time.move({ seconds: TYPING_SECONDS });
    return type();
  };
  const { database } = tandem.core;
  return { platform: 'teams', database, person, wait: time.move, stop };
}

function onTeamsAlone(file: PartnershipFile): PartnershipFile {
  const channels = file.channels.filter(({ platform }) => platform === 'teams');
  return { ...file, channels: channels.map((one) => ({ ...one, exercise: true, people: 12 })) };
}

export function teamsPerson(
  teams: EmulatedTeams,
  transport: TeamsTransport,
  key: string,
  /** Where Tandem listens; needed to fetch files alone. */
  port = 0,
): JourneyPerson {
  /** The dialog that is open. */
  let dialog: Json | undefined;
  /** The last card that they alone were shown. */
  let shown: Json | undefined;
  const from = { key };
  const me = teams.person(key).id;

  /** What only they see there. */
  const mine = () => teams.messages().filter(({ only }) => only === me);
  /** Their own chat with Tandem, once it was opened. */
  const direct = () => {
    const conversation = teams.direct(key);
    return conversation === undefined ? [] : teams.messages(conversation);
  };
  const standing = () =>
    teams.messages().filter(({ only, root }) => only === undefined && root === undefined);

  async function send(sent: Sent): Promise<TeamsAnswer> {
    const answer = await transport(sent);
    if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Does something, and sees the first private message that comes of it. */
  async function seePrivate(before: number): Promise<Seen> {
    for (let tries = 0; tries < 400; tries += 1) {
      const message = mine()[before];
      if (message) return seeMessage(message);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('Nothing came of it.');
  }

  /** A card that offers a form is pressed at once. */
  async function seeMessage({ activity }: TeamsMessage): Promise<Seen> {
    const card = activity.attachments[0]?.content;
    if (!card) return { kind: 'notice', text: activity.text ?? '' };
    const offer = actionsOf(card).find(({ title }) => title === wordsFor('en')('teams.open_form'));
    if (!offer) shown = card;
    return offer ? act(offer) : { kind: 'card', text: textOf(card) };
  }

  async function act(action: Json): Promise<Seen> {
    if (action['type'] === 'Action.Submit') {
      return seeTask(await send(task(teams, from, 'task/fetch', Object(action['data']))));
    }
    const before = mine().length;
    const { body } = await send(press(teams, from, action));
    const said = String(Object(body)['value']);
    if (said !== wordsFor('en')('teams.shown_here')) return { kind: 'notice', text: said };
    return seePrivate(before);
  }

  function seeTask({ body }: TeamsAnswer): Seen {
    const { type, value } = Object(Object(body)['task']);
    if (type === 'message') return { kind: 'notice', text: String(value) };
    const card: Json = value.card.content;
    dialog = card;
    shown = card;
    const inputs = objectsOf(card).some((one) => String(one['type']).startsWith('Input.'));
    if (!inputs) return { kind: 'card', text: textOf(card) };
    const faults = runsOf(card).some((run) => run['color'] === 'Attention' && !run['size']);
    return { kind: faults ? 'faults' : 'dialog', text: textOf(card) };
  }

  return {
    async types(command) {
      const before = mine().length;
      await send(slash(teams, from, command.replace(/^\//, '')));
      return seePrivate(before);
    },
    async submits(values) {
      if (!dialog) throw new Error('No dialog is open.');
      return seeTask(await send(task(teams, from, 'task/submit', filledIn(dialog, values))));
    },
    async presses(label, onCardWith) {
      const card = [...standing().map(cardOf), ...direct().map(cardOf), shown].findLast((one) =>
        canPress(one, label, onCardWith),
      );
      const action = actionsOf(card).find(({ title }) => title === label);
      if (!action) throw new Error(`No button "${label}" on a card with "${onCardWith}".`);
      return act(action);
    },
    option: (field, label) => optionIn(objectsOf(dialog), field, label),
    fetches: (label) => fetchLink(shown, label, port),
    cards: async () => standing().map(seenCard),
    told: async () => direct().map(seenCard),
  };
}

function canPress(card: Json | undefined, label: string, text: string): boolean {
  return textOf(card).includes(text) && actionsOf(card).some(({ title }) => title === label);
}

function seenCard(message: TeamsMessage): SeenCard {
  const card = cardOf(message);
  return { text: textOf(card), buttons: actionsOf(card).map(({ title }) => String(title)) };
}

function cardOf({ activity }: TeamsMessage): Json {
  return activity.attachments[0]?.content ?? {};
}

/** What the submit button sends: what it carries, and what stands in the inputs. */
export function filledIn(
  dialog: Json,
  values: Readonly<Record<string, string | readonly string[]>>,
): Json {
  const inputs = objectsOf(dialog).filter((one) => String(one['type']).startsWith('Input.'));
  const filled = inputs.map((input) => {
    const name = String(input['id']);
    const value = values[name] ?? input['value'] ?? '';
    return [name, Array.isArray(value) ? value.join(',') : value] as const;
  });
  return { ...Object(actionsOf(dialog)[0]?.['data']), ...Object.fromEntries(filled) };
}

export function actionsOf(card: unknown): Json[] {
  return objectsOf(card).filter((one) => String(one['type']).startsWith('Action.'));
}

function runsOf(card: unknown): Json[] {
  return objectsOf(card).filter((one) => one['type'] === 'TextRun');
}

/** All words of it, a line an element. */
export function textOf(card: unknown): string {
  return objectsOf(card)
    .map((one) => {
      if (Array.isArray(one['inlines'])) return one['inlines'].map((run) => run.text).join('');
      return one['type'] === 'TextBlock' ? one['text'] : (one['label'] ?? '');
    })
    .filter(Boolean)
    .join('\n');
}

/** Every object in it, itself first; what only travels along, or is for Teams alone, is left out. */
function objectsOf(json: unknown): Json[] {
  if (Array.isArray(json)) return json.flatMap(objectsOf);
  if (typeof json !== 'object' || json === null) return [];
  const shown = Object.entries(json).flatMap(([name, value]) => (UNSEEN.has(name) ? [] : [value]));
  return [{ ...json }, ...shown.flatMap(objectsOf)];
}
