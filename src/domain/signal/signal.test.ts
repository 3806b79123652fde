import { describe, expect, it } from 'vitest';
import { SIGNAL_BEGINNING, TIMING } from '../../../test/support/acts/signals.ts';
import type { Actor } from '../people/member.ts';
import { Refusal } from '../refusal.ts';
import type { Signal } from './signal.ts';
import { signalCardView } from './signal-card-view.ts';
import { acknowledgeSignal, raiseSignal } from './signal-raising.ts';

const NOW = Temporal.Instant.from('2026-11-24T09:40:00Z');
const police = actor('police', 'Police Havenstad');
const council = actor('local_authority', 'Municipality of Havenstad');
const youth = actor('partner', 'Youth work Havenstad');

describe('acknowledging a signal', () => {
  it('is done by another organisation and raises the revision', () => {
    const acknowledged = acknowledgeSignal(raisedBy(police), council, NOW, TIMING);
    expect(acknowledged).toMatchObject({
      status: 'acknowledged',
      revision: 2,
      acknowledged: { by: council, at: NOW },
    });
  });

  it('is refused to the organisation that raised it', () => {
    expect(() => acknowledgeSignal(raisedBy(police), police, NOW, TIMING)).toThrowError(
      new Refusal('signal_own_organisation', { reference: 'S-2026-0001' }),
    );
  });

  it('happens once; the second is told who did', () => {
    const once = acknowledgeSignal(raisedBy(youth), council, NOW, TIMING);
    expect(() => acknowledgeSignal(once, police, NOW, TIMING)).toThrowError(
      expect.objectContaining({
        code: 'signal_already_acknowledged',
        details: expect.objectContaining({ organisation: 'Municipality of Havenstad' }),
      }),
    );
  });
});

describe('the view a card is built from', () => {
  it('asks the other side, or both of a partner’s signal, and nobody once acknowledged', () => {
    expect(view(raisedBy(police)).asked).toEqual(['local_authority']);
    expect(view(raisedBy(council)).asked).toEqual(['police']);
    expect(view(raisedBy(youth)).asked).toEqual(['police', 'local_authority']);
    expect(view(acknowledgeSignal(raisedBy(youth), council, NOW, TIMING)).asked).toEqual([]);
  });

  it('names organisations, not persons', () => {
    expect(JSON.stringify(view(raisedBy(police)))).not.toContain(police.name);
  });
});

function actor(side: Actor['organisation']['side'], organisation: string): Actor {
  return {
    memberId: `member-of-${side}`,
    name: `Somebody of ${side}`,
    organisation: { id: side, key: side, name: organisation, side },
  };
}

function raisedBy(by: Actor): Signal {
  return raiseSignal({ ...SIGNAL_BEGINNING, raised: { by, at: NOW } }, TIMING);
}

function view(signal: Signal) {
  return signalCardView(signal, TIMING.calendar, NOW);
}
