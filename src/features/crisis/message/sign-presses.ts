import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type CardReply, cardReply } from '../../../bot/declare/reply.ts';
import { longText } from '../../../bot/form/form-fields.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import { hashWords } from '../../../domain/crisis/hash-words.ts';
import { missingSides } from '../../../domain/crisis/signing.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  PUSH_VERSION,
  READ_VERSION,
  REQUEST_CHANGES,
  SHOW_BOARD,
  SIGN_VERSION,
  WITHDRAW_SIGNATURE,
} from '../actions.ts';
import { crisisCard } from '../crisis-card-frame.ts';
import { onEventText } from '../event-text-faults.ts';
import { changesInput, emptyInput } from '../input.ts';
import { pushMessage } from '../push/push-message.ts';
import { type ShownVersion, showVersion } from './find-version.ts';
import { reachWords, signCard } from './sign-card.ts';
import { requestChanges, signVersion, withdrawSignature } from './sign-version.ts';

/** A version as it now stands. */
export async function readVersion(ctx: Context, id: string): Promise<CardReply> {
  return cardReply(signCard(await ctx.run(showVersion, { id }), ctx));
}

export const pressRead = onPress(READ_VERSION, readVersion);

export const pressSign = onPress(SIGN_VERSION, async (ctx, seen) =>
  readVersion(ctx, await ctx.run(signVersion, seen)),
);

export const pressWithdraw = onPress(WITHDRAW_SIGNATURE, async (ctx, id) =>
  readVersion(ctx, await ctx.run(withdrawSignature, { id })),
);

export const pressChanges = onPress(REQUEST_CHANGES, async (ctx, id) => {
  const { words } = ctx;
  const { content, number } = (await ctx.run(showVersion, { id })).version;
  const asked = { label: words('crisis.changes.text'), hint: words('crisis.changes.hint') };
  return REQUEST_CHANGES.dialog(id, {
    title: words('crisis.changes.title', { reference: content.reference, number }),
    submit: words('crisis.changes.submit'),
    fields: [longText({ name: 'text', ...asked, required: true })],
  });
});

export const submitChanges = onEventText(
  REQUEST_CHANGES,
  changesInput,
  async (ctx, { key, about: id, input }) =>
    readVersion(ctx, await ctx.run(requestChanges, { id, key, ...input })),
);

/** Shows once what will happen, to how many: a push cannot be undone. */
export const pressPush = onPress(PUSH_VERSION, async (ctx, seen) => {
  const { words } = ctx;
  const shown = await ctx.run(showVersion, { id: seen.id });
  const { hash, content } = shown.version;
  if (hash !== seen.hash) throw new Refusal('crisis_hash_differs');
  return PUSH_VERSION.dialog(seen, {
    title: words('crisis.push.title', { reference: content.reference }),
    submit: words('crisis.push.submit'),
    fields: [{ tag: 'note', blocks: pushBlocks(shown, ctx) }],
  });
});

function pushBlocks(shown: ShownVersion, { words }: Context): Block[] {
  const { content, hash, number } = shown.version;
  const { words: spoken, hex } = hashWords(hash);
  const missing = missingSides(shown).length > 0;
  return [
    line(words('crisis.push.version', { number, words: spoken, hex })),
    heading(reachWords(content.targets, words)),
    line(content.targets.map(({ name }) => name).join('; ')),
    line(words(content.exercise ? 'crisis.push.exercise' : 'crisis.push.real')),
    ...(missing ? [line(words('crisis.push.missing'))] : []),
  ];
}

export const submitPush = onSubmit(PUSH_VERSION, emptyInput, async (ctx, { key, about: seen }) => {
  const { words } = ctx;
  const { unit, version } = await ctx.run(pushMessage, { ...seen, key });
  const { reference, targets } = version.content;
  const card = crisisCard(unit, words('crisis.push.done', { reference }), ctx, {
    blocks: [line(reachWords(targets, words))],
    buttons: [SHOW_BOARD.button(version.id, words('crisis.button.board'), 'primary')],
  });
  return cardReply(card);
});
