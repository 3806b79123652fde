import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type DialogReply, doneNotice } from '../../../bot/declare/reply.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { heading, line } from '../../../cards/blocks.ts';
import { DEFAULT_TERMS, isInForce, unsignedSides } from '../../../domain/protocol/protocol.ts';
import { SIGN_PROTOCOL } from '../actions.ts';
import { noInput } from '../input.ts';
import { readersOf } from '../rights.ts';
import { changeRows, comparedWith, rowsUnder, sideNames } from '../term-words.ts';
import { termsBlocks } from '../terms-blocks.ts';
import { planSignature, type SigningProtocol, signProtocol } from './sign-protocol.ts';

/** Shows exactly what a signature stands under, before it is given. */
export const openSigning = onPress(SIGN_PROTOCOL, async (ctx, id) =>
  signDialog(await ctx.run(planSignature, { id }), ctx),
);

export const submitSignature = onSubmit(SIGN_PROTOCOL, noInput, async (ctx, { key, about: id }) => {
  const signed = await ctx.run(signProtocol, { id, key });
  const { words } = ctx;
  const { number } = signed;
  const sides = sideNames(unsignedSides(signed), ctx);
  return doneNotice(
    isInForce(signed)
      ? words('protocol.signing.in_force', { number, count: readersOf(ctx.members).length })
      : words('protocol.signing.done', { number, sides }),
  );
});

function signDialog({ protocol, inForce }: SigningProtocol, ctx: Context): DialogReply {
  const { words, partnership, member } = ctx;
  const { number, id, terms } = protocol;
  const changes = changeRows(inForce?.terms ?? DEFAULT_TERMS, terms, ctx);
  return SIGN_PROTOCOL.dialog(id, {
    title: words('protocol.signing.title', { number }),
    submit: words('protocol.signing.submit', { number }),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      {
        tag: 'note',
        blocks: [
          heading(words('protocol.signing.meaning', { organisation: member.organisation.name })),
          line(consequence({ protocol, inForce }, ctx)),
          ...rowsUnder(comparedWith(inForce, words), changes, words('protocol.no_changes')),
          ...termsBlocks(terms, ctx),
        ],
      },
    ],
  });
}

/** What this signature does: the second one puts the version in force. */
function consequence({ protocol, inForce }: SigningProtocol, ctx: Context): string {
  const { words, member, members } = ctx;
  const { number } = protocol;
  const others = unsignedSides(protocol).filter((side) => side !== member.organisation.side);
  if (others.length === 0) {
    return words('protocol.signing.second', { number, count: readersOf(members).length });
  }
  const sides = sideNames(others, ctx);
  return inForce
    ? words('protocol.signing.first', { before: inForce.number, sides })
    : words('protocol.signing.very_first', { sides });
}
