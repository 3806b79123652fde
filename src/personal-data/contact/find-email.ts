import { type Span, spansOf } from '../text/span.ts';

const BEFORE_AT = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const AFTER_AT =
  /^(?:[\p{L}\p{N}-]{1,63}(?:\.|\s?[([{](?:dot|punt|punkt|point)[)\]}]\s?)){1,6}\p{L}{2,24}/iu;
const AT = /\s?[([{]\s?(?:at|apestaart|apenstaartje|ät|arobase)\s?[)\]}]\s?|@/giu;

/** Boxes that belong to a desk, not to a person. */
const DESK =
  /^(?:info|contact|no-?reply|post|poststelle|office|service|support|helpdesk|webmaster|redactie|redaktion|accueil|secretariat|mairie|enquiries|balie)$/i;

/** Mail addresses, also with "(at)"; the general box of an organisation is left out. */
export function findEmail(text: string): Span[] {
  return spansOf(text, AT).flatMap(({ start, end }) => {
    const local = BEFORE_AT.exec(text.slice(Math.max(0, start - 64), start))?.[0];
    const domain = AFTER_AT.exec(text.slice(end, end + 200))?.[0];
    if (!local || !domain || DESK.test(local)) return [];
    return [{ start: start - local.length, end: end + domain.length }];
  });
}
