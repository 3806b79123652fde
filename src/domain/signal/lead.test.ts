import { describe, expect, it } from 'vitest';
import { SIGNAL_BEGINNING, TIMING } from '../../../test/support/acts/signals.ts';
import type { Actor } from '../people/member.ts';
import type { LeadMode, Side } from '../people/side.ts';
import { answerLead, chooseLead, type LeadChoice } from './lead.ts';
import { beginHandover, confirmHandover } from './lead-handover.ts';
import { nextThings } from './next-thing.ts';
import type { Signal } from './signal.ts';
import { acknowledgeSignal, raiseSignal } from './signal-raising.ts';

const NOW = Temporal.Instant.from('2026-11-24T09:40:00Z');
const LATER = NOW.add({ hours: 5 });
const police = actor('police', 'officer');
const colleague = actor('police', 'colleague');
const council = actor('local_authority', 'council');
const mayor = actor('local_authority', 'mayor');

describe('choosing a lead anew', () => {
  it('lets who led in the same way lead on, and asks the others', () => {
    const declined = answerLead(led('joint', [police, council]), 'council', 'declined', NOW);
    const again = chosen(declined, 'joint', [police, mayor]);
    expect(states(again)).toEqual(['officer accepted', 'mayor asked']);
    expect(again.lead?.contacts[0]?.answeredAt).toEqual(NOW);
  });

  it('asks anew who is to lead in another way', () => {
    const alone = chosen(led('joint', [police, council]), 'police', [police]);
    expect(states(alone)).toEqual(['officer asked']);
  });
});

describe('answering', () => {
  it('twice, or for somebody else, is said as such even once everybody has accepted', () => {
    const all = answerLead(led('joint', [police, council]), 'council', 'accepted', NOW);
    expect(all.status).toBe('led');
    expect(() => answerLead(all, 'council', 'accepted', NOW)).toThrow(code('lead_answered'));
    expect(() => answerLead(all, 'mayor', 'accepted', NOW)).toThrow(code('lead_not_asked'));
    const closed: Signal = { ...all, status: 'closed' };
    expect(() => answerLead(closed, 'council', 'accepted', NOW)).toThrow(code('signal_closed'));
  });
});

describe('a handover', () => {
  const move = { from: 'officer', to: colleague, gone: false };
  const begun = beginHandover(
    led('police', [police]),
    move,
    police,
    LATER,
    LATER.add({ hours: 3 }),
  );

  it('is one at a time', () => {
    expect(() => beginHandover(begun, move, police, LATER)).toThrow(code('lead_handover_pending'));
  });

  it('is confirmed once by each', () => {
    expect(() => confirmHandover(begun, 'officer', 'new', LATER)).toThrow(
      code('lead_handover_confirmed'),
    );
    expect(states(confirmHandover(begun, 'colleague', 'new', LATER))).toEqual([
      'officer handed_over',
      'colleague accepted',
    ]);
  });

  it('has its own time, but takes none from who is still asked to lead', () => {
    expect(nextThings(begun)[0]).toMatchObject({
      kind: 'confirm_handover',
      due: LATER.add({ hours: 3 }),
    });
    const joint = led('joint', [police, council]);
    const beside = beginHandover(joint, move, police, LATER, LATER.add({ hours: 3 }));
    expect(beside.lead?.acceptBy).toEqual(joint.lead?.acceptBy);
  });
});

/** Chosen by somebody else, and accepted by the first of them. */
function led(mode: LeadMode, contacts: readonly Actor[]): Signal {
  const raised = { by: actor('partner', 'youth'), at: NOW };
  const signal = raiseSignal({ ...SIGNAL_BEGINNING, raised }, TIMING);
  const asked = chosen(acknowledgeSignal(signal, mayor, NOW, TIMING), mode, contacts);
  return answerLead(asked, contacts[0]?.memberId ?? '', 'accepted', NOW);
}

function chosen(signal: Signal, mode: LeadMode, contacts: readonly Actor[]): Signal {
  const named = contacts.map((contact): LeadChoice['contacts'][number] => {
    const side: Side = contact.organisation.side === 'police' ? 'police' : 'local_authority';
    return { id: `contact-${contact.memberId}`, side, contact };
  });
  const choice = { id: 'lead', mode, suggested: mode, contacts: named, instead: signal.lead?.id };
  return chooseLead(signal, choice, { by: actor('police', 'chooser'), at: NOW }, NOW);
}

function states({ lead }: Signal): string[] {
  return lead?.contacts.map(({ contact, state }) => `${contact.memberId} ${state}`) ?? [];
}

function code(refusal: string) {
  return expect.objectContaining({ code: refusal });
}

function actor(side: Actor['organisation']['side'], memberId: string): Actor {
  return { memberId, name: memberId, organisation: { id: side, key: side, name: side, side } };
}
