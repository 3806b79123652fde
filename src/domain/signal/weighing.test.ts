import { describe, expect, it } from 'vitest';
import { SIGNAL_BEGINNING, TIMING } from '../../../test/support/acts/signals.ts';
import { actorOf, type Deed, type Member } from '../people/member.ts';
import type { Side } from '../people/side.ts';
import { answerLead, chooseLead } from './lead.ts';
import { closedAt, erasedOn } from './retention.ts';
import type { OutcomeKind, Signal } from './signal.ts';
import { mergeSignal, reopenSignal } from './signal-merging.ts';
import { acknowledgeSignal, raiseSignal } from './signal-raising.ts';
import {
  agreeOutcome,
  agreeToClose,
  closesWith,
  noteView,
  outcomeMark,
  proposeOutcome,
  requireSameOutcome,
  requireSameView,
  requireSpeaker,
  sidesInOrder,
  viewMark,
} from './weighing.ts';

const NOW = Temporal.Instant.from('2026-11-24T09:00:00Z');
const POLICE = member('police');
const COUNCIL = member('local_authority');

describe('weighing a signal', () => {
  it('lets those speak for a side who coordinate, and tells others who decides', () => {
    expect(requireSpeaker(POLICE, viewed())).toBe('police');
    for (const other of [{ ...POLICE, roles: ['practitioner' as const] }, partner()]) {
      expect(() => requireSpeaker(other, viewed())).toThrow('not_speaking_for_side');
    }
  });

  it('lets the one who leads speak for their side, whatever their role', () => {
    const lead = { ...POLICE, id: 'lead', roles: ['practitioner' as const] };
    const choice = {
      id: 'choice',
      mode: 'police' as const,
      suggested: 'police' as const,
      instead: undefined,
      contacts: [{ id: 'contact', side: 'police' as const, contact: actorOf(lead) }],
    };
    const asked = chooseLead(viewed(), choice, by(POLICE), NOW);
    expect(() => requireSpeaker(lead, asked)).toThrow('not_speaking_for_side');
    expect(requireSpeaker(lead, answerLead(asked, 'lead', 'accepted', NOW))).toBe('police');
  });

  it('knows when the view or the outcome that somebody saw is no longer the one', () => {
    const before = acknowledged();
    const after = noteView(before, 'police', by(POLICE));
    expect(() => requireSameView(after, 'police', viewMark(before, 'police'))).toThrow(
      'view_changed',
    );
    expect(() => requireSameView(after, 'police', viewMark(after, 'police'))).not.toThrow();
    const [none, one] = [viewed(), proposed('unfounded')];
    const other = proposeOutcome(one, 'police', outcome('advice'), by(POLICE));
    for (const seen of [none, one, agreeOutcome(other, 'local_authority', by(COUNCIL))]) {
      expect(() => requireSameOutcome(other, outcomeMark(seen))).toThrow('outcome_changed');
    }
    expect(() => requireSameOutcome(other, outcomeMark(other))).not.toThrow();
    expect(() => requireSameOutcome(none, outcomeMark(one))).toThrow('outcome_none');
  });

  it('tells who agrees a second time, or closes too early, what is the matter', () => {
    const agreed = agreeOutcome(proposed('unfounded'), 'local_authority', by(COUNCIL));
    expect(() => agreeOutcome(agreed, 'local_authority', by(COUNCIL))).toThrow('outcome_agreed');
    expect(() => agreeToClose(proposed('advice'), 'police', by(POLICE), NOW)).toThrow(
      'close_not_agreed',
    );
  });

  it('says beforehand whose word closes it, and from when it counts', () => {
    const agreed = agreeOutcome(proposed('unfounded'), 'local_authority', by(COUNCIL));
    expect(closesWith(agreed, 'police')).toBe(false);
    const one = agreeToClose(agreed, 'police', by(POLICE), NOW);
    expect([closesWith(one, 'police'), closesWith(one, 'local_authority')]).toEqual([false, true]);
    expect(closedAt(one)).toBeUndefined();
    const later = NOW.add({ hours: 3 });
    const both = agreeToClose(one, 'local_authority', { ...by(COUNCIL), at: later }, NOW);
    expect(closedAt(both)?.equals(later)).toBe(true);
  });

  it('is kept as long as the protocol says, by the local day on which it was closed', () => {
    const late = Temporal.Instant.from('2026-11-24T23:30:00Z');
    const on = (kind: OutcomeKind | undefined) =>
      erasedOn(TIMING.terms, kind, late, 'Europe/Amsterdam').toString();
    expect([on('unfounded'), on('advice'), on(undefined)]).toEqual([
      '2026-12-25',
      '2028-11-24',
      '2028-11-24',
    ]);
  });

  it('names the side that raised it first', () => {
    expect(sidesInOrder(acknowledged())).toEqual(['police', 'local_authority']);
    expect(sidesInOrder(acknowledged(COUNCIL))).toEqual(['local_authority', 'police']);
    expect(sidesInOrder(acknowledged(partner()))).toEqual(['police', 'local_authority']);
  });

  it('is not closed by one side alone through merging, nor opened again while it is open', () => {
    const agreed = agreeOutcome(proposed('unfounded'), 'local_authority', by(COUNCIL));
    const one = agreeToClose(agreed, 'police', by(POLICE), NOW);
    const closed = agreeToClose(one, 'local_authority', by(COUNCIL), NOW);
    const other = { ...acknowledged(), id: 'other', reference: 'S-2026-0002' };
    expect(() => mergeSignal(other, closed)).toThrow('merge_into_closed');
    expect(() => reopenSignal(other, NOW, TIMING)).toThrow('reopen_open');
    expect(reopenSignal(closed, NOW, TIMING).status).toBe('acknowledged');
  });
});

function member(side: Member['organisation']['side']): Member {
  return {
    id: side,
    key: side,
    name: side,
    partnershipId: 'partnership',
    organisation: { id: side, key: side, name: side, side },
    roles: ['coordinator'],
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  };
}

function partner(): Member {
  return member('partner');
}

function by(one: Member): Deed {
  return { by: actorOf(one), at: NOW };
}

function acknowledged(raiser = POLICE): Signal {
  const raised = raiseSignal({ ...SIGNAL_BEGINNING, raised: by(raiser) }, TIMING);
  const other = raiser === COUNCIL ? POLICE : COUNCIL;
  return acknowledgeSignal(raised, actorOf(other), NOW, TIMING);
}

function viewed(): Signal {
  const sides: readonly (readonly [Side, Member])[] = [
    ['police', POLICE],
    ['local_authority', COUNCIL],
  ];
  return sides.reduce((signal, [side, who]) => noteView(signal, side, by(who)), acknowledged());
}

function outcome(kind: OutcomeKind) {
  return { kind, agreeBy: NOW, more: undefined };
}

function proposed(kind: OutcomeKind): Signal {
  return proposeOutcome(viewed(), 'police', outcome(kind), by(POLICE));
}
