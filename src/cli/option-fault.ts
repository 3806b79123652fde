/** What was given to a command that it cannot work with, all of it, each with what to write instead. */
export class OptionFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'OptionFault';
    this.faults = faults;
  }
}
