import { randomUUID } from 'node:crypto';
import { choice, oneLine } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Button, Card, ListRow, RichText } from '../../../cards/card.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import { MESSAGE_LANGUAGES } from '../../../domain/crisis/message.ts';
import { VOICE_KINDS } from '../../../domain/crisis/spokesperson.ts';
import { BRIEF_ACTION, VOICE_ACTION, VOICE_REMOVE_ACTION, VOICES_ACTION } from '../crisis-cards.ts';
import { voiceInput } from '../input.ts';
import {
  confirmBriefing,
  type ListedVoice,
  listVoices,
  recordBriefing,
  removeVoice,
  type ShownVoice,
  saveVoice,
  showVoice,
} from './spokespersons.ts';

/** What a choice of nobody is sent as: an empty one is a choice that was not made. */
const NOBODY = 'nobody';
const NEW = 'new';

export async function openVoices(turn: Turn): Promise<Reply> {
  return { kind: 'card', card: listCard(await turn.perform(listVoices, {}), turn) };
}

function listCard(voices: readonly ListedVoice[], turn: Turn): Card {
  const { words } = turn;
  const add = button(VOICE_ACTION, NEW, words('crisis.voice.add'), {
    look: 'primary',
    opensDialog: true,
  });
  return {
    title: words('crisis.voice.list', { count: voices.length }),
    blocks:
      voices.length > 0
        ? [{ tag: 'list', rows: voices.map((one) => voiceRow(one, turn)) }]
        : [{ tag: 'text', tone: 'normal', text: [words('crisis.voice.none')] }],
    buttons: [add],
  };
}

function voiceRow({ voice, last }: ListedVoice, { words }: Turn): ListRow {
  const { name, kind, language, area, member, id } = voice;
  const about = [words(`crisis.voice.kinds.${kind}`), words(`crisis.language.${language}`), area]
    .filter(Boolean)
    .join(' · ');
  const reached = member
    ? words('crisis.voice.in_chat', { name: member.name })
    : words('crisis.voice.phone');
  return {
    symbol: last ? 'done' : 'open',
    text: [{ run: 'strong', text: name }, ` · ${about}`],
    detail: [`${reached} · `, ...lastWords(last, words)],
    button: button(VOICES_ACTION, id, words('crisis.voice.open')),
  };
}

function lastWords(last: ListedVoice['last'], words: Turn['words']): RichText {
  if (!last) return [words('crisis.voice.never')];
  const { reference, number, given } = last;
  return [
    `${words('crisis.voice.last', { reference, number })} `,
    { run: 'time', at: given.at.toString() },
  ];
}

/** One voice, with how they are reached; without a value the list. */
export const pressVoice: PressHandler = async (turn, id) => {
  if (id === '') return openVoices(turn);
  return { kind: 'card', card: oneCard(await turn.perform(showVoice, { id }), turn) };
};

function oneCard({ voice, last, current, reach }: ShownVoice, { words }: Turn): Card {
  const { id, name, member } = voice;
  const brief: Button[] = current
    ? [
        button(BRIEF_ACTION, `${id} ${current.id}`, words('crisis.voice.record', { ...current }), {
          look: 'primary',
        }),
      ]
    : [];
  return {
    title: words('crisis.voice.one', { name }),
    blocks: [
      {
        tag: 'facts',
        facts: [
          {
            label: words('crisis.voice.reach'),
            value: [reach || words('crisis.report.not_known')],
          },
          {
            label: words('crisis.voice.chat'),
            value: [member?.name ?? words('crisis.voice.nobody')],
          },
          { label: words('crisis.voice.briefed'), value: lastWords(last, words) },
        ],
      },
    ],
    buttons: [
      ...brief,
      button(VOICE_ACTION, id, words('crisis.voice.change'), { opensDialog: true }),
      button(VOICE_REMOVE_ACTION, id, words('crisis.voice.remove')),
    ],
  };
}

export const openVoice: PressHandler = async (turn, id) => {
  turn.require(saveVoice.right);
  const shown = id === NEW ? undefined : await turn.perform(showVoice, { id });
  return { kind: 'dialog', dialog: voiceDialog(shown, turn) };
};

function voiceDialog(shown: ShownVoice | undefined, { words, members }: Turn): Dialog {
  const { voice, reach = '' } = shown ?? {};
  const names = new Map(members.map((one) => [one.id, `${one.name} (${one.organisation.name})`]));
  return {
    action: VOICE_ACTION,
    key: randomUUID(),
    about: voice?.id ?? NEW,
    title: words(voice ? 'crisis.voice.change_title' : 'crisis.voice.add_title'),
    submit: words('crisis.voice.submit'),
    fields: [
      oneLine({
        name: 'name',
        label: words('crisis.voice.name'),
        hint: words('crisis.voice.name_hint'),
        required: true,
        value: voice?.name ?? '',
      }),
      choice(
        { name: 'kind', label: words('crisis.voice.kind'), most: 1 },
        VOICE_KINDS,
        (one) => words(`crisis.voice.kinds.${one}`),
        [voice?.kind ?? 'community'],
      ),
      choice(
        { name: 'language', label: words('crisis.voice.language'), most: 1 },
        MESSAGE_LANGUAGES,
        (one) => words(`crisis.language.${one}`),
        [voice?.language ?? 'en'],
      ),
      oneLine({ name: 'area', label: words('crisis.voice.area'), value: voice?.area ?? '' }),
      choice(
        { name: 'member', label: words('crisis.voice.chat'), most: 1 },
        [NOBODY, ...names.keys()],
        (one) => names.get(one) ?? words('crisis.voice.nobody'),
        [voice?.member?.memberId ?? NOBODY],
      ),
      oneLine({
        name: 'reach',
        label: words('crisis.voice.reach'),
        hint: words('crisis.voice.reach_hint'),
        value: reach,
      }),
    ],
  };
}

export const submitVoice: SubmissionHandler = async (turn, { key, about = NEW, values }) => {
  const { words } = turn;
  const form = readForm(voiceInput, values, words);
  if (!form.ok) return form.reply;
  const { member, ...said } = form.input;
  const faults = (['name', 'area'] as const).filter((one) => lookAtTexts([said[one]]).length > 0);
  if (faults.length > 0) {
    const errors = Object.fromEntries(faults.map((one) => [one, words('crisis.voice.person')]));
    return { kind: 'field-errors', errors };
  }
  const memberId = member === NOBODY ? '' : member;
  if (memberId === '' && said.reach === '') {
    return { kind: 'field-errors', errors: { reach: words('crisis.voice.unreachable') } };
  }
  const id = about === NEW ? {} : { id: about };
  const voice = await turn.perform(saveVoice, { ...id, ...said, memberId, key });
  const text = words('crisis.voice.saved', { name: voice.name });
  return { kind: 'notice', tone: 'done', text };
};

export const pressRemove: PressHandler = async (turn, id) => {
  const { name } = await turn.perform(removeVoice, { id });
  return { kind: 'notice', tone: 'done', text: turn.words('crisis.voice.removed', { name }) };
};

/** "<voice> <version>" */
export const pressBriefed: PressHandler = async (turn, value) => {
  const [voiceId = '', versionId = ''] = value.split(' ');
  await turn.perform(confirmBriefing, { voiceId, versionId });
  return { kind: 'notice', tone: 'done', text: turn.words('crisis.briefing.done') };
};

export const pressBrief: PressHandler = async (turn, value) => {
  const [voiceId = '', versionId = ''] = value.split(' ');
  const { name } = await turn.perform(recordBriefing, { voiceId, versionId });
  return { kind: 'notice', tone: 'done', text: turn.words('crisis.voice.recorded', { name }) };
};
