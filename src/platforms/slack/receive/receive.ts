import type { z } from 'zod';
import type { Interaction } from '../../../bot/declare/interaction.ts';
import { receiveButton } from '../../shared/press-again.ts';
import { readMetadata } from '../render/dialog-state.ts';
import { valuesOf } from './form-values.ts';
import { plainOf } from './plain-text.ts';
import type {
  appMention,
  BlockActions,
  command,
  homeOpened,
  shortcut,
  ViewSubmission,
} from './schema.ts';

/** Where an interaction came from, and what may be used to answer it. */
export interface Place {
  /** The workspaces whose token may answer, the likeliest first. */
  readonly tenants: readonly string[];
  readonly user: string;
  readonly channel: string | undefined;
  /** Opens one view, within three seconds. */
  readonly trigger: string | undefined;
  readonly responseUrl: string | undefined;
  /** The answer whose button was pressed goes, where that address can still reach it. */
  readonly instead?: true;
  /** The view it happened in. */
  readonly view: { readonly id: string; readonly type: 'modal' | 'home' } | undefined;
}

export interface Received {
  readonly interaction: Interaction;
  readonly place: Place;
}

/** A link that was followed: Slack opened it, and nothing is to be done. */
export const LINK = 'link';
const PLACE_IN_BLOCK = /~\d+$/;
const MENTION = /^\s*<@[^>]+>\s*/;
/** What an event says of a place: nothing that could open or answer anything. */
export const NOWHERE = {
  channel: undefined,
  trigger: undefined,
  responseUrl: undefined,
  view: undefined,
};

/** @param known names of all commands: what stands before one is the prefix of this installation. */
export function receiveCommand(body: z.infer<typeof command>, known: readonly string[]): Received {
  const typed = body.command.slice(1).toLowerCase();
  const name = known.find((one) => typed === one || typed.endsWith(`-${one}`)) ?? typed;
  const { team_id, user_id, channel_id, trigger_id, response_url } = body;
  return {
    interaction: {
      kind: 'command',
      ...envelope(trigger_id, { id: user_id, team_id }, channel_id),
      name,
      text: plainOf(body.text),
    },
    place: {
      ...NOWHERE,
      tenants: [team_id],
      user: user_id,
      channel: channel_id,
      trigger: trigger_id,
      responseUrl: response_url,
    },
  };
}

/** The first of the actions: Slack sends one at a time. */
export function receivePress(body: BlockActions): Received {
  const [{ action_id, value } = { action_id: '', value: '' }] = body.actions;
  const place = placeOf(body);
  const about = envelope(body.trigger_id, body.user, place.channel);
  const action = action_id.replace(PLACE_IN_BLOCK, '');
  return { interaction: receiveButton(about, { action, value }), place };
}

/**
 * A shortcut is a press; its value is the text of the chosen message.
 *
 * @param team the workspace of who chose it.
 */
export function receiveShortcut(body: z.infer<typeof shortcut>, team: string): Received {
  const user = { ...body.user, team_id: team };
  const place = placeOf({ ...body, user });
  const about = envelope(body.trigger_id, user, place.channel);
  const action = body.callback_id.replace(PLACE_IN_BLOCK, '');
  const value = plainOf(body.message?.text ?? '');
  return { interaction: { kind: 'press', ...about, action, value }, place };
}

/** @returns nothing for a view that is no dialog of ours. */
export function receiveSubmission(body: ViewSubmission): Received | undefined {
  const metadata = readMetadata(body.view.private_metadata);
  if (!metadata?.action || !metadata.key) return undefined;
  const place = placeOf(body);
  const { action, key, about } = metadata;
  return {
    interaction: {
      kind: 'submission',
      ...envelope(body.trigger_id ?? body.view.id, body.user, place.channel),
      action,
      key,
      about,
      values: valuesOf(body.view.state.values),
    },
    place,
  };
}

/** @param team the workspace of who wrote it. */
export function receiveMention(body: z.infer<typeof appMention>, team: string): Received {
  const { user, channel, text } = body.event;
  return {
    interaction: {
      kind: 'command',
      ...envelope(body.event_id, { id: user, team_id: team }, channel),
      name: 'tandem',
      text: plainOf(text.replace(MENTION, '')),
    },
    place: { ...NOWHERE, tenants: [body.team_id, team], user, channel },
  };
}

/** @param team the workspace of who looks. */
export function receiveHome(body: z.infer<typeof homeOpened>, team: string): Received {
  const { user } = body.event;
  return {
    interaction: {
      kind: 'home',
      ...envelope(body.event_id, { id: user, team_id: team }, undefined),
    },
    place: { ...NOWHERE, tenants: [body.team_id], user },
  };
}

function envelope(id: string, user: { id: string; team_id: string }, channel: string | undefined) {
  const actor = { platform: 'slack', tenant: user.team_id, user: user.id };
  return { id, actor, conversation: channel, locale: undefined };
}

interface Interactive {
  readonly user: BlockActions['user'];
  readonly team?: BlockActions['team'];
  readonly channel?: BlockActions['channel'];
  readonly view?: BlockActions['view'];
  readonly trigger_id?: string | undefined;
  readonly response_url?: string | undefined;
}

function placeOf(body: Interactive): Place {
  const metadata = readMetadata(body.view?.private_metadata ?? '');
  const tenants = [body.view?.app_installed_team_id, body.team?.id, body.user.team_id];
  return {
    tenants: [...new Set(tenants.filter((one) => one !== undefined && one !== null))],
    user: body.user.id,
    channel: body.channel?.id ?? metadata?.channel,
    trigger: body.trigger_id,
    responseUrl: body.response_url,
    view: body.view ? { id: body.view.id, type: body.view.type } : undefined,
  };
}
