import type { z } from 'zod';
import type { Interaction } from '../../../bot/interaction.ts';
import type { AccountKey } from '../../../ports/people/account.ts';
import type { commandRequest, pressRequest, submissionRequest } from './schema.ts';

const COMMAND = /^\/(\S*)\s*([\s\S]*)$/;

interface Where {
  /** The room's own id of the channel. */
  readonly conversation: string | undefined;
}

export function commandInteraction(
  request: z.infer<typeof commandRequest>,
  { conversation }: Where,
): Interaction {
  const [, name = '', text = ''] = COMMAND.exec(request.text) ?? [];
  return { kind: 'command', ...envelope(request, conversation), name: name.toLowerCase(), text };
}

export function pressInteraction(
  request: z.infer<typeof pressRequest>,
  { conversation }: Where,
): Interaction {
  const { action, value } = request;
  return { kind: 'press', ...envelope(request, conversation), action, value };
}

export function submissionInteraction(
  request: z.infer<typeof submissionRequest>,
  { conversation }: Where,
): Interaction {
  const { action, key, about, values } = request;
  return { kind: 'submission', ...envelope(request, conversation), action, key, about, values };
}

/** `havenstad/liaison-officer` → the account of that member in the practice room. */
export function accountOf(person: string): AccountKey {
  const [tenant = '', user = ''] = person.split('/');
  return { platform: 'room', tenant, user };
}

function envelope(request: { id: string; as: string }, conversation: string | undefined) {
  return { id: request.id, actor: accountOf(request.as), conversation, locale: undefined };
}
