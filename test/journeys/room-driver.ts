import { randomUUID } from 'node:crypto';
import { startTandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type {
  AdaptiveCardJson,
  DialogView,
  MessagesView,
  ReplyView,
  RoomView,
} from '../../src/platforms/room/protocol.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { placeForTest } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { movedClock } from '../support/moved-clock.ts';
import {
  type JourneyDriver,
  type JourneyPerson,
  patient,
  type Seen,
  type SeenCard,
} from './driver.ts';
import { fetchLink } from './fetch-link.ts';

/** The practice room, over HTTP, on a Tandem that is wired as `npm start` wires it. */
export async function startRoomDriver(): Promise<JourneyDriver> {
  const place = await placeForTest();
  const config = readConfig({ ...place.settings, PRACTICE_ROOM: 'on', PORT: '0' });
  const time = movedClock();
  const tandem = await startTandem(config, createLog('silent'), time);
  time.onMove(() => tandem.core.soon.tell(tandem.core.clock.now()));
  await registerWriter(tandem.core.database).apply(exampleFile(), tandem.core.clock.now());
  await tandem.core.directory.refresh();
  const address = `http://127.0.0.1:${tandem.port}/practice/api`;
  return {
    platform: 'room',
    database: tandem.core.database,
    person: (key) => patient(roomPerson(address, `havenstad/${key}`)),
    wait: time.move,
    async stop() {
      await tandem.stop();
      await place.remove();
    },
  };
}

export function roomPerson(address: string, as: string): JourneyPerson {
  let dialog: DialogView | undefined;
  let answer: AdaptiveCardJson | undefined;

  async function post(path: string, body: object): Promise<Seen> {
    const reply = await call<ReplyView>(`${address}/${path}`, {
      as,
      id: randomUUID(),
      conversation: await joint(),
      ...body,
    });
    if (reply.kind === 'dialog') dialog = reply.dialog;
    answer = reply.kind === 'card' ? reply.card : undefined;
    return seen(reply);
  }

  async function place(fits: (one: RoomView['conversations'][number]) => boolean) {
    const room = await call<RoomView>(`${address}/room?as=${as}`);
    return room.conversations.find(fits)?.id;
  }

  async function joint(): Promise<string> {
    return (await place(({ name }) => name === 'joint-desk')) ?? '';
  }

  const direct = () => place(({ kind }) => kind === 'direct');

  async function messages(conversation: string | undefined): Promise<readonly AdaptiveCardJson[]> {
    if (conversation === undefined) return [];
    const query = `as=${as}&conversation=${conversation}`;
    const view = await call<MessagesView>(`${address}/messages?${query}`);
    return view.messages.map(({ card }) => card);
  }

  return {
    types: (text) => post('commands', { text }),
    async submits(values) {
      if (!dialog) throw new Error('No dialog is open.');
      const { action, key, about } = dialog;
      const filled = { ...standsIn(dialog), ...values };
      return post('submissions', { action, key, about, values: filled });
    },
    async presses(label, onCardWith) {
      const shown = [
        ...(await messages(await joint())),
        ...(await messages(await direct())),
        ...(answer ? [answer] : []),
      ];
      const card = shown.findLast((one) => canPress(one, label, onCardWith));
      const button = objectsOf(card).find((one) => one['title'] === label);
      if (!button) throw new Error(`No button "${label}" on a card with "${onCardWith}".`);
      return post('presses', button['data'] as object);
    },
    option: (field, label) => optionIn(objectsOf(dialog?.card), field, label),
    fetches: (label) => fetchLink(answer, label, Number(new URL(address).port)),
    cards: async () => (await messages(await joint())).map(seenCard),
    told: async () => (await messages(await direct())).map(seenCard),
  };
}

/** What the fields of a dialog begin with, as the page sends it back. */
function standsIn({ card, several }: DialogView): Record<string, string | readonly string[]> {
  const inputs = objectsOf(card).filter((one) => String(one['type']).startsWith('Input.'));
  const values = inputs.flatMap((one): [string, string | readonly string[]][] => {
    const name = String(one['id']);
    const value = String(one['value'] ?? '');
    return value === '' ? [] : [[name, several.includes(name) ? value.split(',') : value]];
  });
  return Object.fromEntries(values);
}

/** The value of a choice of an Adaptive Card, by a part of its title. */
export function optionIn(
  objects: readonly Readonly<Record<string, unknown>>[],
  field: string,
  label: string,
): string {
  const input = objects.find((one) => one['id'] === field);
  const choices: { title: string; value: string }[] = Object(input)['choices'] ?? [];
  const found = choices.find(({ title }) => title.includes(label));
  if (!found) throw new Error(`"${field}" does not offer "${label}".`);
  return found.value;
}

function canPress(card: AdaptiveCardJson, label: string, text: string): boolean {
  return textOf(card).includes(text) && seenCard(card).buttons.includes(label);
}

async function call<T>(url: string, body?: object): Promise<T> {
  const request = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, request);
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

function seen(reply: ReplyView): Seen {
  switch (reply.kind) {
    case 'card':
      return { kind: 'card', text: textOf(reply.card) };
    case 'dialog':
      return { kind: 'dialog', text: textOf(reply.dialog.card) };
    case 'notice':
      return { kind: 'notice', text: reply.text };
    case 'field-errors':
      return { kind: 'faults', text: JSON.stringify(reply.errors) };
  }
}

function seenCard(card: AdaptiveCardJson): SeenCard {
  const actions = objectsOf(card).filter((one) => one['type'] === 'Action.Execute');
  return { text: textOf(card), buttons: actions.map((one) => String(one['title'])) };
}

/** Every object in it, itself first. */
function objectsOf(json: unknown): Record<string, unknown>[] {
  if (Array.isArray(json)) return json.flatMap(objectsOf);
  if (typeof json !== 'object' || json === null) return [];
  return [json as Record<string, unknown>, ...Object.values(json).flatMap(objectsOf)];
}

/** All words of it, a line an element. */
function textOf(card: AdaptiveCardJson): string {
  return objectsOf(card)
    .map((one) => {
      if (Array.isArray(one['inlines'])) return one['inlines'].map((run) => run.text).join('');
      return one['label'] ?? '';
    })
    .filter(Boolean)
    .join('\n');
}
