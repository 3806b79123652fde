import { randomUUID } from 'node:crypto';
import { onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { findMeant } from '../../../bot/declare/find-meant.ts';
import { cardReply, type Reply } from '../../../bot/declare/reply.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { emergencyNote, reasonField } from '../../../bot/form/form-fields.ts';
import { quiet } from '../../../cards/blocks.ts';
import { ofSides } from '../../../domain/people/right.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { grantToReadSource } from '../../../domain/sharing/sharing.ts';
import { RELEASE_SOURCE } from '../actions.ts';
import { releaseInput } from '../input.ts';

/**
 * Shows a custodian who the source of a signal is. The reason is kept beside the source, encrypted;
 * the audit log keeps that it was given.
 */
export const releaseSource = useCase<
  { readonly reference: string; readonly reason: string },
  string
>({
  name: 'release-source',
  right: ofSides('custodian'),
  async run(ctx, { reference, reason }) {
    const { stores, member, partnership, now } = ctx;
    const signal = await findMeant(ctx, reference, 'S', (one) =>
      stores.signals.findByReference(partnership.id, one),
    );
    if (!signal) throw new Refusal('unknown_signal', { reference });
    const grant = grantToReadSource(member, signal);
    if (!grant) throw new Refusal('no_source_kept', { reference });
    const { partnershipId, model, recordId } = grant;
    const record = { partnershipId, model, recordId };
    const why = { [`release:${randomUUID()}`]: reason };
    const sealed = await stores.protectedText.seal(record, why, now);
    const texts = await stores.protectedText.open(grant, now);
    const detail = { reason: Object.values(sealed) };
    const audit = [{ action: 'signal_source.released', model, recordId, detail }];
    return { result: texts['source'] ?? '', audit, channelCards: [] };
  },
});

/** Asks a custodian for the reason first. */
export function openSource(ctx: Context, text: string): Reply {
  ctx.require(releaseSource.right);
  const reference = text.trim();
  const { words, partnership } = ctx;
  return RELEASE_SOURCE.dialog(reference, {
    title: words('signal.release.title', { reference }),
    submit: words('signal.release.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      reasonField(words('signal.release.reason.label'), words('signal.release.reason.hint')),
    ],
  });
}

/** Shows who the source is, and that this was logged. */
export const submitSource = onSubmit(RELEASE_SOURCE, releaseInput, async (ctx, form) => {
  const { words } = ctx;
  const { about: reference, input } = form;
  const text = await ctx.run(releaseSource, { reference, ...input });
  return cardReply({
    title: words('signal.release.shown', { reference }),
    blocks: [
      { tag: 'quote', heading: words('signal.dialog.source_name.label'), text },
      quiet(words('signal.release.logged')),
    ],
    buttons: [],
  });
});
