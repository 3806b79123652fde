import { describe, expect, it } from 'vitest';
import { SIGNAL_BEGINNING, TIMING } from '../../../test/support/acts/signals.ts';
import { raiseSignal } from '../signal/signal-raising.ts';
import { occasionKey, signalReminders } from './signal-reminders.ts';

/** A Tuesday, 10:00 in Amsterdam. */
const NOW = Temporal.Instant.from('2026-11-24T09:00:00Z');
const BY = {
  memberId: 'member',
  name: 'Liaison officer',
  organisation: { id: 'police', key: 'police', name: 'Police', side: 'police' as const },
};
const raised = (urgency: 'normal' | 'urgent') =>
  raiseSignal({ ...SIGNAL_BEGINNING, urgency, raised: { by: BY, at: NOW } }, TIMING);
const times = (reminders: ReturnType<typeof signalReminders>) =>
  Object.fromEntries(
    reminders
      .filter(({ occasion }) => occasion !== 'refresh')
      .map(({ occasion, at }) => [occasion, at.toString()]),
  );

describe('what a signal reminds of', () => {
  it('counts on in working time, one answer after the other', () => {
    expect(times(signalReminders(raised('normal'), TIMING, NOW))).toEqual({
      before: '2026-11-24T11:00:00Z',
      due: '2026-11-24T12:00:00Z',
      deputies: '2026-11-24T15:00:00Z',
      above: '2026-11-25T09:30:00Z',
    });
  });

  it('begins at once when it is urgent, and runs day and night', () => {
    expect(times(signalReminders(raised('urgent'), TIMING, NOW))).toEqual({
      raised: '2026-11-24T09:00:00Z',
      before: '2026-11-24T09:45:00Z',
      due: '2026-11-24T10:00:00Z',
      deputies: '2026-11-24T11:00:00Z',
      above: '2026-11-24T12:00:00Z',
    });
  });

  it('gives the time of an answer to what is overdue in the moment that it comes up', () => {
    const late = NOW.add({ hours: 24 * 7 });
    expect(times(signalReminders(raised('normal'), TIMING, late))).toEqual({
      due: '2026-12-01T12:00:00Z',
      deputies: '2026-12-01T15:00:00Z',
      above: '2026-12-02T09:30:00Z',
    });
  });

  it('leaves what was planned as it was, however often it is planned anew', () => {
    const signal = raised('normal');
    const first = signalReminders(signal, TIMING, NOW);
    const known = new Map(
      first.map(({ subject, occasion, at }) => [occasionKey(subject, occasion), at]),
    );
    const late = NOW.add({ hours: 24 * 7 });
    const { before: _, ...due } = times(first);
    expect(times(signalReminders(signal, TIMING, late, known))).toEqual(due);
  });
});
