import type { PrintedDocument, PrintedNotice } from '../../cards/document.ts';
import type { FileOffer } from '../../ports/files/file-offer-store.ts';
import type { CalendarFile } from '../../ports/meeting/calendar-file.ts';
import type { Context } from './context.ts';
import type { CardPart } from './posted-card.ts';

/** Makes a file that was offered. */
export interface FileMaker {
  readonly declares: 'file';
  /** The kind of file, as offers keep it. */
  readonly kind: string;
  /**
   * What the page that hands it out calls it; nothing if its record is there no more. Whoever holds the
   * link sees it, so it says nothing of a person.
   */
  readonly title: CardPart<string>;
  /**
   * Makes it when it is fetched, as the member whom it was offered to, with their rights as they are then.
   * The first thing that it performs takes the offer, in the same transaction; it performs one.
   */
  readonly make: (ctx: Context, offer: FileOffer) => Promise<MadeFile>;
}

export interface MadeFile {
  /** Of plain letters, digits, hyphens and one dot. */
  readonly name: string;
  readonly content:
    | { readonly kind: 'document'; readonly document: PrintedDocument }
    | { readonly kind: 'calendar'; readonly calendar: CalendarFile }
    | { readonly kind: 'notice'; readonly notice: PrintedNotice }
    /** In UTF-8. */
    | { readonly kind: 'text'; readonly type: string; readonly text: string };
}

/** Declares a file that can be offered (`file-offer.ts`). */
export function fileMaker(kind: string, maker: Omit<FileMaker, 'declares' | 'kind'>): FileMaker {
  return { declares: 'file', kind, ...maker };
}
