import { toldInTimeline } from '../../bot/signals/timeline.ts';
import type { EntryPart, PassagePart } from '../../cards/document.ts';
import { formatDay } from '../../cards/format-time.ts';
import { type Note, noteField } from '../../domain/signal/note.ts';
import { SIGNAL_PROTECTED_FIELDS } from '../../domain/signal/signal.ts';
import type { ExportedSignal } from './export-timeline.ts';
import type { Saying } from './saying.ts';

type Texts = ExportedSignal['texts'];

/** What was written when it was raised, and what was told to the source: facts apart from interpretation. */
export function writtenPassages(exported: ExportedSignal, saying: Saying): PassagePart[] {
  const { texts, feedback } = exported;
  const { words, language } = saying;
  const fields = SIGNAL_PROTECTED_FIELDS.flatMap((field) =>
    passage(texts[field], kindOf(field), words(`export.text.${field}`), saying),
  );
  const told = feedback.flatMap(({ id, toldBy, toldOn }) => {
    const on = formatDay(toldOn, { language });
    const heading = words('export.text.told', { name: toldBy.name, on });
    return passage(texts[`feedback:${id}`], 'said', heading, saying);
  });
  return [...fields, ...told, ...notesWithoutLine(exported, saying)];
}

/** Who did what, when, with what they said of it beneath. */
export function timelineEntries(
  { signal, lines, notes, texts }: ExportedSignal,
  saying: Saying,
): EntryPart[] {
  const { words, at } = saying;
  return lines.map((line) => {
    const said = notes.find(({ id }) => id === line.detail['note']);
    const step = signal.steps.find(({ id }) => id === line.detail['step']);
    const told = toldInTimeline(line, words, at);
    const { by } = line;
    return {
      tag: 'entry',
      when: at(line.at),
      what: step ? words('export.document.of_step', { told, what: step.what }) : told,
      who: by ? `${by.name}, ${by.organisation.name}` : words('signal.timeline.tandem'),
      passages: said ? notePassage(said, texts, saying) : [],
    };
  });
}

function notesWithoutLine({ notes, lines, texts }: ExportedSignal, saying: Saying): PassagePart[] {
  const shown = new Set(lines.map(({ detail }) => detail['note']));
  return notes
    .filter(({ id }) => !shown.has(id))
    .flatMap((note) => notePassage(note, texts, saying));
}

/** How a side sees it is interpretation; the rest says why something was done. */
function notePassage(note: Note, texts: Texts, saying: Saying): PassagePart[] {
  const kind = note.kind === 'view_summary' ? 'interpretation' : 'said';
  return passage(texts[noteField(note)], kind, saying.words(`signal.note.${note.kind}`), saying);
}

function kindOf(field: (typeof SIGNAL_PROTECTED_FIELDS)[number]): PassagePart['kind'] {
  if (field === 'facts') return 'fact';
  return field === 'interpretation' ? 'interpretation' : 'said';
}

function passage(
  text: string | undefined,
  kind: PassagePart['kind'],
  what: string,
  { words }: Saying,
): PassagePart[] {
  if (!text) return [];
  const heading = kind === 'said' ? what : words(`export.document.${kind}`, { what });
  return [{ tag: 'passage', kind, heading, text }];
}
