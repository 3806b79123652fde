import { randomUUID } from 'node:crypto';
import { useCase } from '../../../bot/declare/use-case.ts';
import type { LookedAt } from '../../../bot/form/second-look-form.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { looksAtSignal, onSignalForm } from '../../../bot/signals/signal-use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { Side } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import {
  noteView as note,
  requireSameView,
  requireSpeaker,
} from '../../../domain/signal/weighing.ts';
import { WEIGHS } from '../rights.ts';
import { openWeighing, VIEW_FIELD, viewRecord } from '../show-weighing.ts';

export interface PlannedView {
  readonly signal: Signal;
  readonly side: Side;
  /** What the side wrote before. */
  readonly view: string | undefined;
  readonly summary: string | undefined;
}

export interface NoteView extends LookedAt {
  readonly reference: string;
  readonly side: Side;
  /** The mark of the side's view that was there when the form opened. */
  readonly seen: string;
  readonly view: string;
  readonly summary: string;
}

/** May a view be noted here, and what does it say so far? Asked before the form opens. */
export const planView = looksAtSignal('plan-view', WEIGHS, async (ctx, signal) => {
  const side = requireSpeaker(ctx.member, signal);
  requireAction(signal, 'note_view');
  const opened = signal.views[side] && (await openWeighing(ctx, signal, side));
  return { signal, side, view: opened?.own, summary: opened?.summaries[side] };
});

/** Writes down how a side sees it: in full for itself, and a summary for the other. Both are protected text. */
export const noteView = useCase({
  name: 'note-view',
  right: WEIGHS,
  ...onSignalForm<NoteView>('weighing.view'),
  async run(ctx, { side, seen, detail, ...input }, signal) {
    const { member, now, stores } = ctx;
    if (requireSpeaker(member, signal) !== side) throw new Refusal('view_other_side');
    requireSameView(signal, side, seen);
    const noted = note(signal, side, { by: actorOf(member), at: now });
    const written = await writeNote(ctx, noted, 'view_summary', input.summary);
    // Kept a second time under a name of its own: the next view takes the place of `view`, not of this.
    const texts = { [VIEW_FIELD]: input.view, [`${VIEW_FIELD}:${randomUUID()}`]: input.view };
    const sealed = await stores.protectedText.seal(viewRecord(signal, side), texts, now);
    const view = { sealed_view: sealed[VIEW_FIELD] ?? '' };
    return saveChange(ctx, noted, 'signal.view_noted', { side, ...written, ...view, ...detail });
  },
});
