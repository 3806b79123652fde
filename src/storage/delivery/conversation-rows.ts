import { oneOf } from '../database/rows.ts';

/** A conversation as its row says it. @throws UnknownWord */
export function toConversation<Row extends { readonly kind: string }>(row: Row) {
  return { ...row, kind: oneOf(['channel', 'direct'], row.kind) };
}
