import { randomUUID } from 'node:crypto';
import { choice, emergencyNote, longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { line } from '../card-frame.ts';
import { handoverInput, readAbout } from '../input.ts';
import { faultAt } from '../own-words.ts';
import { beginHandover } from './begin-handover.ts';
import { confirmHandover, endHandover, waitingNames } from './confirm-handover.ts';
import { stillToConfirm } from './handover-party.ts';
import { type PlannedHandover, planHandover } from './plan-handover.ts';

export const HANDOVER_ACTION = 'lead.handover';

/** Opens the form, if there is a lead to hand over and somebody to take it. */
export const openHandover: PressHandler = async (turn, text) => {
  const planned = await turn.perform(planHandover, { reference: text.trim() });
  if (planned.candidates.length > 0) {
    return { kind: 'dialog', dialog: handoverDialog(planned, turn) };
  }
  const { reference } = planned.signal;
  const nobody = turn.words('lead.fault.to_nobody', { reference });
  return { kind: 'notice', tone: 'refused', text: nobody };
};

export const submitHandover: SubmissionHandler = async (turn, { key, about, values }) => {
  const { words } = turn;
  const { reference, id: from } = readAbout(about);
  const form = readForm(handoverInput, values, words);
  if (!form.ok) return form.reply;
  const errors = faultAt('reason', form.input.reason, words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  const signal = await turn.perform(beginHandover, { reference, from, key, ...form.input });
  return { kind: 'notice', tone: 'done', text: begunWords(signal, from, turn) };
};

function begunWords({ reference, lead }: Signal, contactId: string, { words }: Turn): string {
  const from = lead?.contacts.find(({ id }) => id === contactId);
  if (from?.state === 'handed_over') {
    return words('lead.handover.moved', { reference, to: from.handover?.to.name ?? '' });
  }
  const names = from ? stillToConfirm(from).map(({ name }) => name) : [];
  return words('lead.handover.begun', { names: names.join(words('list.and')) });
}

export const confirm: PressHandler = async (turn, text) => {
  const { words } = turn;
  const changed = await turn.perform(confirmHandover, { reference: text });
  const { signal, from } = changed;
  const { reference } = signal;
  const to = from.handover?.to.name ?? '';
  const moved = words('lead.handover.moved', { reference, to });
  const waits = words('lead.handover.confirmed', { names: waitingNames(changed) });
  return { kind: 'notice', tone: 'done', text: from.state === 'handed_over' ? moved : waits };
};

export const end: PressHandler = async (turn, text) => {
  const { signal, from } = await turn.perform(endHandover, { reference: text });
  const { reference } = signal;
  const stays = turn.words('lead.handover.ended', { reference, name: from.contact.name });
  return { kind: 'notice', tone: 'done', text: stays };
};

function handoverDialog({ signal, from, gone, candidates }: PlannedHandover, turn: Turn): Dialog {
  const { words, partnership } = turn;
  const { reference } = signal;
  const { name } = from.contact;
  const to = { name: 'to', label: words('lead.handover.to'), most: 1 };
  const nameOf = (id: string) => candidates.find((one) => one.id === id);
  const labelOf = (id: string) => `${nameOf(id)?.name}, ${nameOf(id)?.organisation.name}`;
  const leads = line(words('lead.handover.from', { name }));
  const left = line(words('lead.handover.from_gone', { name }));
  return {
    action: HANDOVER_ACTION,
    key: randomUUID(),
    about: `${reference} ${from.id}`,
    title: words('lead.handover.title', { reference }),
    submit: words('lead.handover.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: gone ? [leads, left] : [leads] },
      choice(
        to,
        candidates.map(({ id }) => id),
        labelOf,
        [],
      ),
      longText({
        name: 'reason',
        label: words('lead.handover.reason'),
        hint: words('lead.choose.reason_hint'),
        required: true,
      }),
    ],
  };
}
