import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { Directory } from '../../../bot/directory.ts';
import type { Dispatch } from '../../../bot/dispatch.ts';
import type { Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { type Words, wordsFor } from '../../../locales/words.ts';
import type { AnswerContent } from '../../../ports/delivery/messenger.ts';
import { personOf } from '../../shared/person.ts';
import { pressAgain } from '../../shared/press-again.ts';
import { withTimeout } from '../../shared/with-timeout.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import type { Received, Who } from '../receive/receive.ts';
import { refreshOf } from '../render/refresh.ts';
import { renderCard, type TeamsCard } from '../render/render-card.ts';
import { splitCard } from '../render/split-message.ts';
import { answerInPrivate, type PrivateDeps, type Recipient, type Shown } from './private-answer.ts';

export interface AnswerDeps extends PrivateDeps {
  readonly dispatch: Dispatch;
  readonly directory: Directory;
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
interface Answered<Status extends number, Kind extends string, Value> {
  readonly statusCode: Status;
  readonly type: `application/vnd.microsoft.${Kind}`;
  readonly value: Value;
}

/** What a press is answered with. After a fault, what stands there stays as it is. */
export type CardActionAnswer =
  | Answered<200, 'activity.message', string>
  | Answered<200, 'card.adaptive', TeamsCard>
  | Answered<403 | 503, 'error', { readonly code: string; readonly message: string }>;

/** Answers a command that Teams was already told is in hand. */
export async function answerMessage(deps: AnswerDeps, received: Received): Promise<void> {
  const reply = await deps.dispatch(received.interaction);
  const recipient = recipientOf(deps.directory, received);
  await answerInPrivate(deps, recipient, contentsOf(reply, received, recipient.reader));
}

/**
 * Answers a press on a card once it is done. A sentence is the answer itself: Teams shows it to the one
 * who pressed, below the card, which stays as it is. Anything longer goes to them in private: a card in
 * the answer would take the place of the one that everybody sees, for the one who pressed. That is what is
 * wanted where it stands instead of what they alone saw; whoever opens Teams anew may see the former again.
 */
export async function answerPress(deps: AnswerDeps, received: Received): Promise<CardActionAnswer> {
  const recipient = recipientOf(deps.directory, received);
  const words = wordsFor(recipient.reader.language);
  const reply = await withTimeout(
    deps.dispatch(received.interaction),
    TEAMS_LIMITS.workMilliseconds,
  );
  if (received.interaction.kind === 'view') {
    return answerView(reply, received.interaction.delivery, recipient);
  }
  // The card keeps its button, and the second press comes to the same.
  if (!reply) return sentence(words('refusal.not_recorded_yet'));
  if (reply.kind === 'notice') return sentence(reply.text);
  const anew = reply.kind === 'card' && reply.instead && onePage(reply.card, recipient.reader);
  if (anew) return anew;
  const answering = answerInPrivate(deps, recipient, contentsOf(reply, received, recipient.reader));
  const shown = await withTimeout(answering, TEAMS_LIMITS.showMilliseconds);
  return sentence(shown ? words(SHOWN[shown]) : words('teams.coming'));
}

/** In the place of what only they saw. @returns nothing for what one message does not hold. */
function onePage(card: Card, reader: Reader): CardActionAnswer | undefined {
  const [page, ...further] = splitCard(card, reader);
  return page && further.length === 0 ? shownInPlace(renderCard(page, reader)) : undefined;
}

function shownInPlace(value: TeamsCard): CardActionAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}

/** Nobody pressed: what cannot be shown changes nothing and says nothing. */
function answerView(
  reply: Reply | undefined,
  delivery: string,
  { place, reader }: Recipient,
): CardActionAnswer {
  const type = 'application/vnd.microsoft.error';
  if (reply?.kind !== 'card') {
    const message = reply?.kind === 'notice' ? reply.text : '';
    return { statusCode: reply ? 403 : 503, type, value: { code: 'NoView', message } };
  }
  const refresh = refreshOf(delivery, [place.user]);
  const [page = reply.card] = splitCard(reply.card, reader, refresh);
  return shownInPlace({ ...renderCard(page, reader), ...(refresh && { refresh }) });
}

/** A press is answered with a sentence, shown to who pressed. */
export function sentence(value: string): CardActionAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

const SHOWN = {
  here: 'teams.shown_here',
  direct: 'teams.shown_direct',
  later: 'teams.coming',
  nowhere: 'teams.shown_nowhere',
} as const satisfies Record<Shown, string>;

/** Who gets the answer: whoever acted. */
export function recipientOf(directory: Directory, { interaction, place }: Received): Recipient {
  const { tenant, user } = interaction.actor;
  const who: Who = { tenant, object: user };
  return { place, who, ...personOf(directory, interaction) };
}

function contentsOf(
  reply: Reply,
  { interaction, discarded }: Received,
  { language }: Reader,
): AnswerContent[] {
  const words = wordsFor(language);
  const aside = discarded ? [words('teams.discarded')] : [];
  switch (reply.kind) {
    case 'card':
      return [...aside, reply.card];
    case 'dialog':
      return [offerCard(interaction, aside, words)];
    case 'notice':
      return [...aside, reply.text];
    case 'field-errors':
      return Object.values(reply.errors);
    default:
      return reply satisfies never;
  }
}

/** A command cannot open a dialog in Teams; the button of a card can. It does the same once more. */
function offerCard(interaction: Interaction, aside: readonly string[], words: Words): Card {
  const { action, value } = pressAgain(interaction);
  const most = TEAMS_LIMITS.buttonValueCharacters;
  const kept = value.length <= most;
  const short = interaction.kind === 'command' ? interaction.name : '';
  const said = kept ? aside : [...aside, words('teams.too_long_to_keep', { most })];
  return {
    title: words('teams.form_ready'),
    blocks: said.map((text) => ({ tag: 'text', tone: 'normal', text: [text] })),
    buttons: [
      {
        action,
        value: kept ? value : short,
        label: words('teams.open_form'),
        look: 'primary',
        opensDialog: true,
      },
    ],
  };
}
