import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../test/support/files/pdf-text.ts';
import { createPdfPrinter } from '../../../documents/pdf-printer.ts';
import { composeText } from '../../../domain/crisis/compose.ts';
import {
  MESSAGE_LANGUAGES,
  type MessageKind,
  type MessageVersion,
} from '../../../domain/crisis/message.ts';
import { fillPlaceholders, phrasesOf, templateOf } from '../../../domain/crisis/templates.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import type { Actor } from '../../../domain/people/member.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import type { Side } from '../../../domain/people/side.ts';
import { sheetNotice } from './print-sheet.ts';
import type { PrintSource } from './print-source.ts';

const AT = Temporal.Instant.from('2026-11-25T19:00:00.123Z');
const PARTNERSHIP: Partnership = {
  id: 'partnership',
  key: 'havenstad',
  name: 'Havenstad',
  level: 'local',
  timeZone: 'Europe/Amsterdam',
  language: 'en',
  emergencyNumber: '112',
  officeHours: { days: ['mon'], from: '08:30', to: '17:00' },
  holidays: [],
  live: true,
};
const HASH = '0123456789abcdef'.repeat(4);
const POLICE = sitter('police', 'Police Havenstad');
const COUNCIL = sitter('local_authority', 'Municipality of Havenstad');

function sitter(side: Side, name: string): Actor {
  return {
    memberId: side,
    name: `Somebody of ${side}`,
    organisation: { id: side, key: side, name, side },
  };
}

function source(kind: MessageKind, exercise: boolean, agreed = true): PrintSource {
  const nextUpdateAt = '2026-11-25T20:30:00Z';
  const { timeZone } = PARTNERSHIP;
  const senders = [POLICE.organisation.name, COUNCIL.organisation.name];
  const texts = MESSAGE_LANGUAGES.map((language) => {
    const values = { place: 'Kyivsplein 1', emergency_number: '112' };
    const frame = fillPlaceholders(templateOf('explosion', language).frame, values);
    return composeText({ language, kind, exercise, frame, senders, nextUpdateAt, timeZone });
  });
  const reference = 'C-2026-0001/3';
  const version: MessageVersion = {
    id: 'version',
    messageId: 'message',
    unitId: 'unit',
    partnershipId: PARTNERSHIP.id,
    number: 2,
    content: { reference, kind, exercise, nextUpdateAt, texts, targets: [], renderings: {} },
    hash: HASH,
    written: { by: POLICE, at: AT },
    signatures: agreed
      ? {
          police: { by: POLICE, at: AT },
          local_authority: { by: COUNCIL, at: AT.add({ minutes: 4 }) },
        }
      : {},
    expiresAt: AT.add({ hours: 1 }),
  };
  const seat = { calledAt: AT, inAt: AT };
  const unit: CrisisUnit = {
    id: 'unit',
    partnershipId: PARTNERSHIP.id,
    reference: 'C-2026-0001',
    exercise,
    report: {
      major: true,
      location: '',
      type: '',
      hazards: '',
      access: '',
      casualties: '',
      services: '',
    },
    signals: [],
    opened: { by: POLICE, at: AT },
    seats: [
      { side: 'police', place: 'seat', holder: POLICE, ...seat },
      { side: 'local_authority', place: 'deputy', holder: COUNCIL, ...seat },
    ],
    sitrepMinutes: 30,
    sitrepDueAt: undefined,
    closings: {},
    closedAt: undefined,
    revision: 1,
  };
  const beside = { lines: '', answers: '', template: 'explosion', followsId: undefined } as const;
  const message = { id: 'message', unitId: 'unit', partnershipId: PARTNERSHIP.id, number: 3, kind };
  return {
    version,
    unit,
    newest: version,
    now: AT,
    message: { ...message, ...beside },
    agreed,
    earlier: [],
    replacedBy: undefined,
  };
}

/** As one writes it there; nobody reads an English day on a Ukrainian wall. */
const SINCE = {
  en: 'Wed 25 Nov 2026, 20:04',
  nl: 'wo 25 nov 2026, 20:04',
  de: 'Mi. 25. Nov. 2026, 20:04',
  fr: 'mer. 25 nov. 2026, 20:04',
  uk: 'ср 25 лист. 2026 р., 20:04',
} as const satisfies Record<(typeof MESSAGE_LANGUAGES)[number], string>;

const printer = createPdfPrinter();
const paper = async (from: PrintSource, language: (typeof MESSAGE_LANGUAGES)[number]) =>
  readPdf(await printer.printNotice(sheetNotice(from, language, { partnership: PARTNERSHIP })));
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ');

describe.each(MESSAGE_LANGUAGES)('the page in %s', (language) => {
  const { exercise: mark, sheet, label } = phrasesOf(language);

  it('says on one page exactly what was signed', async () => {
    const from = source('correction', false);
    const { pages, text } = await paper(from, language);
    const signed = from.version.content.texts.find((one) => one.language === language);
    expect(pages).toHaveLength(1);
    for (const block of signed?.variants.printable.split('\n') ?? []) {
      expect(text).toContain(squeezed(block));
    }
    expect(text).toContain(label.correction);
    expect(text).not.toContain(mark);
  });

  it('names both that stand for it by what they are, and when; no person', async () => {
    const { text } = await paper(source('first', false), language);
    expect(text).toContain(`Police Havenstad – ${sheet.seat}`);
    expect(text).toContain(`Municipality of Havenstad – ${sheet.deputy}`);
    expect(text, 'in its own language').toContain(`${sheet.since} ${SINCE[language]}`);
    expect(text).not.toContain('Somebody');
  });

  it('says twice that it is an exercise, and that it is a draft', async () => {
    const { text } = await paper(source('first', true, false), language);
    expect(text.split(squeezed(`${mark} · ${sheet.draft}`))).toHaveLength(3);
    expect(text).not.toContain(sheet.agreed);
  });
});

it('holds in its code the hash and the time, and nothing else', () => {
  const { code } = sheetNotice(source('first', false), 'uk', { partnership: PARTNERSHIP });
  expect(code.content).toBe(`${HASH} 2026-11-25T19:04:00Z`);
});

it('makes no page in a language that was not signed', () => {
  const from = source('first', false);
  const { version } = from;
  const texts = version.content.texts.filter(({ language }) => language === 'en');
  const less = { ...from, version: { ...version, content: { ...version.content, texts } } };
  expect(() => sheetNotice(less, 'uk', { partnership: PARTNERSHIP })).toThrow('file_gone');
});
