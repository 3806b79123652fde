/** Hands out files at addresses that nobody can guess, each once. */
export interface FileDesk {
  /** What a link leads to; looking does not use it up. @returns nothing if it leads nowhere any more. */
  look(token: string): Promise<AwaitedFile | undefined>;
  /** Makes the file, as the member whom it was offered to, with their rights as they are now. */
  fetch(token: string): Promise<FetchedFile>;
}

/** A file that waits to be fetched, in the words of the one it is for. */
export interface AwaitedFile {
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** Whom it is for. */
  readonly member: string;
  readonly organisation: string;
  /** In words. */
  readonly until: string;
}

/** What whoever follows a link gets. */
export type FetchedFile =
  | {
      readonly kind: 'file';
      /** Of plain letters, digits, hyphens and one dot. */
      readonly name: string;
      /** Media type. */
      readonly type: string;
      readonly bytes: Uint8Array;
    }
  /** Not theirs (any more): says so and who can. The link is as it was. */
  | { readonly kind: 'refused'; readonly language: string; readonly text: string }
  /** Taken, over, or never there. */
  | { readonly kind: 'gone' };
