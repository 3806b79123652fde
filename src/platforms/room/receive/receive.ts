import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { AccountKey } from '../../../ports/people/account.ts';
import { receiveButton } from '../../shared/press-again.ts';
import type { CommandRequest, PressRequest, SubmissionRequest } from '../protocol.ts';

const COMMAND = /^\/(\S*)\s*([\s\S]*)$/;

/** @param conversation the room's own id of the channel in which it happened; nothing for one person's own. */
export function commandInteraction(
  request: CommandRequest,
  conversation: string | undefined,
): Interaction {
  const [, name = '', text = ''] = COMMAND.exec(request.text) ?? [];
  return { kind: 'command', ...envelope(request, conversation), name: name.toLowerCase(), text };
}

/** A press on a button of a card. */
export function pressInteraction(
  request: PressRequest,
  conversation: string | undefined,
): Interaction {
  return receiveButton(envelope(request, conversation), request);
}

/** A dialog that was filled in. */
export function submissionInteraction(
  request: SubmissionRequest,
  conversation: string | undefined,
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
