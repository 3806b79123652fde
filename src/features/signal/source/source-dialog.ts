import { randomUUID } from 'node:crypto';
import { emergencyNote, MAX_TEXT_CHARACTERS } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { releaseInput } from '../input.ts';
import { releaseSource } from './release-source.ts';

export const SOURCE_ACTION = 'signal.source';

/** Asks a custodian for the reason first. */
export function openSource(turn: Turn, text: string): Reply {
  turn.require(releaseSource.right);
  const reference = text.trim();
  const { words, partnership } = turn;
  const dialog = {
    action: SOURCE_ACTION,
    key: randomUUID(),
    about: reference,
    title: words('signal.release.title', { reference }),
    submit: words('signal.release.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      {
        tag: 'text',
        name: 'reason',
        label: words('signal.release.reason.label'),
        hint: words('signal.release.reason.hint'),
        required: true,
        lines: 'many',
        maxLength: MAX_TEXT_CHARACTERS,
      } as const,
    ],
  };
  return { kind: 'dialog', dialog };
}

export const submitSource: SubmissionHandler = async (turn, { about = '', values }) => {
  const form = readForm(releaseInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { words } = turn;
  const text = await turn.perform(releaseSource, { reference: about, ...form.input });
  return {
    kind: 'card',
    card: {
      title: words('signal.release.shown', { reference: about }),
      blocks: [
        { tag: 'quote', heading: words('signal.dialog.source_name.label'), text },
        { tag: 'text', tone: 'quiet', text: [words('signal.release.logged')] },
      ],
      buttons: [],
    },
  };
};
