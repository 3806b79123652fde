import { describe, expect, it } from 'vitest';
import type { Member, Role } from './member.ts';
import { grantToReadSignal } from './sharing.ts';
import type { Part } from './side.ts';
import type { Signal } from './signal.ts';

const raiser = member('youth-worker', 'partner', ['practitioner']);

describe('the protected text of a signal', () => {
  it.each([
    { who: raiser, reason: 'raised_it' },
    { who: member('officer', 'police', ['coordinator']), reason: 'coordinates' },
    { who: member('council', 'local_authority', ['coordinator']), reason: 'coordinates' },
    { who: member('lead', 'police', ['practitioner']), reason: 'leads_it' },
  ])('opens for $who.key: $reason', ({ who, reason }) => {
    expect(grantToReadSignal(who, signal(), ['lead'])).toMatchObject({
      reason,
      memberId: who.id,
      recordId: 'signal',
    });
  });

  it.each([
    member('partner-coordinator', 'partner', ['coordinator']),
    member('deputy', 'police', ['deputy']),
    member('custodian', 'local_authority', ['custodian', 'administrator']),
    member('seat', 'local_authority', ['crisis_seat', 'spokesperson', 'observer']),
    { ...member('officer', 'police', ['coordinator']), partnershipId: 'another' },
    { ...raiser, partnershipId: 'another' },
  ])('stays shut for $key of $partnershipId', (who) => {
    expect(grantToReadSignal(who, signal(), ['lead'])).toBeUndefined();
  });
});

function member(key: string, side: Part, roles: Role[]): Member {
  return {
    id: key,
    key,
    name: key,
    partnershipId: 'partnership',
    organisation: { id: side, key: side, name: side, side },
    roles,
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  };
}

function signal(): Signal {
  const at = Temporal.Instant.from('2026-11-24T09:40:00Z');
  const by = { memberId: raiser.id, name: raiser.name, organisation: raiser.organisation };
  return {
    id: 'signal',
    partnershipId: 'partnership',
    reference: 'S-2026-0001',
    status: 'raised',
    categories: ['care'],
    urgency: 'normal',
    area: '',
    raised: { by, at },
    acknowledged: undefined,
    source: { kind: 'me', contact: true },
    revision: 1,
  };
}
