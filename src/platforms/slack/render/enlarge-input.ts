import { z } from 'zod';
import type { Reader } from '../../../cards/format-time.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { BlockActions } from '../receive/schema.ts';
import { enlargeInput, inputId, MORE_ROOM, textInput } from './render-dialog.ts';

const value = z.object({ name: z.string(), label: z.string(), most: z.number() });

/** The body of `views.update` that gives a long text one more input; what was typed stays. */
export function withEnlargedInput(body: BlockActions, reader: Reader): object | undefined {
  const { view } = body;
  const field = readField(body.actions[0]?.value ?? '');
  if (!view || !field) return undefined;
  const at = view.blocks.findIndex(({ block_id }) => block_id === `${MORE_ROOM}:${field.name}`);
  if (at < 0 || view.blocks.length >= SLACK_LIMITS.viewBlocks) return undefined;
  const count = inputsOf(view.blocks, field.name);
  const input = textInput(field, count, '', reader);
  const full = (count + 1) * SLACK_LIMITS.inputCharacters >= field.most;
  const button = full ? [] : [enlargeInput(field, reader)];
  const blocks = [...view.blocks.slice(0, at), input, ...button, ...view.blocks.slice(at + 1)];
  const { type, callback_id, title, submit, close, private_metadata } = view;
  return { type, callback_id, title, submit, close, private_metadata, blocks };
}

function readField(text: string) {
  try {
    return value.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function inputsOf(blocks: readonly { block_id?: string | undefined }[], name: string): number {
  let count = 0;
  while (blocks.some(({ block_id }) => block_id === inputId(name, count))) count += 1;
  return count;
}
