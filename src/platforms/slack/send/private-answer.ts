import { z } from 'zod';
import type { Log } from '../../../log.ts';
import type { AnswerResult, PrivateAnswer, SendResult } from '../../../ports/delivery/messenger.ts';
import { markDoubted } from '../../shared/private-answers.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import { renderContents } from '../render/render-contents.ts';
import { joinLines, type Part, splitMessage } from '../render/split-message.ts';
import { faultCode, resultOf } from './faults.ts';
import { type PictureFiles, sendWithPictures } from './message-pictures.ts';
import { NotShown, showTo, type Way } from './private-ways.ts';
import type { Pictures } from './upload-pictures.ts';

const placeSchema = z.object({
  tenants: z.array(z.string()),
  user: z.string(),
  channel: z.string().optional(),
  responseUrl: z.string().optional(),
  instead: z.literal(true).optional(),
});

/** What shows an answer to one person alone. */
export interface AnswerOnceDeps {
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly log: Log;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Shows something to one person alone, in as many messages as it needs; each is tried once. */
export async function answerOnce(
  deps: AnswerOnceDeps,
  answer: PrivateAnswer,
): Promise<AnswerResult> {
  const place = placeSchema.parse(answer.place);
  const client = await deps.workspaces.client(place.tenants);
  const files = new Map<string, string>();
  for (const one of answer.contents) {
    if (typeof one === 'string') continue;
    for (const [png, file] of await deps.pictures(client, one)) files.set(png, file);
  }
  let { shown } = answer;
  for (const part of partsOf(answer, files).slice(shown)) {
    const result = await showPart(deps, { ...place, client, shown }, part);
    if (result.outcome !== 'sent') return { result, shown };
    shown += 1;
  }
  return { result: SENT, shown };
}

/** Nobody changes it: its name is asked for by none. */
const SENT: SendResult = { outcome: 'sent', messageId: '' };

function partsOf(answer: PrivateAnswer, files: PictureFiles): Part[] {
  const { contents, reader } = answer;
  const parts = splitMessage(renderContents(contents, reader, files), 1);
  return markDoubted(parts, answer, ({ blocks, text }, again) => {
    const mark = renderContents([again('')], reader);
    const said = mark
      .map((piece) => piece.text)
      .concat(text)
      .reduce(joinLines);
    return { blocks: [...mark.map(({ block }) => block), ...blocks], text: said };
  });
}

async function showPart({ log, pause }: AnswerOnceDeps, way: Way, part: Part): Promise<SendResult> {
  try {
    await sendWithPictures(part, (one) => showTo(way, one), pause);
    return SENT;
  } catch (error) {
    log.warn({ platform: 'slack', error: faultCode(error) }, 'private answer not shown');
    return error instanceof NotShown ? error.result : resultOf(error);
  }
}
