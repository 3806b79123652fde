import type { Reminded } from '../../bot/declare/reminder-handler.ts';
import type { MemberCard } from '../../bot/declare/use-case.ts';
import { reminderRecord } from '../../bot/signals/save-signal.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { PlannedReminder, PostponedReminder } from '../../ports/delivery/reminder-store.ts';
import type { AuditDraft } from '../../ports/stores.ts';
import { someDigestOf } from './digest/digest-plan.ts';
import {
  concerned,
  type LiveReminder,
  type SignalScene,
  type When,
  whenToTell,
} from './hearing.ts';
import { NUDGE_CARD, URGENT_CARD } from './reminder-card.ts';
import { gravest } from './reminder-row.ts';

/** What is not told now. */
interface Later {
  /** For one member alone, each. */
  readonly own: PlannedReminder[];
  /** Who hears of it with the day's other things. */
  readonly digests: Set<Member>;
  /** Those that were for one member alone before. */
  readonly postponed: PostponedReminder[];
}

/** Tells each member once of everything of a signal that is due, or keeps it for them. */
export function tellMembers(ctx: SignalScene, live: readonly LiveReminder[]): Reminded {
  const later: Later = { own: [], digests: new Set(), postponed: [] };
  const forMember = new Map<string, LiveReminder[]>();
  const audit: AuditDraft[] = [];
  for (const one of live) {
    const told: string[] = [];
    const held: Held[] = [];
    for (const member of concerned(one, ctx)) {
      const when = whenToTell(member, one, ctx);
      if (when !== 'now') {
        hold(member, one, ctx.signal, when, later);
        held.push({ memberId: member.id, until: when.toString() });
        continue;
      }
      told.push(member.id);
      forMember.set(member.id, [...(forMember.get(member.id) ?? []), one]);
    }
    audit.push(...audited(one, ctx.signal, told, held));
  }
  return {
    audit,
    channelCards: [],
    memberCards: [...forMember].flatMap(([id, found]) => message(id, found)),
    planned: [...later.digests].map((member) =>
      someDigestOf(ctx, member, ctx.settings.get(member.id)?.digestAt),
    ),
    later: later.own,
    postponed: later.postponed,
  };
}

/** Somebody who hears of it later. */
interface Held {
  readonly memberId: string;
  /** An ISO 8601 instant, or `digest`: with the day's other things. */
  readonly until: string;
}

/** What is not told now comes later, by itself or with the day's other things. */
function hold(
  member: Member,
  { reminder }: LiveReminder,
  signal: Signal,
  when: Exclude<When, 'now'>,
  { own, digests, postponed }: Later,
): void {
  const { id, subject, occasion, memberId, snoozes } = reminder;
  if (when === 'digest') digests.add(member);
  else if (memberId !== undefined) postponed.push({ id, at: when });
  else {
    const wanted = { subject, occasion, memberId: member.id, at: when, snoozes };
    own.push({ record: reminderRecord(signal), wanted });
  }
}

/** One message a person, whatever there is; each a new one. */
function message(memberId: string, found: readonly LiveReminder[]): MemberCard[] {
  const main = gravest(found, ({ heard }) => heard);
  if (!main) return [];
  const card = main.heard === 'raised' ? URGENT_CARD : NUDGE_CARD;
  return [{ card, recordId: main.reminder.id, revision: 1, memberId }];
}

/** That it became overdue, who heard of it, and who will when; then that those heard of it whom quiet hours had held. */
function audited(
  { reminder, thing, heard }: LiveReminder,
  { id: recordId, reference }: Signal,
  told: readonly string[],
  held: readonly Held[],
): AuditDraft[] {
  const overdue = heard === 'due' || heard === 'deputies' || heard === 'above';
  if (!overdue) return [];
  const said = { reference, occasion: heard, what: thing.kind, told };
  if (reminder.memberId !== undefined) {
    const late = { action: 'signal.told_later', model: 'signal', recordId, detail: said };
    return told.length > 0 ? [late] : [];
  }
  const action = heard === 'due' ? 'signal.overdue' : 'signal.escalated';
  const until = held.map((one) => one.until).toSorted()[0] ?? '';
  const detail = { ...said, held: held.map(({ memberId }) => memberId), until };
  return [{ action, model: 'signal', recordId, detail }];
}
