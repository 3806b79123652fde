import { describe, expect, it } from 'vitest';
import { exampleText } from '../../test/support/example.ts';
import { FileFault, readPartnershipFile } from './partnership-file.ts';

describe('a partnership file', () => {
  it('is read: the example has police, council, mayor’s office and youth work', () => {
    const file = readPartnershipFile(exampleText());
    expect(file.partnership).toMatchObject({ key: 'havenstad', timeZone: 'Europe/Amsterdam' });
    expect(file.organisations.map((one) => one.side)).toEqual([
      'police',
      'local_authority',
      'partner',
    ]);
    expect(file.members.map((one) => one.key)).toContain('mayors-office');
    expect(file.channels).toHaveLength(2);
  });

  it('names the line of each fault, all at once', () => {
    const text = exampleText()
      .replace('level: local', 'level: cosmic')
      .replace('organisation: youth, roles', 'organisation: yuoth, roles')
      .replace('timeZone: Europe/Amsterdam', 'timeZone: Europe/Atlantis');
    const lines = text.split('\n');
    const line = (part: string) => `line ${lines.findIndex((one) => one.includes(part)) + 1}`;
    expect(faultsOf(text)).toEqual([
      expect.stringContaining(line('cosmic')),
      expect.stringContaining(line('Atlantis')),
    ]);
    expect(faultsOf(text.replace('cosmic', 'local').replace('Atlantis', 'Berlin'))).toEqual([
      expect.stringMatching(new RegExp(`^${line('yuoth')}: .*"yuoth"`)),
    ]);
  });

  it('takes no unknown names, no doubled keys and no partnership of one side', () => {
    expect(faultsOf(exampleText().replace('language: en #', 'languge: en #')).join()).toContain(
      'languge',
    );
    expect(
      faultsOf(exampleText().replace('key: council, side', 'key: police, side')).join(),
    ).toContain('twice');
    expect(
      faultsOf(exampleText().replace('side: local_authority', 'side: partner')).join(),
    ).toContain('local_authority');
  });

  it.each(['', '[]', 'partnership', '{', '\t', 'a: &a [*a]', '- '.repeat(50)])(
    'refuses what is none: "%s"',
    (text) => {
      expect(faultsOf(text)).not.toHaveLength(0);
    },
  );
});

function faultsOf(text: string): readonly string[] {
  try {
    readPartnershipFile(text);
  } catch (error) {
    if (error instanceof FileFault) return error.faults;
    throw error;
  }
  return [];
}
