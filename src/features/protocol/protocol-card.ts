import { cardHead } from '../../bot/declare/card-head.ts';
import type { Audience } from '../../bot/declare/context.ts';
import { postedCard } from '../../bot/declare/posted-card.ts';
import { line, moment } from '../../cards/blocks.ts';
import type { Block, Button } from '../../cards/card.ts';
import { namesOf } from '../../domain/people/member.ts';
import {
  DEFAULT_TERMS,
  isInForce,
  type Protocol,
  unsignedSides,
} from '../../domain/protocol/protocol.ts';
import { SHOW_PROTOCOL, SIGN_PROTOCOL } from './actions.ts';
import { inForceBefore, PROTOCOL_CARD, replacedBy } from './protocol-cards.ts';
import {
  comparedWith,
  publicChangeRows,
  rowsUnder,
  sideName,
  signatureRows,
} from './term-words.ts';

interface Standing {
  readonly protocol: Protocol;
  readonly replaced: Protocol | undefined;
  /** What it is compared with. */
  readonly before: Protocol | undefined;
}

/** One version, in the channel: what changes, who signed, what holds meanwhile. */
export const protocolCard = postedCard(PROTOCOL_CARD, async (stores, recordId, audience) => {
  const protocol = await stores.protocols.find(recordId);
  if (!protocol) return undefined;
  const versions = await stores.protocols.list(protocol.partnershipId);
  const replaced = replacedBy(protocol, versions);
  const standing = { protocol, replaced, before: inForceBefore(protocol, versions) };
  return {
    ...cardHead(titleOf(standing, audience), audience),
    blocks: blocksOf(standing, audience),
    buttons: buttonsOf(standing, audience),
  };
});

function titleOf({ protocol, replaced }: Standing, audience: Audience): string {
  const { words } = audience;
  const { number } = protocol;
  if (replaced) return words('protocol.card.replaced', { number, newest: replaced.number });
  const [asked, ...more] = unsignedSides(protocol);
  if (!asked) return words('protocol.card.in_force', { number });
  if (more.length > 0) return words('protocol.card.waits', { number });
  return words('protocol.card.waits_for', { number, side: sideName(asked, audience) });
}

function blocksOf(standing: Standing, audience: Audience): Block[] {
  const { protocol, replaced, before } = standing;
  const { words } = audience;
  const { by, at } = protocol.written;
  const proposed = words('protocol.card.proposed', namesOf(by));
  const written = line(`${proposed} `, moment(at));
  if (replaced) return [written];
  const changes = publicChangeRows(before?.terms ?? DEFAULT_TERMS, protocol.terms, audience);
  return [
    written,
    { tag: 'list', rows: signatureRows(protocol, audience) },
    ...meanwhile(standing, audience),
    ...rowsUnder(comparedWith(before, words), changes, words('protocol.no_changes')),
  ];
}

/** What holds until both have signed. */
function meanwhile({ protocol, before }: Standing, { words, partnership }: Audience): Block[] {
  if (isInForce(protocol)) return [];
  const none = partnership.live ? 'protocol.card.until_default' : 'protocol.card.until_exercise';
  return [line(before ? words('protocol.card.until', { number: before.number }) : words(none))];
}

function buttonsOf({ protocol, replaced }: Standing, { words }: Audience): Button[] {
  const show = SHOW_PROTOCOL.button(protocol.id, words('protocol.button.show'));
  if (replaced || isInForce(protocol)) return [show];
  return [SIGN_PROTOCOL.button(protocol.id, words('protocol.button.sign'), 'primary'), show];
}
