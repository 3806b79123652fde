import { z } from 'zod';
import type { AnswerContent } from '../../ports/delivery/messenger.ts';
import type { AnswerStore, OwedAnswer } from '../../ports/delivery/private-answer.ts';
import type { KeyRing } from '../../ports/keys.ts';
import type { Tx } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { type Binding, openText, readEnvelope, unwrapKey } from '../protection/envelope.ts';
import { KEY_FIELD, sealAlone } from '../protection/sealing.ts';

/** What was written here: of a card no more is looked at than that it is one. */
const sealedSchema = z.object({
  contents: z.array(z.union([z.string(), z.custom<AnswerContent>(isCard)])),
  reader: z.object({ language: z.string(), timeZone: z.string() }),
  place: z.unknown(),
  doubtful: z.boolean(),
  /** Of whom nothing is said, nobody is the same any more. */
  standing: z.string().default(''),
});

export function answerStore(tx: Tx, keys: KeyRing): AnswerStore {
  return {
    async insert(answer) {
      await tx.owedAnswer.create({ data: await toRow(answer, keys) });
    },
    async find(id) {
      const row = await tx.owedAnswer.findUnique({ where: { id } });
      return row ? toAnswer(row, keys) : undefined;
    },
    async noteShown(id, shown) {
      await tx.owedAnswer.updateMany({ where: { id }, data: { shown } });
    },
    async remove(id) {
      await tx.owedAnswer.deleteMany({ where: { id } });
    },
    async removeBefore(askedAt) {
      await tx.owedAnswer.deleteMany({ where: { askedAt: { lt: toDate(askedAt) } } });
    },
  };
}

async function toRow({ id, askedAt, shown, ...said }: OwedAnswer, keys: KeyRing) {
  const { contents, reader, place, doubtful, standing } = said;
  const text = JSON.stringify({ contents, reader, place, doubtful, standing });
  const sealed = await sealAlone(keys, binding(id, 'answer'), text);
  return { id, shown, askedAt: toDate(askedAt), ...sealed };
}

/** @returns nothing where nobody can open it, since its master key is gone or it was altered: it is shown to nobody. */
async function toAnswer(
  { id, masterKeyId, wrapped, sealed, shown, askedAt }: Prisma.OwedAnswerGetPayload<object>,
  keys: KeyRing,
): Promise<OwedAnswer | undefined> {
  const master = keys.find(masterKeyId);
  if (!master) return undefined;
  try {
    const dataKey = await unwrapKey(readEnvelope(wrapped), master, binding(id, KEY_FIELD));
    const text = await openText(readEnvelope(sealed), dataKey, binding(id, 'answer'));
    return { id, shown, askedAt: toInstant(askedAt), ...sealedSchema.parse(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}

function isCard(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'title' in value && 'blocks' in value;
}

function binding(recordId: string, field: string): Binding {
  return { model: 'answer', recordId, field };
}
