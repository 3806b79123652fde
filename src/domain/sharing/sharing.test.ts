import { describe, expect, it } from 'vitest';
import { SIGNAL_BEGINNING, TIMING } from '../../../test/support/acts/signals.ts';
import { actorOf, type Member, type Role } from '../people/member.ts';
import type { Part } from '../people/side.ts';
import { chooseLead } from '../signal/lead.ts';
import type { Note, NoteKind } from '../signal/note.ts';
import type { Signal } from '../signal/signal.ts';
import { acknowledgeSignal, raiseSignal } from '../signal/signal-raising.ts';
import {
  grantToExport,
  grantToReadShared,
  grantToReadSignal,
  grantToReadView,
  mayReadNote,
} from './sharing.ts';

const raiser = member('youth-worker', 'partner', ['practitioner']);

describe('the protected text of a signal', () => {
  it.each([
    { who: raiser, reason: 'raised_it' },
    { who: member('officer', 'police', ['coordinator']), reason: 'coordinates' },
    { who: member('council', 'local_authority', ['coordinator']), reason: 'coordinates' },
    { who: member('lead', 'police', ['practitioner']), reason: 'leads_it' },
  ])('opens for $who.key: $reason', ({ who, reason }) => {
    expect(grantToReadSignal(who, signal())).toMatchObject({
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
    expect(grantToReadSignal(who, signal())).toBeUndefined();
  });
});

describe('what both sides share of how they see a signal', () => {
  const note = (kind: NoteKind, by = raiser): Note => {
    const at = Temporal.Instant.from('2026-11-24T09:40:00Z');
    const written = { by: actorOf(by), at };
    return { id: kind, signalId: 'signal', kind, written, about: undefined };
  };
  const notes = [note('view_summary'), note('lead_reason'), note('outcome_reason')];

  it.each([
    { who: member('officer', 'police', ['coordinator']), reason: 'coordinates' },
    { who: member('deputy', 'local_authority', ['deputy']), reason: 'own_side' },
    { who: member('lead', 'police', ['practitioner']), reason: 'leads_it' },
  ])('opens for $who.key, and nothing else with it', ({ who, reason }) => {
    expect(grantToReadShared(who, signal(), notes)).toMatchObject({
      reason,
      fields: ['note:view_summary', 'note:outcome_reason'],
    });
  });

  it.each([
    raiser,
    member('partner-coordinator', 'partner', ['coordinator', 'deputy']),
    member('practitioner', 'police', ['practitioner']),
    { ...member('deputy', 'police', ['deputy']), partnershipId: 'another' },
  ])('stays shut for $key of $partnershipId', (who) => {
    expect(grantToReadShared(who, signal(), notes)).toBeUndefined();
  });

  it('is read by the two sides; a partner reads what it wrote itself', () => {
    const officer = member('officer', 'police', ['coordinator']);
    expect(mayReadNote(officer, note('step_postponed'))).toBe(true);
    expect(mayReadNote(raiser, note('step_postponed'))).toBe(true);
    expect(mayReadNote(raiser, note('step_postponed', officer))).toBe(false);
  });

  it.each(['police', 'local_authority'] as const)(
    'holds the view of the %s in full for those who speak for it alone',
    (side) => {
      for (const who of ['police', 'local_authority', 'partner'] as const) {
        const grant = grantToReadView(member(who, who, ['deputy']), signal(), side);
        expect(grant?.model).toBe(who === side ? `signal_${side}_view` : undefined);
      }
    },
  );
});

describe('a signal as a file', () => {
  it.each([
    member('lead', 'police', ['practitioner']),
    member('custodian', 'local_authority', ['custodian']),
  ])('goes out with $key, who leads it or is custodian', (who) => {
    const lead = chosen('accepted');
    expect(grantToExport(who, lead)).toMatchObject({ reason: 'exports_it', memberId: who.id });
  });

  it.each([
    member('officer', 'police', ['coordinator']),
    member('partner-custodian', 'partner', ['custodian']),
    { ...member('custodian', 'police', ['custodian']), partnershipId: 'another' },
    raiser,
  ])('does not go out with $key of $partnershipId', (who) => {
    expect(grantToExport(who, chosen('accepted'))).toBeUndefined();
  });

  it('does not go out with somebody who was asked to lead and has not accepted', () => {
    expect(
      grantToExport(member('lead', 'police', ['practitioner']), chosen('asked')),
    ).toBeUndefined();
  });
});

function chosen(state: 'asked' | 'accepted'): Signal {
  const asked = signal();
  const { lead } = asked;
  if (!lead) throw new Error('It has a lead.');
  return { ...asked, lead: { ...lead, contacts: lead.contacts.map((one) => ({ ...one, state })) } };
}

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
  const raised = { by: actorOf(raiser), at };
  const lead = member('lead', 'police', ['practitioner']);
  const beginning = { ...SIGNAL_BEGINNING, id: 'signal', partnershipId: 'partnership', raised };
  const choice = {
    id: 'choice',
    mode: 'police' as const,
    suggested: 'police' as const,
    instead: undefined,
    contacts: [{ id: 'contact', side: 'police' as const, contact: actorOf(lead) }],
  };
  const acknowledged = acknowledgeSignal(
    raiseSignal(beginning, TIMING),
    actorOf(member('council', 'local_authority', ['coordinator'])),
    at,
    TIMING,
  );
  return chooseLead(acknowledged, choice, { by: actorOf(raiser), at }, at);
}
