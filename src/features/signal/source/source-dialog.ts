import { onSubmit } from '../../../bot/action.ts';
import { emergencyNote, longText } from '../../../bot/form/form-fields.ts';
import { cardReply, type Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { quiet } from '../../../cards/blocks.ts';
import { RELEASE_SOURCE } from '../actions.ts';
import { releaseInput } from '../input.ts';
import { releaseSource } from './release-source.ts';

/** Asks a custodian for the reason first. */
export function openSource(turn: Turn, text: string): Reply {
  turn.require(releaseSource.right);
  const reference = text.trim();
  const { words, partnership } = turn;
  return RELEASE_SOURCE.dialog(reference, {
    title: words('signal.release.title', { reference }),
    submit: words('signal.release.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      longText({
        name: 'reason',
        label: words('signal.release.reason.label'),
        hint: words('signal.release.reason.hint'),
        required: true,
      }),
    ],
  });
}

/** Shows who the source is, and that this was logged. */
export const submitSource = onSubmit(RELEASE_SOURCE, releaseInput, async (turn, form) => {
  const { words } = turn;
  const { about: reference, input } = form;
  const text = await turn.perform(releaseSource, { reference, ...input });
  return cardReply({
    title: words('signal.release.shown', { reference }),
    blocks: [
      { tag: 'quote', heading: words('signal.dialog.source_name.label'), text },
      quiet(words('signal.release.logged')),
    ],
    buttons: [],
  });
});
