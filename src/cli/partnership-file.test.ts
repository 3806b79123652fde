import { describe, expect, it } from 'vitest';
import { exampleText } from '../../test/support/example.ts';
import { InputFault } from '../config/input-fault.ts';
import { readPartnershipFile } from './partnership-file.ts';

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
    expect(file.channels).toHaveLength(3);
  });

  it('keeps names without what nobody sees in them', () => {
    const file = readPartnershipFile(
      exampleText()
        .replace(/name: Police Havenstad/, 'name: "\\uFEFFPolic\\u0065\\u0301 \\u202EHavenstad\\0"')
        .replace('T0POLICE', '"T0POLICE\\u200B"'),
    );
    expect(file.organisations[0]).toMatchObject({
      name: 'Policé Havenstad',
      slackTeamIds: ['T0POLICE'],
    });
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

  it('keeps ids of Entra in small letters, as they are compared', () => {
    const member = 'slack: { team: T0POLICE, user: U0POLICE1 }';
    const channel = 'platform: room, conversation: joint-desk,';
    const file = readPartnershipFile(
      exampleText()
        .replace('slackTeamIds: [T0POLICE], teamsTenantIds: []', 'teamsTenantIds: [AB-1]')
        .replace(member, 'teams: { tenant: AB-1, object: CD-2 }')
        .replace(channel, 'platform: teams, team: AB-1, conversation: "19:Ab@thread.tacv2",'),
    );
    expect(file.organisations[0]?.teamsTenantIds).toEqual(['ab-1']);
    expect(file.members[0]?.teams).toEqual({ tenant: 'ab-1', object: 'cd-2' });
    expect(file.channels[0]).toMatchObject({ team: 'ab-1', conversation: '19:Ab@thread.tacv2' });
  });

  it('takes a number to call, also a short or an internal one, and nothing that is none', () => {
    const withPhone = (phone: string) => exampleText().replace('+31 10 555 0101', phone);
    for (const phone of ['+31 (0)10 555 01.01', '112-9', '5501/22']) {
      expect(readPartnershipFile(withPhone(phone)).members[0]?.phone).toBe(phone);
    }
    for (const phone of ['ask the desk', '', '1', '+31 10 555 0101 or 0102', '1'.repeat(31)]) {
      expect(faultsOf(withPhone(phone)).join()).toContain('phone number');
    }
    expect(readPartnershipFile(exampleText()).members.at(-1)?.phone).toBeUndefined();
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
    if (error instanceof InputFault) return error.faults;
    throw error;
  }
  return [];
}
