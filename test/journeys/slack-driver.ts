import { randomUUID } from 'node:crypto';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { plainOf } from '../../src/platforms/slack/receive/plain-text.ts';
import { exampleFile } from '../support/example.ts';
import { movedClock } from '../support/moved-clock.ts';
import {
  BOT_TOKEN,
  type EmulatedSlack,
  type SlackMessage,
} from '../support/slack/emulated-slack.ts';
import { type SlackAppOptions, startSlackApp, YOUTH_TEAM } from '../support/slack/slack-app.ts';
import { commandFields } from '../support/slack/slack-requests.ts';
import { type SlackTransport, socketTransport } from '../support/slack/slack-transport.ts';
import {
  type JourneyDriver,
  type JourneyPerson,
  patient,
  type Seen,
  type SeenCard,
} from './driver.ts';
import { fetchLink } from './fetch-link.ts';

type Json = Readonly<Record<string, unknown>>;
/** What stands in a modal on a busy machine, until what was asked for comes. */
const LOADING = wordsFor('en')('slack.loading');

/** The real app against emulated Slack, over HTTP. */
export function startSlackDriver(): Promise<JourneyDriver> {
  return startDriver({ file: onSlackAlone });
}

/** The same through Socket Mode. */
export function startSlackSocketDriver(): Promise<JourneyDriver> {
  return startDriver({
    settings: { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-tandem' },
    prepare: socketTransport,
    file: onSlackAlone,
  });
}

async function startDriver(options: SlackAppOptions): Promise<JourneyDriver> {
  const time = movedClock();
  const { slack, tandem, transport, stop } = await startSlackApp({ ...options, time });
  const person = (key: string) => patient(slackPerson(slack, transport, key, tandem.port));
  const { database } = tandem.core;
  return { platform: 'slack', database, person, wait: time.move, stop };
}

function onSlackAlone(file: PartnershipFile): PartnershipFile {
  const channels = file.channels.filter(({ platform }) => platform === 'slack');
  return { ...file, channels: channels.map((one) => ({ ...one, exercise: true, people: 12 })) };
}

export function slackPerson(
  slack: EmulatedSlack,
  transport: SlackTransport,
  key: string,
  /** Where Tandem listens; needed to fetch files alone. */
  port = 0,
): JourneyPerson {
  let view: Json | undefined;
  let shown: SlackMessage | undefined;
  /** The card that stands in the open modal. */
  let modal: SlackMessage | undefined;
  const team = exampleFile().members.find((one) => one.key === key)?.slack?.team;
  const own = team ?? (key === 'youth-worker' ? YOUTH_TEAM : 'T0STRANGE');
  const user = { id: slack.user(key), team_id: own };

  /** Their own conversation with Tandem; Slack opens it with the first message. */
  async function direct(): Promise<readonly SlackMessage[]> {
    const posts = slack.calls.filter(
      ({ method, args }) => method === 'chat.postMessage' && args['channel'] === user.id,
    );
    const conversation = posts.map(({ answer: { channel } }) => channel).find(Boolean);
    return conversation === undefined ? [] : slack.history(String(conversation));
  }

  /** Does something, and sees the first thing that comes of it. */
  async function see(act: () => Promise<unknown>): Promise<Seen> {
    const before = slack.calls.length;
    const answer = await act();
    for (let tries = 0; tries < 200; tries += 1) {
      const all = [seenAnswer(answer), ...slack.calls.slice(before).map(seenCall)];
      const seen = all.find((one) => one && one.text !== LOADING);
      if (seen) {
        view = viewAfter(seen, view);
        shown = seen.message;
        modal = cardIn(seen);
        return { kind: seen.kind, text: seen.text };
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('Nothing came of it.');
  }

  async function interactive(): Promise<Json> {
    const trigger_id = await slack.trigger(key);
    return { user, team: { id: 'T0POLICE' }, api_app_id: 'A0TANDEM', trigger_id };
  }

  return {
    types: (command) =>
      see(async () => {
        const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(command) ?? [];
        return transport.command(
          commandFields({
            command: name,
            text,
            team_id: own,
            user_id: user.id,
            channel_id: slack.channel,
            trigger_id: await slack.trigger(key),
            response_url: slack.responseUrl,
          }),
        );
      }),
    submits: (values) =>
      see(async () => {
        if (!view) throw new Error('No dialog is open.');
        const filled = {
          ...view,
          id: view['id'] ?? randomUUID(),
          type: 'modal',
          state: stateOf(view, values),
        };
        return transport.interaction({
          ...(await interactive()),
          type: 'view_submission',
          view: filled,
        });
      }),
    presses: (label, onCardWith) =>
      see(async () => {
        const alone = [shown, modal].filter((one) => one !== undefined);
        const all = [...(await slack.history()), ...(await direct()), ...alone];
        const message = all.findLast((one) => canPress(one, label, onCardWith));
        const button = objectsOf(message?.blocks).find((one) => labelOf(one) === label);
        if (!button) throw new Error(`No button "${label}" on a card with "${onCardWith}".`);
        return transport.interaction({
          ...(await interactive()),
          type: 'block_actions',
          ...(message === modal
            ? { view: { ...view, type: 'modal' } }
            : { channel: { id: slack.channel }, response_url: slack.responseUrl }),
          actions: [{ ...button, block_id: 'b', action_ts: '1.1' }],
        });
      }),
    option(field, label) {
      const input = objectsOf(view?.['blocks']).find((one) => one['block_id'] === field);
      const found = objectsOf(input).find((one) => labelOf(one).includes(label) && one['value']);
      if (!found) throw new Error(`"${field}" does not offer "${label}".`);
      return String(found['value']);
    },
    fetches: (label) => fetchLink([shown, modal], label, port),
    cards: async () => (await slack.history()).map(seenCard),
    told: async () => (await direct()).map(seenCard),
  };
}

/** What takes the place of a view in answer to it goes by the same id. */
function viewAfter(seen: SeenView, before: Json | undefined): Json | undefined {
  return seen.view ? { ...seen.view, id: seen.view['id'] ?? before?.['id'] } : before;
}

/** A card in a modal, as one that was posted. */
function cardIn({ kind, text, view }: SeenView): SlackMessage | undefined {
  if (kind !== 'card' || !view) return undefined;
  return { ts: '', text, blocks: objectsOf(view['blocks']) };
}

function canPress(message: SlackMessage, label: string, text: string): boolean {
  return cardText(message).includes(text) && seenCard(message).buttons.includes(label);
}

interface SeenView extends Seen {
  readonly view?: Json;
  readonly message?: SlackMessage | undefined;
}

/** What the bot answered a submission with. */
function seenAnswer(answer: unknown): SeenView | undefined {
  const { response_action, errors, view } = Object(answer);
  if (response_action === 'errors') return { kind: 'faults', text: JSON.stringify(errors) };
  if (response_action === 'update') return seenModal(view);
  return undefined;
}

function seenCall({ method, args, answer }: EmulatedSlack['calls'][number]): SeenView | undefined {
  if (method === 'views.open' && answer['ok']) return seenModal(Object(answer['view']));
  if (method === 'views.update' && answer['ok']) return seenModal(Object(answer['view']));
  if (method !== 'response_url') return undefined;
  const plain = objectsOf(args['blocks']).every((one) => one['type'] !== 'button');
  const text = String(args['text']);
  const message = { ts: '', text, blocks: objectsOf(args['blocks']) };
  return { kind: plain ? 'notice' : 'card', text: plainOf(text), message };
}

function seenModal(view: Json): SeenView {
  const text = objectsOf(view['blocks'])
    .flatMap((one) => (typeof one['text'] === 'string' ? [one['text']] : []))
    .join('\n');
  const kind = objectsOf(view['blocks']).some((one) => one['type'] === 'input') ? 'dialog' : 'card';
  return { kind, text, view };
}

function seenCard(message: SlackMessage): SeenCard {
  const buttons = objectsOf(message.blocks).filter((one) => one['type'] === 'button');
  return { text: cardText(message), buttons: buttons.map(labelOf) };
}

function cardText({ text }: SlackMessage): string {
  return plainOf(text);
}

function labelOf(button: Json): string {
  return String(Object(button['text'])['text'] ?? '');
}

/** What stands in the inputs: as it was, unless it was filled in. */
export function stateOf(view: Json, values: Readonly<Record<string, string | readonly string[]>>) {
  const inputs = objectsOf(view['blocks']).filter((one) => one['type'] === 'input');
  const states = inputs.map((input) => {
    const name = String(input['block_id']);
    const element: Json = Object(input['element']);
    return [name, { value: fieldState(element, values[name]) }];
  });
  return { values: Object.fromEntries(states) };
}

function fieldState(element: Json, value: string | readonly string[] | undefined): Json {
  const type = String(element['type']);
  const options = [value ?? []].flat().map((one) => ({ value: one }));
  switch (type) {
    case 'plain_text_input':
      return { type, value: (value ?? element['initial_value'] ?? '') || null };
    case 'datepicker':
      return { type, selected_date: value ?? element['initial_date'] ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: value ? options : (element['initial_options'] ?? []) };
    default:
      return { type, selected_option: options[0] ?? element['initial_option'] ?? null };
  }
}

function objectsOf(json: unknown): Json[] {
  if (Array.isArray(json)) return json.flatMap(objectsOf);
  if (typeof json !== 'object' || json === null) return [];
  return [json as Json, ...Object.values(json).flatMap(objectsOf)];
}
