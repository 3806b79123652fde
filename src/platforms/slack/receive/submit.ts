import type { ModalView } from '@slack/types';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { personOf } from '../../shared/person.ts';
import { contentsOf, renderContents } from '../render/render-contents.ts';
import { renderDialog } from '../render/render-dialog.ts';
import { cardView } from '../render/views.ts';
import type { AnswerDeps } from '../send/answer.ts';
import { type Received, receiveSubmission } from './receive.ts';
import type { ViewSubmission } from './schema.ts';

/** https://docs.slack.dev/surfaces/modals#response_actions */
export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'clear' };

/**
 * Answers a submission once it is recorded. A dialog that cannot be recorded stays open with all
 * that was typed, and says why.
 */
export async function submit(
  deps: AnswerDeps,
  body: ViewSubmission,
  respond: (answer: SubmissionAnswer) => Promise<void>,
): Promise<void> {
  const received = receiveSubmission(body);
  if (!received) return respond({ response_action: 'clear' });
  const reply = await deps.dispatch(received.interaction);
  const reader = personOf(deps.directory, received.interaction).reader;
  const inView = viewAnswer(reply, body, received, reader);
  await respond(inView ?? { response_action: 'clear' });
  if (inView || reply.kind === 'dialog') return;
  const { interaction, place } = received;
  await deps.tellAlone(interaction, { place, reader, contents: contentsOf(reply) });
}

/** @returns nothing if it does not fit into the modal. */
function viewAnswer(
  reply: Reply,
  body: ViewSubmission,
  { place }: Received,
  reader: Reader,
): SubmissionAnswer | undefined {
  const inputs = Object.keys(body.view.state.values);
  const [first] = inputs;
  if (reply.kind === 'dialog') {
    return { response_action: 'update', view: renderDialog(reply.dialog, reader, place.channel) };
  }
  if (reply.kind === 'field-errors' && first) {
    return { response_action: 'errors', errors: errorsOf(reply.errors, inputs, first) };
  }
  if (reply.kind === 'notice' && reply.tone === 'refused' && first) {
    return { response_action: 'errors', errors: { [first]: reply.text } };
  }
  const view = cardView(renderContents(contentsOf(reply), reader), reader, place.channel);
  return view && { response_action: 'update', view };
}

/** Slack refuses errors for inputs that the view does not have: those stand at the first one. */
function errorsOf(
  errors: Readonly<Record<string, string>>,
  inputs: readonly string[],
  first: string,
): Record<string, string> {
  // Names of inputs come with the request: a Map finds none that every object has.
  const placed = new Map<string, string>();
  for (const [name, text] of Object.entries(errors)) {
    const input = inputs.includes(name) ? name : first;
    placed.set(input, [placed.get(input), text].filter(Boolean).join(' '));
  }
  return Object.fromEntries(placed);
}
