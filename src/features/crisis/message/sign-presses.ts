import { randomUUID } from 'node:crypto';
import { longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Block } from '../../../cards/card.ts';
import { hashWords } from '../../../domain/crisis/hash-words.ts';
import { missingSides } from '../../../domain/crisis/signing.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { framed } from '../crisis-card-frame.ts';
import { CHANGES_ACTION, PUSH_ACTION } from '../crisis-cards.ts';
import { changesInput, readSigned } from '../input.ts';
import { pushMessage } from '../push/push-message.ts';
import { personFaults } from './event-text-faults.ts';
import { type ShownVersion, showVersion } from './show-version.ts';
import { reachWords, signCard } from './sign-card.ts';
import { requestChanges, signVersion, withdrawSignature } from './sign-version.ts';

/** Reads it again as it now stands. */
export const read: PressHandler = async (turn, id) => {
  return { kind: 'card', card: signCard(await turn.perform(showVersion, { id }), turn) };
};

export const sign: PressHandler = async (turn, value) => {
  const id = await turn.perform(signVersion, readSigned(value));
  return read(turn, id);
};

export const withdraw: PressHandler = async (turn, id) => {
  return read(turn, await turn.perform(withdrawSignature, { id }));
};

export const openChanges: PressHandler = async (turn, id) => {
  const { words } = turn;
  const { version } = await turn.perform(showVersion, { id });
  const { content, number } = version;
  return {
    kind: 'dialog',
    dialog: {
      action: CHANGES_ACTION,
      key: randomUUID(),
      about: id,
      title: words('crisis.changes.title', { reference: content.reference, number }),
      submit: words('crisis.changes.submit'),
      fields: [
        longText({
          name: 'text',
          label: words('crisis.changes.text'),
          hint: words('crisis.changes.hint'),
          required: true,
        }),
      ],
    },
  };
};

export const submitChanges: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(changesInput, values, turn.words);
  if (!form.ok) return form.reply;
  const errors = personFaults(form.input, turn.words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  return read(turn, await turn.perform(requestChanges, { id: about, key, ...form.input }));
};

/** Shows once what will happen, to how many: a push cannot be undone. */
export const openPush: PressHandler = async (turn, value) => {
  const { words } = turn;
  const { id, hash } = readSigned(value);
  const shown = await turn.perform(showVersion, { id });
  if (shown.version.hash !== hash) throw new Refusal('crisis_hash_differs');
  const { version } = shown;
  return {
    kind: 'dialog',
    dialog: {
      action: PUSH_ACTION,
      key: randomUUID(),
      about: value,
      title: words('crisis.push.title', { reference: version.content.reference }),
      submit: words('crisis.push.submit'),
      fields: [{ tag: 'note', blocks: pushBlocks(shown, words) }],
    },
  };
};

function pushBlocks(shown: ShownVersion, words: Parameters<typeof reachWords>[1]): Block[] {
  const { content, hash, number } = shown.version;
  const say = (text: string): Block => ({ tag: 'text', tone: 'normal', text: [text] });
  const { words: spoken, hex } = hashWords(hash);
  const missing = missingSides(shown).length > 0;
  return [
    say(words('crisis.push.version', { number, words: spoken, hex })),
    {
      tag: 'text',
      tone: 'normal',
      text: [{ run: 'strong', text: reachWords(content.targets, words) }],
    },
    say(content.targets.map(({ name }) => name).join('; ')),
    say(words(content.exercise ? 'crisis.push.exercise' : 'crisis.push.real')),
    ...(missing ? [say(words('crisis.push.missing'))] : []),
  ];
}

export const submitPush: SubmissionHandler = async (turn, { key, about = '' }) => {
  const { words } = turn;
  const id = await turn.perform(pushMessage, { ...readSigned(about), key });
  const { unit, version } = await turn.perform(showVersion, { id });
  const { reference, targets } = version.content;
  const title = words('crisis.push.done', { reference });
  return {
    kind: 'card',
    card: framed(unit, title, turn, {
      blocks: [{ tag: 'text', tone: 'normal', text: [reachWords(targets, words)] }],
      buttons: [button('crisis.board', id, words('crisis.button.board'), { look: 'primary' })],
    }),
  };
};
