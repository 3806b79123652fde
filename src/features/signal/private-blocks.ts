import type { Context } from '../../bot/declare/context.ts';
import { noteBlocks } from '../../bot/signals/note-blocks.ts';
import { moment } from '../../cards/blocks.ts';
import type { Block, Button, Fact, ListRow } from '../../cards/card.ts';
import { formatDay } from '../../cards/format-time.ts';
import { namesOf } from '../../domain/people/member.ts';
import { SIDES } from '../../domain/people/side.ts';
import { latestNote, noteField } from '../../domain/signal/note.ts';
import type { Lead, Signal, Step } from '../../domain/signal/signal.ts';
import { sidesInOrder } from '../../domain/signal/weighing.ts';
import type { Words } from '../../locales/words.ts';
import { OPEN_NOTES } from './actions.ts';
import type { ShownSignal } from './show-signal.ts';

/** So many of the newest stand on the card; the rest is one press away. */
const MOST_NOTES = 3;
const MOST_STEPS = 4;
const MOST_LEADS = 3;

/** What hangs together with it, and until when it is kept. */
export function privateFacts(
  { merged, erasedOn }: ShownSignal,
  { words, member }: Context,
): Fact[] {
  const until = erasedOn ? formatDay(erasedOn, member) : '';
  return [
    { label: words('signal.private.merged'), value: [merged.join(', ')] },
    { label: words('signal.private.erased'), value: [until] },
  ].filter(({ value }) => value[0] !== '');
}

/** The newest steps that are settled, and who led before; what is open stands above. */
export function historyBlocks({ signal, formerLeads }: ShownSignal, { words }: Context): Block[] {
  const steps = signal.steps.flatMap((step) => settledRow(step, words)).slice(-MOST_STEPS);
  const leads = formerLeads.slice(-MOST_LEADS).map((lead) => leadRow(lead, words));
  const rows = [...steps, ...leads, ...handedOver(signal, words)];
  return rows.length > 0 ? [{ tag: 'list', rows }] : [];
}

function leadRow({ mode, chosen, contacts }: Lead, words: Words): ListRow {
  const names = contacts.map(({ contact }) => contact.name).join(words('list.and'));
  const said = { mode: words(`signal.lead.mode.${mode}`), names };
  const by = words('signal.private.chosen_by', { name: chosen.by.name });
  return {
    symbol: 'done',
    text: [words('signal.private.lead_before', said)],
    detail: [`${by} `, moment(chosen.at)],
  };
}

function settledRow({ what, owner, settled, state }: Step, words: Words): ListRow[] {
  if (!settled || state === 'open') return [];
  const text = [`${words('signal.private.step')}: ${what}`];
  const who = `${owner.name} (${owner.organisation.name})`;
  const said = words(`signal.private.${state}`, { name: settled.by.name });
  const at = moment(settled.at);
  return [{ symbol: 'done', text, detail: [`${who} · ${said} `, at] }];
}

function handedOver({ lead }: Signal, words: Words): ListRow[] {
  const former = lead?.contacts.filter(({ state }) => state === 'handed_over') ?? [];
  return former.map(({ contact, answeredAt, handover }) => {
    const text = [words('signal.private.led_before', namesOf(contact))];
    const at = handover?.incoming ?? answeredAt;
    return { symbol: 'done', text, ...(at && { detail: [moment(at)] }) };
  });
}

/** What each side shares of how it sees it, each under its own name. */
export function summaryBlocks(
  { signal, notes, texts }: ShownSignal,
  { words, sides }: Context,
): Block[] {
  if (!texts) return [];
  return sidesInOrder(signal).flatMap((side): Block[] => {
    const note = latestNote(notes, 'view_summary', side);
    const text = note && texts[noteField(note)];
    const heading = words('signal.private.shared', { side: sides[side] });
    return text === undefined ? [] : [{ tag: 'quote', heading, text }];
  });
}

/** The newest reasons, questions and answers; summaries stand apart. */
export function newestNotes({ notes, texts }: ShownSignal, ctx: Context): Block[] {
  const said = notes.filter(({ kind }) => kind !== 'view_summary').slice(-MOST_NOTES);
  return noteBlocks(said, texts ?? {}, ctx);
}

/** Everything that was said, if that is more than stands on the card. */
export function allNotesButton(
  { signal, notes, texts }: ShownSignal,
  { words }: Context,
): Button[] {
  const summaries = SIDES.filter((side) => latestNote(notes, 'view_summary', side)).length;
  const said = notes.filter(({ kind }) => kind !== 'view_summary').length;
  const more = said > MOST_NOTES || notes.length - said > summaries;
  if (!texts || !more) return [];
  const label = words('signal.button.notes', { count: notes.length });
  return [OPEN_NOTES.button(signal.reference, label)];
}
