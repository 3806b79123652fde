/** A request that is not let in. Its message is a word for the log: whoever sent it hears none. */
export class RefusedRequest extends Error {
  /** Of HTTP: what it is answered with. */
  readonly status: number;

  constructor(status: number, why: string) {
    super(why);
    this.name = 'RefusedRequest';
    this.status = status;
  }
}
