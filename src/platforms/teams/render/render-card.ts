import type { Button, Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { plainText } from '../../../cards/plain-text.ts';
import type { AdaptiveCard } from '../../adaptive/adaptive-card.ts';
import { asText } from '../../adaptive/as-text.ts';
import { renderCard as renderAdaptive } from '../../adaptive/render-card.ts';
import type { Refresh } from './refresh.ts';

/** Where a card stands decides what its buttons can do. */
export type Where = 'message' | 'dialog';

/** Whom a text of the card mentions. */
export interface Mention {
  readonly type: 'mention';
  /** As it stands in the text. */
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** An Adaptive Card as Teams takes it. */
export interface TeamsCard extends AdaptiveCard {
  /** Read where the card cannot be shown. */
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly Mention[] };
  /** Only where it stands in a channel. */
  readonly refresh?: Refresh;
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/what-are-cards */
export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: TeamsCard;
}

/**
 * A card for Teams. In a message, a button that opens a dialog fetches it, and any other is executed;
 * a dialog knows submitting alone.
 */
export function renderCard(card: Card, reader: Reader, where: Where = 'message'): TeamsCard {
  const opening = new Set(buttonsOf(card).flatMap((one) => (one.opensDialog ? [keyOf(one)] : [])));
  const rendered = renderAdaptive(card, reader, 'table');
  return {
    ...rendered,
    body: dress(rendered.body, where, opening),
    ...(rendered.actions && { actions: dress(rendered.actions, where, opening) }),
    ...asText({ fallbackText: plainText(card, reader) }),
    msteams: { width: 'Full' },
  };
}

/** A card as a message or a dialog carries it. */
export function attachmentOf(content: TeamsCard): CardAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

function buttonsOf({ buttons, blocks }: Card): Button[] {
  const rows = blocks.flatMap((block) => (block.tag === 'list' ? block.rows : []));
  return [...buttons, ...rows.flatMap(({ button }) => (button ? [button] : []))];
}

function keyOf({ action, value }: { readonly action: unknown; readonly value: unknown }): string {
  return JSON.stringify([action, value]);
}

/** The same elements with each action as Teams needs it there, however deep it stands. */
function dress<T>(json: T, where: Where, opening: ReadonlySet<string>): T;
function dress(json: unknown, where: Where, opening: ReadonlySet<string>): unknown {
  if (Array.isArray(json)) return json.map((one) => dress(one, where, opening));
  if (typeof json !== 'object' || json === null) return json;
  const element = Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, dress(value, where, opening)]),
  );
  return element['type'] === 'Action.Execute' ? dressAction(element, where, opening) : element;
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
function dressAction(
  element: Record<string, unknown>,
  where: Where,
  opening: ReadonlySet<string>,
): Record<string, unknown> {
  const data = Object(element['data']);
  const fetches = where === 'message' && opening.has(keyOf(data));
  if (where === 'message' && !fetches) return element;
  const { verb: _verb, ...rest } = element;
  return {
    ...rest,
    type: 'Action.Submit',
    data: fetches ? { ...data, msteams: { type: 'task/fetch' } } : data,
  };
}
