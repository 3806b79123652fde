import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { required, schemaText } from '../../../../test/support/schemas.ts';
import { type CapSource, capAlert } from '../../../domain/crisis/cap-alert.ts';
import { composeText } from '../../../domain/crisis/compose.ts';
import {
  MESSAGE_KINDS,
  MESSAGE_LANGUAGES,
  type MessageContent,
  type MessageVersion,
} from '../../../domain/crisis/message.ts';
import { EVENT_KINDS, phrasesOf } from '../../../domain/crisis/templates.ts';
import type { Deed } from '../../../domain/people/member.ts';
import { capXml } from './cap-xml.ts';

const SCHEMA = schemaText('CAP-v1.2.xsd');

const SENDERS = ['Police Havenstad', 'Municipality of Havenstad'];
const PARTNERSHIP = { key: 'havenstad', name: 'Havenstad', timeZone: 'Europe/Amsterdam' };
const FRAME = {
  happened: 'Smoke & <fire> at "Mill" 1.\u0007',
  doing: 'We are there.',
  advice: 'Close the windows.',
  unknown: 'The cause.',
};

function deed(side: 'police' | 'local_authority', minute: number): Deed {
  const organisation = { id: side, key: side, name: side, side };
  const by = { memberId: side, name: 'Crisis seat', organisation };
  return { by, at: Temporal.Instant.from('2026-11-25T19:00:00.123Z').add({ minutes: minute }) };
}

function version(more: Partial<MessageContent> = {}, number = 2): MessageVersion {
  const { kind = 'first', exercise = false } = more;
  const nextUpdateAt = '2026-11-25T20:30:00Z';
  const said = { kind, exercise, frame: FRAME, senders: SENDERS, nextUpdateAt };
  const texts = MESSAGE_LANGUAGES.map((language) =>
    composeText({ ...said, language, timeZone: PARTNERSHIP.timeZone }),
  );
  const reference = 'C-2026-0001/1';
  return {
    id: 'id',
    messageId: 'id',
    unitId: 'id',
    partnershipId: 'id',
    number,
    content: {
      reference,
      kind,
      exercise,
      nextUpdateAt,
      texts,
      targets: [],
      renderings: {},
      ...more,
    },
    hash: 'a'.repeat(64),
    written: deed('police', 0),
    signatures: { police: deed('police', 5), local_authority: deed('local_authority', 3) },
    expiresAt: deed('police', 60).at,
  };
}

function source(more: Partial<CapSource> = {}): CapSource {
  return {
    version: version(),
    agreed: true,
    earlier: [],
    event: 'fire',
    major: true,
    partnership: PARTNERSHIP,
    senders: SENDERS,
    ...more,
  };
}

const FIRST = version();
const FOLLOWED = 'tandem.havenstad,C-2026-0001.1.v2,2026-11-25T20:05:00+01:00';

describe('what it says', () => {
  it('is actual only if both sides stand for it, and an exercise always', () => {
    const practised = version({ exercise: true });
    for (const agreed of [true, false]) {
      expect(capAlert(source({ version: practised, agreed })).status).toBe('Exercise');
    }
    expect(capAlert(source({ agreed: true })).status).toBe('Actual');
    expect(capAlert(source({ agreed: false })).status).toBe('Draft');
  });

  it('says in every text of every language that it is an exercise', () => {
    const { infos, note } = capAlert(source({ version: version({ exercise: true }) }));
    expect(note).toBe('EXERCISE C-2026-0001');
    for (const { language, headline, description, instruction } of infos) {
      const mark = phrasesOf(MESSAGE_LANGUAGES.find((one) => one === language) ?? 'en').exercise;
      for (const said of [headline, description, instruction]) {
        expect(said.startsWith(mark)).toBe(true);
      }
    }
  });

  it('names what it follows, by sender, identifier and time, whenever the file is made', () => {
    const kinds = MESSAGE_KINDS.map((kind) => {
      const following = version({ kind, reference: 'C-2026-0001/2' }, 1);
      const { msgType, references } = capAlert(source({ version: following, earlier: [FIRST] }));
      return [kind, msgType, references];
    });
    expect(kinds).toEqual([
      ['first', 'Alert', []],
      ['update', 'Update', [FOLLOWED]],
      ['correction', 'Update', [FOLLOWED]],
      ['all_clear', 'Cancel', [FOLLOWED]],
    ]);
    const { sender, identifier, sent } = capAlert(source());
    expect([sender, identifier, sent].join(',')).toBe(FOLLOWED);
    const pushed = { ...FIRST, pushed: deed('police', 9) };
    expect(capAlert(source({ version: pushed })).sent).toBe(sent);
  });

  it('has a sender and identifiers that the standard accepts, each version its own', () => {
    const references = ['C-2026-0001/1', 'C-2026-0001/11', 'C-2026-0011/1'];
    const alerts = references.flatMap((reference) =>
      [1, 2].map((number) => capAlert(source({ version: version({ reference }, number) }))),
    );
    const ids = alerts.map(({ identifier }) => identifier);
    expect(new Set(ids).size).toBe(alerts.length);
    for (const id of [...ids, ...alerts.map(({ sender }) => sender)]) {
      expect(id).toMatch(/^[^\s,<&]+$/);
    }
  });

  it('takes severity from a declared major incident, and guesses none', () => {
    const severity = (more: Partial<CapSource>) => capAlert(source(more)).infos[0]?.severity;
    expect(severity({ major: true })).toBe('Severe');
    expect(severity({ major: false })).toBe('Unknown');
  });
});

describe('the file', () => {
  it('escapes what would be markup, and leaves out what XML cannot hold', () => {
    const xml = capXml(capAlert(source()));
    expect(xml).toContain('Smoke &amp; &lt;fire&gt; at "Mill" 1.');
    expect(xml).not.toContain('\u0007');
  });

  it.skipIf(!SCHEMA)('is what CAP-v1.2.xsd asks for, in every shape', async () => {
    const shapes = EVENT_KINDS.flatMap((event) =>
      MESSAGE_KINDS.flatMap((kind) =>
        [true, false].map((exercise) =>
          source({ version: version({ kind, exercise }), event, earlier: [FIRST, FIRST] }),
        ),
      ),
    );
    const draft = source({ agreed: false, major: false });
    const xml = [...shapes, draft].map((one, index) => {
      return { fileName: `${index}.xml`, contents: capXml(capAlert(one)) };
    });
    const schema = { fileName: 'cap.xsd', contents: required(SCHEMA) };
    const { valid, errors } = await validateXML({ xml, schema: [schema] });
    expect([valid, errors]).toEqual([true, []]);
    const broken = {
      fileName: 'broken.xml',
      contents: capXml(capAlert(draft)).replace('+01:', 'Z'),
    };
    expect((await validateXML({ xml: [broken], schema: [schema] })).valid).toBe(false);
  });
});
