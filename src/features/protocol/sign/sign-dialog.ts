import { randomUUID } from 'node:crypto';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Block } from '../../../cards/card.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import { DEFAULT_TERMS, isInForce, unsignedSides } from '../../../domain/protocol/protocol.ts';
import { SIGN_ACTION } from '../protocol-cards.ts';
import { readersOf } from '../rights.ts';
import { changeRows, rowsUnder, sideName } from '../term-words.ts';
import { termsBlocks } from '../terms-blocks.ts';
import { planSignature, type SigningProtocol, signProtocol } from './sign-protocol.ts';

/** Shows exactly what a signature stands under, before it is given. */
export const openSigning: PressHandler = async (turn, id) => {
  const signing = await turn.perform(planSignature, { id });
  return { kind: 'dialog', dialog: signDialog(signing, turn) };
};

export const submitSignature: SubmissionHandler = async (turn, { key, about = '' }) => {
  const signed = await turn.perform(signProtocol, { id: about, key });
  const { words } = turn;
  const { number } = signed;
  const missing = unsignedSides(signed).map((side) => sideName(side, turn));
  const sides = missing.join(words('list.and'));
  const text = isInForce(signed)
    ? words('protocol.signing.in_force', { number, count: readersOf(turn.members).length })
    : words('protocol.signing.done', { number, sides });
  return { kind: 'notice', tone: 'done', text };
};

function signDialog({ protocol, inForce }: SigningProtocol, turn: Turn): Dialog {
  const { words, partnership, member } = turn;
  const { number, id, terms } = protocol;
  const organisation = member.organisation.name;
  const changes = changeRows(inForce?.terms ?? DEFAULT_TERMS, terms, turn);
  const against = inForce
    ? words('protocol.changes_against', { number: inForce.number })
    : words('protocol.changes_against_default');
  return {
    action: SIGN_ACTION,
    key: randomUUID(),
    about: id,
    title: words('protocol.signing.title', { number }),
    submit: words('protocol.signing.submit', { number }),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      {
        tag: 'note',
        blocks: [
          strong(words('protocol.signing.meaning', { organisation })),
          plain(consequence({ protocol, inForce }, turn)),
          ...rowsUnder(against, changes, words('protocol.no_changes')),
          ...termsBlocks(terms, turn),
        ],
      },
    ],
  };
}

/** What this signature does: the second one puts the version in force. */
function consequence({ protocol, inForce }: SigningProtocol, turn: Turn): string {
  const { words, member, members } = turn;
  const { number } = protocol;
  const others = unsignedSides(protocol).filter((side) => side !== member.organisation.side);
  if (others.length === 0) {
    return words('protocol.signing.second', { number, count: readersOf(members).length });
  }
  const sides = others.map((side) => sideName(side, turn)).join(words('list.and'));
  return inForce
    ? words('protocol.signing.first', { before: inForce.number, sides })
    : words('protocol.signing.very_first', { sides });
}

function strong(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [{ run: 'strong', text }] };
}

function plain(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [text] };
}
