import type { Reply } from '../../../src/bot/declare/reply.ts';
import { plainText } from '../../../src/cards/plain-text.ts';
import { toldMembers } from '../shown/told.ts';
import type { World } from '../world.ts';
import { channel } from './inbox.ts';
import { dialogOf, valuesOf } from './meetings.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
type Values = Readonly<Record<string, string | readonly string[]>>;

/** The people of the example, meeting. */
export interface Meetings {
  /** Plans a series with these words and sees its dates; the rest of the form as given. */
  plan(words: string, values?: Values, who?: string): Promise<Reply>;
  /** Fills in a form as it was opened, and sends it. */
  fill(who: string, opened: Reply, values?: Values): Promise<Reply>;
  /** Sends it, sees what will happen, and sends it again. */
  agree(who: string, opened: Reply, values?: Values): Promise<Reply>;
  press(who: string, what: string, value: string): Promise<Reply>;
  idOf(who: string): string;
  /** The cards of one kind in the channel, as text. */
  inChannel(card: string): Promise<readonly string[]>;
  /** What members were told by cards of one kind: "who: text". */
  told(card: string): Promise<readonly string[]>;
}

export function meetingsOf(world: World): Meetings {
  const fill: Meetings['fill'] = (who, opened, values = {}) => {
    const dialog = dialogOf(opened);
    const { action, key, about } = dialog;
    const sent = { ...valuesOf(dialog), ...values };
    return world.submit(who, action, sent, { key, ...(about !== undefined && { about }) });
  };
  const agree: Meetings['agree'] = async (who, opened, values) =>
    fill(who, await fill(who, opened, values));
  return {
    fill,
    agree,
    async plan(words, values = {}, who = 'liaison-officer') {
      const opened = await world.command(who, 'liaison', `schedule ${words}`);
      return fill(who, opened, values);
    },
    press: (who, what, value) => world.press(who, `liaison.${what}`, value),
    idOf: (who) => world.presence(who).member.id,
    async inChannel(card) {
      const found = (await channel(world)).filter(({ name }) => name === card);
      return found.map((one) => plainText(one.card, READER));
    },
    async told(card) {
      const found = await toldMembers(world, new RegExp(`^${card}$`));
      return found.map(({ who, text }) => `${who}: ${text}`);
    },
  };
}

/** What stands between the fields of a form, as text. */
export function notesOf(reply: Reply | undefined): string {
  return dialogOf(reply)
    .fields.flatMap((field) => (field.tag === 'note' ? [field.blocks] : []))
    .map((blocks) => plainText({ title: '', blocks, buttons: [] }, READER))
    .join('\n');
}

export function errorsOf(reply: Reply): Readonly<Record<string, string>> {
  if (reply.kind !== 'field-errors') throw new Error(`No faults: ${JSON.stringify(reply)}`);
  return reply.errors;
}
