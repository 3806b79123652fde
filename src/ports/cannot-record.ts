/** What keeps everything from being recorded, wherever it is tried: it can only be read, or its disk is full. */
export type RecordFault = 'read_only' | 'disk_full';

/** The database answers and takes nothing more in. Nothing of what was tried is kept. */
export class CannotRecord extends Error {
  readonly fault: RecordFault;

  constructor(fault: RecordFault, cause: unknown) {
    super(fault, { cause });
    this.name = 'CannotRecord';
    this.fault = fault;
  }
}
