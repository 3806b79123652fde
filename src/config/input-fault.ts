/** What was given that Tandem cannot work with: all of it, each with its place and what to write instead. */
export class InputFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'InputFault';
    this.faults = faults;
  }
}
