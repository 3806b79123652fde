import type { DocumentBlock, EntryPart, PairsPart, PassagePart } from '../cards/document.ts';
import { INK, put, SLATE } from './pdf-file.ts';
import { type Look, PAGE, type Sheet } from './pdf-sheet.ts';

const BODY: Look = { size: 9.5 };
const QUIET: Look = { size: 8.5, colour: SLATE };
const TITLE: Look = { size: 16, bold: true };
const HEADING: Look = { size: 12, bold: true };
const STRONG: Look = { size: 9.5, bold: true };

/** Columns, from the left margin. */
const VALUE_INDENT = 124;
const LABEL_WIDTH = VALUE_INDENT - 12;
const PASSAGE_INDENT = 14;
const BAR_INDENT = 4;
const SAID_INDENT = VALUE_INDENT + PASSAGE_INDENT;

const GAP = 6;
/** A heading stays with so much of what follows it. */
const FOLLOWING = 44;

/** The heading of the whole document. */
export function drawTitle(sheet: Sheet, text: string): void {
  put(sheet.pdf, sheet.write('H1', text, TITLE));
  sheet.pdf.y += GAP;
}

/** Draws a part of the document below what stands there, over as many pages as it needs. */
export function drawBlock(sheet: Sheet, block: DocumentBlock): void {
  switch (block.tag) {
    case 'heading':
      drawHeading(sheet, block.text);
      break;
    case 'paragraph':
      put(sheet.pdf, sheet.write('P', block.text, QUIET));
      sheet.pdf.y += GAP;
      break;
    case 'pairs':
      drawPairs(sheet, block);
      break;
    case 'passage':
      drawPassage(sheet, block, 0);
      break;
    case 'entry':
      drawEntry(sheet, block);
      break;
    default:
      block satisfies never;
  }
}

function drawHeading(sheet: Sheet, text: string): void {
  sheet.pdf.y += GAP;
  sheet.makeRoom(sheet.heightOf(text, HEADING) + FOLLOWING);
  put(sheet.pdf, sheet.write('H2', text, HEADING));
  sheet.pdf.y += GAP;
}

function drawPairs(sheet: Sheet, { pairs }: PairsPart): void {
  for (const { label, value } of pairs) {
    sideBySide(sheet, { text: label, look: { ...STRONG, width: LABEL_WIDTH } }, () =>
      put(sheet.pdf, sheet.write('P', value, { ...BODY, indent: VALUE_INDENT })),
    );
    sheet.pdf.y += GAP / 2;
  }
  sheet.pdf.y += GAP / 2;
}

/** When on the left; on the right what was done, by whom, and what they said of it. */
function drawEntry(sheet: Sheet, { when, what, who, passages }: EntryPart): void {
  sideBySide(sheet, { text: when, look: { ...QUIET, width: LABEL_WIDTH } }, () => {
    put(sheet.pdf, sheet.write('P', `${who}: ${what}`, { ...BODY, indent: VALUE_INDENT }));
  });
  for (const passage of passages) drawPassage(sheet, passage, VALUE_INDENT);
  sheet.pdf.y += GAP;
}

/** Draws the right-hand column beside a short text on the left; what is longer goes below both. */
function sideBySide(
  sheet: Sheet,
  left: { readonly text: string; readonly look: Look },
  drawRight: () => void,
): void {
  const { pdf } = sheet;
  const height = sheet.heightOf(left.text, left.look);
  sheet.makeRoom(Math.max(height, FOLLOWING));
  const [page, top] = [sheet.page(), pdf.y];
  put(sheet.pdf, sheet.write('P', left.text, left.look));
  pdf.y = top;
  drawRight();
  if (sheet.page() === page) pdf.y = Math.max(pdf.y, top + height);
}

/** Facts have a solid bar beside them, interpretation a broken one; both say what they are in words. */
function drawPassage(sheet: Sheet, { kind, heading, text }: PassagePart, indent: number): void {
  const inner = indent === 0 ? PASSAGE_INDENT : SAID_INDENT;
  sheet.makeRoom(sheet.heightOf(heading, STRONG) + FOLLOWING);
  const from = { page: sheet.page(), y: sheet.pdf.y };
  put(sheet.pdf, sheet.write('P', heading, { ...STRONG, indent: inner }));
  put(sheet.pdf, sheet.write('BlockQuote', text, { ...BODY, indent: inner }));
  if (kind !== 'said') drawBar(sheet, from, kind, indent);
  sheet.pdf.y += GAP;
}

/** Down the side of everything since `from`, page by page. */
function drawBar(
  sheet: Sheet,
  from: { readonly page: number; readonly y: number },
  kind: 'fact' | 'interpretation',
  indent: number,
): void {
  const { pdf } = sheet;
  const end = { page: sheet.page(), y: pdf.y };
  const x = PAGE.left + indent + BAR_INDENT;
  for (let page = from.page; page <= end.page; page += 1) {
    pdf.switchToPage(page);
    const { margins, height } = pdf.page;
    const top = page === from.page ? from.y : margins.top;
    const bottom = page === end.page ? end.y : height - margins.bottom;
    if (bottom <= top) continue;
    pdf.markContent('Artifact', { type: 'Layout' });
    if (kind === 'fact') pdf.undash().lineWidth(2.5).strokeColor(INK);
    else pdf.dash(4, { space: 3 }).lineWidth(1.5).strokeColor(SLATE);
    pdf.moveTo(x, top).lineTo(x, bottom).stroke().undash();
    pdf.endMarkedContent();
  }
  pdf.y = end.y;
}
