import type { Reply } from '../../../src/bot/declare/reply.ts';
import type { Dialog, FormValues } from '../../../src/cards/dialog.ts';
import { textOf } from '../shown/text-of.ts';
import type { World } from '../world.ts';

export function dialogOf(reply: Reply | undefined): Dialog {
  if (reply?.kind !== 'dialog') throw new Error(`No dialog: ${JSON.stringify(reply)}`);
  return reply.dialog;
}

/** A dialog as it comes back if nobody changes anything. */
export function valuesOf({ fields }: Dialog): FormValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.tag === 'note') return [];
      if (field.tag !== 'choice') return [[field.name, field.value ?? '']];
      const value = field.value ?? [];
      return [[field.name, field.most === 1 ? (value[0] ?? '') : value]];
    }),
  );
}

/** Everything that a dialog says above its fields. */
export function notesOf(dialog: Dialog): string {
  const card = { title: dialog.title, blocks: noteBlocks(dialog), buttons: [] };
  return textOf({ kind: 'card', card });
}

/** The rows of dates that stand in a dialog, in order. */
export function datesShown(dialog: Dialog): string[] {
  return noteBlocks(dialog)
    .flatMap((block) => (block.tag === 'list' ? block.rows : []))
    .map(({ text }) => text.join(''));
}

function noteBlocks({ fields }: Dialog) {
  return fields.flatMap((field) => (field.tag === 'note' ? field.blocks : []));
}

/** Types it, sees the dates, and sends the form as it stands. @returns the first dialog. */
export async function schedule(
  world: Pick<World, 'command' | 'submit'>,
  who: string,
  words: string,
  more: FormValues = {},
): Promise<Dialog> {
  const dialog = dialogOf(await world.command(who, 'liaison', `schedule ${words}`));
  const { key, about = '' } = dialog;
  const values = { ...valuesOf(dialog), ...more };
  const saved = await world.submit(who, 'liaison.schedule', values, { key, about });
  if (saved.kind !== 'card') throw new Error(`Not planned: ${JSON.stringify(saved)}`);
  return dialog;
}
