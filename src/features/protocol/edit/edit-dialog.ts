import { onPress } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import type { DialogReply } from '../../../bot/declare/reply.ts';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { memberLabels } from '../../../bot/form/member-labels.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import type { Field } from '../../../cards/dialog.ts';
import { LEAD_MODES } from '../../../domain/people/side.ts';
import {
  DEFAULT_TERMS,
  PROTOCOL_DUTIES,
  type Protocol,
} from '../../../domain/protocol/protocol.ts';
import {
  type ProtocolPart,
  type Term,
  termsOfPart,
} from '../../../domain/protocol/protocol-term.ts';
import { EDIT_PROTOCOL } from '../actions.ts';
import { showProtocol } from '../show-protocol.ts';
import { sideName, termLabel } from '../term-words.ts';
import { writeProtocol } from './write-protocol.ts';

/** What a choice of nobody is sent as: an empty one is a choice that was not made. */
export const NOBODY = 'nobody';

/** Opens one part of the newest version, to make the next one from it. */
export const openEdit = onPress(EDIT_PROTOCOL, async (ctx, part) => {
  ctx.require(writeProtocol.right);
  const { inForce, successor } = await ctx.run(showProtocol, {});
  return editDialog(ctx, { part, newest: successor ?? inForce });
});

interface Editing {
  readonly part: ProtocolPart;
  /** What the next version is made from; nothing: the terms that Tandem comes with. */
  readonly newest: Protocol | undefined;
  /** What was typed already, by the names of terms. */
  readonly typed?: Readonly<Record<string, string>>;
  /** What has to be said first. */
  readonly above?: readonly Block[];
}

/** The form of one part, on the newest version. */
export function editDialog(
  ctx: Context,
  { part, newest, typed, above = [] }: Editing,
): DialogReply {
  const { words, partnership } = ctx;
  const from = newest?.number ?? 0;
  const terms = newest?.terms ?? DEFAULT_TERMS;
  const textOf = ({ name, get }: Term) => typed?.[name] ?? get(terms);
  const about = { part, from };
  return EDIT_PROTOCOL.dialog(about, {
    title: words(`protocol.edit.${part}`),
    submit: words('protocol.edit.submit', { number: from + 1 }),
    fields: [
      ...(above.length > 0 ? [{ tag: 'note', blocks: above } as const] : []),
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [line(whatHappens(newest, ctx))] },
      ...termsOfPart(part).map((term) => fieldOf(term, textOf(term), ctx)),
    ],
  });
}

/** What stays in force, and whose signature does not go along. */
function whatHappens(newest: Protocol | undefined, { words }: Context): string {
  const number = (newest?.number ?? 0) + 1;
  if (!newest) return words('protocol.edit.first', { number });
  const signed = Object.values(newest.signatures).flatMap((deed) => (deed ? [deed.by.name] : []));
  if (signed.length !== 1) return words('protocol.edit.next', { number });
  return words('protocol.edit.falls', { number, before: newest.number, name: signed.join() });
}

function fieldOf(term: Term, value: string, ctx: Context): Field {
  const { words } = ctx;
  const { name } = term;
  const label = termLabel(term, ctx);
  const typed = (hint: string, required = false) => oneLine({ name, label, hint, value, required });
  const chosen = <T extends string>(among: readonly T[], say: (one: T) => string) =>
    choice({ name, label, most: 1 }, among, say, [value]);
  switch (term.kind) {
    case 'count': {
      const { least, most, unit } = term;
      return typed(words(`protocol.hint.${unit}`, { least, most }), true);
    }
    case 'time':
      return typed(words('protocol.hint.time'), true);
    case 'duty':
      return chosen(PROTOCOL_DUTIES, (duty) => words(`protocol.duty.${term.name}.${duty}`));
    case 'contact':
      return contactField(term, label, value, ctx);
    case 'lead':
      return chosen(LEAD_MODES, (mode) => words(`signal.lead.mode.${mode}`));
    case 'above':
      return typed(words('protocol.hint.contact_above'));
    case 'step':
      return typed(words('protocol.hint.step'));
    default:
      return term satisfies never;
  }
}

/** Those of the side, and nobody; who has left is nobody. */
function contactField(
  { name, side }: Extract<Term, { kind: 'contact' }>,
  label: string,
  value: string,
  ctx: Context,
): Field {
  const people = ctx.members.filter(({ organisation }) => organisation.side === side);
  const ids = people.map(({ id }) => id);
  const chosen = ids.includes(value) ? value : NOBODY;
  const nobody = ctx.words('protocol.nobody_of', { side: sideName(side, ctx) });
  const nameOf = memberLabels(people, (one) => one.name, ctx.words);
  const sayName = (id: string) => nameOf(id) || nobody;
  return choice({ name, label, most: 1 }, [...ids, NOBODY], sayName, [chosen]);
}
