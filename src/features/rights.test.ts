import { describe, expect, it } from 'vitest';
import { exampleFile } from '../../test/support/example.ts';
import { tablesOf } from '../bot/declare/feature.ts';
import type { Member } from '../domain/people/member.ts';
import { hasRight } from '../domain/people/right.ts';
import { FEATURES } from './index.ts';

/** Who of the example may do what, use case by use case. A new use case needs its line here. */
const EVERYBODY_AT_WORK = [
  'liaison-officer',
  'community-officer',
  'safety-coordinator',
  'mayors-office',
  'youth-worker',
];
const SIDES_AND_CUSTODIAN = EVERYBODY_AT_WORK.toSpliced(4, 1, 'privacy-officer');
const MAY: Record<string, readonly string[]> = {
  'raise-signal': EVERYBODY_AT_WORK,
  'acknowledge-signal': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'show-signal': EVERYBODY_AT_WORK,
  'list-signals': EVERYBODY_AT_WORK,
  'own-signals': EVERYBODY_AT_WORK,
  'show-timeline': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'plan-feedback': EVERYBODY_AT_WORK,
  'record-feedback': EVERYBODY_AT_WORK,
  'release-source': ['privacy-officer'],
  'waiting-signals': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-export': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'offer-export': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'export-timeline': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'show-lead': EVERYBODY_AT_WORK,
  'list-leads': EVERYBODY_AT_WORK,
  'plan-lead': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'choose-lead': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-lead-answer': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'accept-lead': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'decline-lead': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'ask-lead-question': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'read-lead-question': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'answer-lead-question': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-handover': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'begin-handover': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'confirm-handover': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'end-handover': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'my-leads': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'show-protocol': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'confirm-reading': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'write-protocol': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'begin-protocol': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-signature': ['liaison-officer', 'safety-coordinator'],
  'sign-protocol': ['liaison-officer', 'safety-coordinator'],
  'plan-live': ['liaison-officer', 'safety-coordinator'],
  'go-live': ['liaison-officer', 'safety-coordinator'],
  'go-back-to-exercise': ['liaison-officer', 'safety-coordinator'],
  'show-steps': EVERYBODY_AT_WORK,
  'show-step': EVERYBODY_AT_WORK,
  'list-steps': EVERYBODY_AT_WORK,
  'plan-step': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'set-step': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-step-change': EVERYBODY_AT_WORK,
  'settle-step': EVERYBODY_AT_WORK,
  'postpone-step': EVERYBODY_AT_WORK,
  'give-step': EVERYBODY_AT_WORK,
  'show-weighing': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-view': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'note-view': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-outcome': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'propose-outcome': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'agree-outcome': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'agree-to-close': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-merge': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'merge-signal': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'link-signals': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-reopening': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'reopen-signal': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'list-meetings': EVERYBODY_AT_WORK,
  'show-meeting': EVERYBODY_AT_WORK,
  'list-laid-out': EVERYBODY_AT_WORK,
  'show-series': EVERYBODY_AT_WORK,
  'show-meeting-details': EVERYBODY_AT_WORK,
  'answer-meeting': EVERYBODY_AT_WORK,
  'plan-agenda-point': EVERYBODY_AT_WORK,
  'add-agenda-point': EVERYBODY_AT_WORK,
  'plan-attendance': EVERYBODY_AT_WORK,
  'record-attendance': EVERYBODY_AT_WORK,
  'show-minutes': EVERYBODY_AT_WORK,
  'begin-minutes': EVERYBODY_AT_WORK,
  'plan-minutes': EVERYBODY_AT_WORK,
  'record-minutes': EVERYBODY_AT_WORK,
  'propose-minutes': EVERYBODY_AT_WORK,
  'correct-minutes': EVERYBODY_AT_WORK,
  'show-action': EVERYBODY_AT_WORK,
  'settle-action': EVERYBODY_AT_WORK,
  'postpone-action': EVERYBODY_AT_WORK,
  'offer-invitation': EVERYBODY_AT_WORK,
  'read-invitation': EVERYBODY_AT_WORK,
  'open-calendar': EVERYBODY_AT_WORK,
  'stop-calendar': EVERYBODY_AT_WORK,
  'schedule-series': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-meeting-change': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'change-meetings': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'restore-meeting': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'approve-minutes': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'snooze-reminder': EVERYBODY_AT_WORK,
  'show-reminder-settings': EVERYBODY_AT_WORK,
  'set-reminders': EVERYBODY_AT_WORK,
  'waiting-weighings': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-unit': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'open-unit': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'come-in': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'write-sitrep': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'hand-over-seat': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'agree-to-close-unit': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'plan-message': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'write-message': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'sign-version': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'withdraw-signature': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'request-changes': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'push-message': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'write-beside': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'save-template': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'show-voice': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'save-voice': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'remove-voice': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'record-briefing': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'stop-push': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'settle-held': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'record-told': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'read-unit': SIDES_AND_CUSTODIAN,
  'show-unit': SIDES_AND_CUSTODIAN,
  'list-open-units': SIDES_AND_CUSTODIAN,
  'show-version': SIDES_AND_CUSTODIAN,
  'list-templates': SIDES_AND_CUSTODIAN,
  'show-template': SIDES_AND_CUSTODIAN,
  'list-voices': SIDES_AND_CUSTODIAN,
  'show-board': SIDES_AND_CUSTODIAN,
  'read-crisis-aloud': SIDES_AND_CUSTODIAN,
  'offer-crisis-forms': SIDES_AND_CUSTODIAN,
  'print-crisis-sheet': SIDES_AND_CUSTODIAN,
  'export-crisis-cap': SIDES_AND_CUSTODIAN,
  'open-crisis-phone': EVERYBODY_AT_WORK.filter((key) => key !== 'youth-worker'),
  'offer-crisis-phones': SIDES_AND_CUSTODIAN,
  'print-crisis-phones': SIDES_AND_CUSTODIAN,
  'confirm-briefing': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'confirm-push': EVERYBODY_AT_WORK.toSpliced(4, 0, 'privacy-officer'),
  'read-status': ['liaison-officer', 'safety-coordinator'],
  'try-parked-again': ['liaison-officer', 'safety-coordinator'],
  'decide-late': ['liaison-officer', 'safety-coordinator'],
  'remind-again': ['liaison-officer', 'safety-coordinator'],
};

describe('rights', () => {
  const useCases = [...tablesOf(FEATURES).useCases.values()];

  it('are declared for every use case, and each has its line in this table', () => {
    expect(useCases.map(({ name }) => name).toSorted()).toEqual(Object.keys(MAY).toSorted());
  });

  it.each(useCases.map(({ name, right }) => ({ name, right })))(
    'of $name are as written down',
    ({ name, right }) => {
      const allowed = members()
        .filter((member) => hasRight(member, right))
        .map(({ key }) => key);
      expect(allowed).toEqual(MAY[name]);
    },
  );

  it.each(useCases.map(({ name, right }) => ({ name, right })))(
    'of $name go to nobody without a role',
    ({ right }) => {
      for (const member of members()) {
        expect(hasRight({ ...member, roles: [] }, right)).toBe(false);
        expect(hasRight({ ...member, roles: ['observer'] }, right)).toBe(false);
      }
    },
  );
});

function members(): Member[] {
  const { members, organisations } = exampleFile();
  return members.map((entry) => {
    const organisation = organisations.find(({ key }) => key === entry.organisation);
    if (!organisation) throw new Error('The example names an organisation that it lacks.');
    return {
      ...entry,
      id: entry.key,
      partnershipId: 'havenstad',
      timeZone: 'Europe/Amsterdam',
      organisation: { ...organisation, id: organisation.key },
    };
  });
}
