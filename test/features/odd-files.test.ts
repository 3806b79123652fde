import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { DocumentBlock } from '../../src/cards/document.ts';
import { createPdfPrinter } from '../../src/documents/pdf-printer.ts';
import { writeCalendar } from '../../src/documents/write-calendar.ts';
import { tidy } from '../../src/domain/text/tidy.ts';
import { capXml } from '../../src/features/crisis/print/cap-xml.ts';
import { calendarEventOf } from '../support/files/calendar-files.ts';
import { readPdf } from '../support/files/pdf-text.ts';
import { ODD_TEXTS } from '../support/odd-texts.ts';
import { required, schemaText } from '../support/schemas.ts';

const SCHEMA = schemaText('CAP-v1.2.xsd');
const AT = Temporal.Instant.from('2026-11-24T09:00:00Z');

/** Each as it was typed, for what was kept before the door tidied it, and as it is kept now. */
const TEXTS = ODD_TEXTS.flatMap(({ name, text }) => [
  { name, text },
  { name: `${name}, tidied`, text: tidy(text) },
]);

describe('files with every kind of odd text in every field', () => {
  it.each(TEXTS)('a calendar is read by two programs: $name', ({ text }) => {
    const party = { key: 'police', name: text };
    const event = calendarEventOf({ title: text, place: text, details: text, organiser: party });
    const events = [{ ...event, invited: [party] }, calendarEventOf({ uid: 'the-next' })];
    const file = writeCalendar(
      { method: 'PUBLISH', name: text, at: AT, events },
      'tandem.example.org',
    );
    const found = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
    expect(found.map((one) => new ICAL.Event(one).uid)).toHaveLength(2);
    const seen = new ICAL.Event(found[0]).summary;
    // Isolates that were open are closed behind it.
    expect(seen).toMatch(/^ab.*cd\p{Bidi_Control}*$/su);
    const second = Object.values(nodeIcal.sync.parseICS(file));
    expect(second.filter((one) => one?.type === 'VEVENT')).toHaveLength(2);
  });

  it.skipIf(SCHEMA === undefined)('a CAP file keeps to the schema of CAP', async () => {
    const xml = TEXTS.map(({ text }, index) => ({
      fileName: `${index}.xml`,
      contents: capXml(alertWith(text)),
    }));
    const { valid, errors } = await validateXML({ xml, schema: [required(SCHEMA)] });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  it('a PDF can be read back, from its first text to its last', async () => {
    const blocks = TEXTS.map(({ name, text }): DocumentBlock => {
      return { tag: 'passage', kind: 'fact', heading: name, text };
    });
    const printed = await createPdfPrinter().print({
      ...{ language: 'en', title: 'S-2026-0001', marking: 'Confidential', blocks },
      ...{ reference: 'S-2026-0001', heading: 'What was done', madeAt: AT.toString() },
      pageNumber: (page, pages) => `Page ${page} of ${pages}`,
    });
    const { text } = await readPdf(printed);
    for (const { name } of TEXTS) expect(text).toContain(name);
  });
});

function alertWith(text: string): Parameters<typeof capXml>[0] {
  return {
    ...{ identifier: 'C-2026-0001.1.v2', sender: 'tandem.havenstad', incidents: 'C-2026-0001' },
    ...{ sent: '2026-11-25T20:05:00+01:00', status: 'Actual', msgType: 'Alert', scope: 'Public' },
    ...{ note: text, references: [] },
    infos: [
      {
        ...{ language: 'en', category: 'Fire', event: text, responseType: undefined },
        ...{ urgency: 'Immediate', severity: 'Severe', certainty: 'Observed' },
        ...{ senderName: text, headline: text, description: text, instruction: text },
        areaDesc: text,
        parameters: [{ name: 'text', value: text }],
      },
    ],
  };
}
