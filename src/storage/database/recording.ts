import { CannotRecord, type RecordFault } from '../../ports/cannot-record.ts';
import type { PrismaClient } from '../generated/client.ts';
import { sqlState } from './database-errors.ts';

/** By what PostgreSQL says: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const FAULTS: Readonly<Record<string, RecordFault>> = {
  '25006': 'read_only',
  '53100': 'disk_full',
};

/** Whether a database takes in what is to be recorded, as far as it was tried. */
export interface Recording {
  /** What keeps it from that; nothing: it took in the last. */
  readonly fault: RecordFault | undefined;
  /** It can only be read, as it says itself. */
  onlyRead(): void;
  /** @returns CannotRecord if that is what an error says, else the error. */
  failed(error: unknown): unknown;
  /** Looks, before its end, whether a transaction recorded anything that would show that the fault is over. */
  showsIn(tx: Pick<PrismaClient, '$queryRaw'>): Promise<boolean>;
  /** Something was recorded. */
  works(): void;
}

/** Nothing was tried yet. */
export function createRecording(): Recording {
  let fault: RecordFault | undefined;
  return {
    get fault() {
      return fault;
    },
    onlyRead() {
      fault = 'read_only';
    },
    failed(error) {
      const found = FAULTS[sqlState(error) ?? ''];
      if (!found) return error;
      fault = found;
      return new CannotRecord(found, error);
    },
    async showsIn(tx) {
      if (!fault) return false;
      const [row] = await tx.$queryRaw<{ wrote: boolean }[]>`
        SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote`;
      return row?.wrote === true;
    },
    works() {
      fault = undefined;
    },
  };
}
