import type { Context } from '../../bot/declare/context.ts';
import { heading, moment, quiet } from '../../cards/blocks.ts';
import type { Block, Button, Card } from '../../cards/card.ts';
import { namesOf } from '../../domain/people/member.ts';
import { hasRight } from '../../domain/people/right.ts';
import { vacantSeats } from '../../domain/people/seats.ts';
import { DEFAULT_TERMS, inForceSince, type Protocol } from '../../domain/protocol/protocol.ts';
import { PROTOCOL_PARTS } from '../../domain/protocol/protocol-term.ts';
import { BEGIN_PROTOCOL, EDIT_PROTOCOL, GO_BACK_TO_EXERCISE, GO_LIVE } from './actions.ts';
import { askedButtons } from './asked-buttons.ts';
import { liveBlocks } from './live/live-blocks.ts';
import { readingBlocks } from './reading/reading-blocks.ts';
import { SIGNERS, WRITERS } from './rights.ts';
import type { ShownProtocol } from './show-protocol.ts';
import { changeRows, holdsUntil, rowsUnder, sideName, signatureRows } from './term-words.ts';
import { termsBlocks } from './terms-blocks.ts';

/** What holds and what is proposed, for one member, with what they may do about it. */
export function protocolPrivateCard(shown: ShownProtocol, ctx: Context): Card {
  const { words, partnership } = ctx;
  const { inForce, successor } = shown;
  const number = inForce?.number ?? 0;
  const title = inForce ? words('protocol.title.in_force', { number }) : untitled(shown, ctx);
  return {
    title: `${title} · ${partnership.name}`,
    ...(!shown.live && { banner: words('exercise.banner') }),
    blocks: [
      ...(inForce ? inForceBlocks(inForce, ctx) : []),
      ...vacancyBlocks(ctx),
      ...(successor ? successorBlocks(successor, inForce, ctx) : []),
      ...readingBlocks(shown, ctx),
      ...liveBlocks(shown, ctx),
      ...termsHeading(shown, ctx),
      ...termsBlocks(inForce?.terms ?? DEFAULT_TERMS, ctx),
    ],
    buttons: buttonsOf(shown, ctx),
  };
}

function untitled({ live }: ShownProtocol, { words }: Context): string {
  return words(live ? 'protocol.title.none' : 'protocol.title.exercise');
}

function inForceBlocks(protocol: Protocol, ctx: Context): Block[] {
  const since = inForceSince(protocol);
  if (!since) return [];
  const text = [ctx.words('protocol.since'), ' ', moment(since)] as const;
  return [
    { tag: 'status', symbol: 'done', text },
    { tag: 'list', rows: signatureRows(protocol, ctx) },
  ];
}

/** A seat in which nobody is makes the whole route of escalation shorter. */
function vacancyBlocks(ctx: Context): Block[] {
  return vacantSeats(ctx.members).map(({ side, role }): Block => {
    const text = [ctx.words(`protocol.vacant.${role}`, { side: sideName(side, ctx) })];
    return { tag: 'status', symbol: 'overdue', text };
  });
}

function successorBlocks(
  successor: Protocol,
  inForce: Protocol | undefined,
  ctx: Context,
): Block[] {
  const { words } = ctx;
  const { number, written } = successor;
  const proposed = words('protocol.proposed', { number, ...namesOf(written.by) });
  const changes = changeRows(inForce?.terms ?? DEFAULT_TERMS, successor.terms, ctx);
  return [
    ...rowsUnder(proposed, changes, words('protocol.no_changes')),
    { tag: 'list', rows: signatureRows(successor, ctx) },
    quiet(holdsUntil(inForce, words)),
  ];
}

function termsHeading({ inForce }: ShownProtocol, { words }: Context): Block[] {
  const text = inForce
    ? words('protocol.terms.in_force', { number: inForce.number })
    : words('protocol.terms.default');
  return [heading(text)];
}

/** What is asked of this member comes first. */
function buttonsOf(shown: ShownProtocol, ctx: Context): Button[] {
  const { member } = ctx;
  return [
    ...askedButtons(shown, ctx),
    ...(hasRight(member, WRITERS) ? writeButtons(shown, ctx) : []),
    ...(hasRight(member, SIGNERS) ? [liveButton(shown, ctx)] : []),
  ];
}

function writeButtons({ inForce, successor }: ShownProtocol, { words }: Context): Button[] {
  const edits = PROTOCOL_PARTS.map((part) =>
    EDIT_PROTOCOL.button(part, words(`protocol.button.${part}`)),
  );
  if (inForce || successor) return edits;
  return [BEGIN_PROTOCOL.button(undefined, words('protocol.button.begin'), 'primary'), ...edits];
}

function liveButton({ live }: ShownProtocol, { words }: Context): Button {
  if (live) return GO_BACK_TO_EXERCISE.button(undefined, words('protocol.button.exercise'));
  return GO_LIVE.button(undefined, words('protocol.button.live'));
}
