import { createHash } from 'node:crypto';
import type { Progress, StandingParts } from './partly-sent-cards.ts';

/** What a platform does with one part of a card. Each may throw; then the next try goes on there. */
export interface PartWriter<Part, Id extends StandingParts> {
  /** Begins a card that stands nowhere yet. */
  postFirst(part: Part): Promise<Id>;
  /** A first part that is gone is told by what is thrown. */
  changeFirst(id: Id, part: Part): Promise<void>;
  /** @returns the name of the message that was made. */
  postFurther(id: Id, part: Part): Promise<string>;
  changeFurther(id: Id, message: string, part: Part): Promise<void>;
  remove(id: Id, message: string): Promise<void>;
  /** Is it a message that is not there, and not something else that went wrong? */
  isMessageGone(error: unknown): boolean;
}

/** A card in its parts, and how far it got. */
export interface CardInParts<Part, Id extends StandingParts> {
  /** In order; at least one. */
  readonly parts: readonly Part[];
  /** What stands of it already; nothing: it is new. */
  readonly before: Progress<Id> | undefined;
  /** So far it got: told after each part. */
  progress(now: Progress<Id>): void;
}

/**
 * Makes a card stand as it is now: changes what is there, posts what is missing, takes back what is too much.
 * What was written already is not written again, so where it is interrupted, it goes on.
 *
 * @throws whatever the writer throws, such as for a first part that is not there any more.
 */
export async function writeParts<Part extends object, Id extends StandingParts>(
  writer: PartWriter<Part, Id>,
  { parts, before, progress }: CardInParts<Part, Id>,
): Promise<Id> {
  let now = before;
  for (const [index, part] of parts.entries()) {
    const digest = digestOf(part);
    if (now && now.written[index] === digest) continue;
    const id: Id = now
      ? await writePart(writer, now.id, index, part)
      : await writer.postFirst(part);
    now = { id, written: Object.assign([...(now?.written ?? [])], { [index]: digest }) };
    progress(now);
  }
  if (!now) throw new Error('A card has a part.');
  return takeBack(writer, now, parts.length, progress);
}

/** The first part stands where it stands; the others follow it, anew where somebody took one away. */
async function writePart<Part, Id extends StandingParts>(
  writer: PartWriter<Part, Id>,
  id: Id,
  index: number,
  part: Part,
): Promise<Id> {
  if (index === 0) {
    await writer.changeFirst(id, part);
    return id;
  }
  const named = await writeFurther(writer, id, id.more[index - 1], part);
  return { ...id, more: Object.assign([...id.more], { [index - 1]: named }) };
}

async function writeFurther<Part, Id extends StandingParts>(
  writer: PartWriter<Part, Id>,
  id: Id,
  there: string | undefined,
  part: Part,
): Promise<string> {
  if (there === undefined) return writer.postFurther(id, part);
  try {
    await writer.changeFurther(id, there, part);
    return there;
  } catch (error) {
    if (!writer.isMessageGone(error)) throw error;
    return writer.postFurther(id, part);
  }
}

/** Takes back what stands beyond the last part, the last first; what is gone need not be. */
async function takeBack<Id extends StandingParts>(
  writer: Pick<PartWriter<never, Id>, 'remove' | 'isMessageGone'>,
  from: Progress<Id>,
  parts: number,
  progress: (now: Progress<Id>) => void,
): Promise<Id> {
  let { id } = from;
  while (id.more.length > parts - 1) {
    await writer.remove(id, id.more.at(-1) ?? '').catch((error) => {
      if (!writer.isMessageGone(error)) throw error;
    });
    id = { ...id, more: id.more.slice(0, -1) };
    progress({ ...from, id });
  }
  return id;
}

function digestOf(part: object): string {
  return createHash('sha256').update(JSON.stringify(part)).digest('base64');
}
