import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  cardReply,
  type DialogReply,
  fieldErrors,
  type Reply,
} from '../../../bot/declare/reply.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { namesOf } from '../../../domain/people/member.ts';
import { hasRight } from '../../../domain/people/right.ts';
import { type ProtocolPart, termsOfPart } from '../../../domain/protocol/protocol-term.ts';
import { BEGIN_PROTOCOL, EDIT_PROTOCOL, SHOW_PROTOCOL, SIGN_PROTOCOL } from '../actions.ts';
import { editInput } from '../input.ts';
import { SIGNERS } from '../rights.ts';
import { changeRows, holdsUntil, rowsUnder } from '../term-words.ts';
import { beginProtocol } from './begin-protocol.ts';
import { editDialog, NOBODY } from './edit-dialog.ts';
import { faultsOf, type Values } from './edit-faults.ts';
import { type WrittenProtocol, writeProtocol } from './write-protocol.ts';

/** Makes the next version of what was filled in, and shows what is different. */
export const submitEdit = onSubmit(EDIT_PROTOCOL, editInput, async (ctx, { key, about, input }) => {
  const { part } = about;
  const values = withoutNobody(input, part);
  const errors = faultsOf(part, values, input, ctx);
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const result = await ctx.run(writeProtocol, { ...about, values, key });
  return answer(result, part, values, ctx);
});

export const pressBegin = onPress(BEGIN_PROTOCOL, async (ctx) =>
  answer(await ctx.run(beginProtocol, {}), 'times', {}, ctx),
);

function answer(result: WrittenProtocol, part: ProtocolPart, typed: Values, ctx: Context): Reply {
  switch (result.kind) {
    case 'written':
      return cardReply(writtenCard(result, ctx));
    case 'unchanged': {
      const { number } = result;
      const key = number > 0 ? 'protocol.unchanged' : 'protocol.unchanged_default';
      return { kind: 'notice', tone: 'refused', text: ctx.words(key, { number }) };
    }
    case 'overtaken':
      return reopened(result, part, typed, ctx);
    default:
      return result satisfies never;
  }
}

function writtenCard(
  { protocol, before, inForce }: Extract<WrittenProtocol, { kind: 'written' }>,
  ctx: Context,
): Card {
  const { words, member } = ctx;
  const { number, id, terms } = protocol;
  const rows = changeRows(before, terms, ctx);
  const same = line(words('protocol.as_default'));
  const changed = rows.length > 0 ? rowsUnder(words('protocol.changed'), rows) : [same];
  const sign = SIGN_PROTOCOL.button(id, words('protocol.button.sign'), 'primary');
  return {
    ...cardHead(words('protocol.written', { number }), ctx),
    blocks: [...changed, line(holdsUntil(inForce, words))],
    buttons: [
      ...(hasRight(member, SIGNERS) ? [sign] : []),
      SHOW_PROTOCOL.button(id, words('protocol.button.show')),
    ],
  };
}

/**
 * The form anew, on the version that came in between: what the other changed stands in it, and over that
 * only what this member had changed themselves.
 */
function reopened(
  { from, newest }: Extract<WrittenProtocol, { kind: 'overtaken' }>,
  part: ProtocolPart,
  typed: Values,
  ctx: Context,
): DialogReply {
  const { words } = ctx;
  const own = termsOfPart(part).flatMap(({ name, get }) => {
    const text = typed[name] ?? get(from);
    return text === get(from) ? [] : [[name, text] as const];
  });
  const said = words('protocol.overtaken', {
    number: newest.number,
    ...namesOf(newest.written.by),
  });
  const changes = rowsUnder(said, changeRows(from, newest.terms, ctx));
  const above = [...changes, line(words('protocol.overtaken_help'))];
  return editDialog(ctx, { part, newest, typed: Object.fromEntries(own), above });
}

function withoutNobody(input: Values, part: ProtocolPart): Values {
  const pairs = termsOfPart(part).map(({ name, kind }) => {
    const text = input[name] ?? '';
    return [name, kind === 'contact' && text === NOBODY ? '' : text];
  });
  return Object.fromEntries(pairs);
}
