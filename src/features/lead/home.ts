import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { look } from '../../bot/declare/use-case.ts';
import { dueWords } from '../../bot/signals/signal-words.ts';
import type { ListRow } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import { hasRight } from '../../domain/people/right.ts';
import { currentContacts } from '../../domain/signal/lead.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo, OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { duePhrase } from '../../domain/time/due-phrase.ts';
import type { Page } from '../../ports/signal/signal-store.ts';
import { LIST_LEADS } from './actions.ts';
import { handoverParty } from './handover/handover-party.ts';
import { leadRow } from './list-leads.ts';
import { LEADS } from './rights.ts';

/** Open signals, what waits longest first; what is led, newest first. One that is being handed over is led as well. */
interface MyLeads {
  /** That somebody is asked to lead. */
  readonly asked: readonly Signal[];
  /** Whose handover waits for their word. */
  readonly handovers: readonly Signal[];
  readonly leading: readonly Signal[];
}

/** What waits longest; the next comes up once one of them is answered. */
const MOST_ASKED = 10;
/** Rows of what one leads; the rest is a press away. */
const MOST_LED = 3;

/** What of leading waits for a member, and what they lead. */
export const myLeads = look<Record<string, never>, MyLeads>(
  'my-leads',
  LEADS,
  async ({ stores, member, partnership, people }) => {
    const own = { partnershipId: partnership.id, leaderId: member.id, statuses: OPEN_STATUSES };
    const longest = { most: MOST_ASKED, skip: 0, oldestFirst: true };
    const newest = { most: MOST_LED + 1, skip: 0 };
    const list = (leaderAs: 'asked' | 'accepted' | 'handing_over', page: Page) =>
      stores.signals.list({ ...own, leaderAs }, page);
    const [asked, handovers, leading] = await Promise.all([
      list('asked', longest),
      list('handing_over', longest),
      list('accepted', newest),
    ]);
    const waiting = handovers.filter((signal) => waitsFor(signal, member, people));
    return { asked: asked.filter((one) => canDo(one, 'answer_lead')), handovers: waiting, leading };
  },
);

function waitsFor(signal: Signal, member: Member, people: readonly Member[]): boolean {
  return canDo(signal, 'hand_over') && handoverParty(signal, member, people)?.waits === true;
}

/** What a member is asked to lead, handovers that wait for them, and what they lead. */
export async function leadHome(ctx: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(ctx.member, myLeads.right)) return [];
  return myLeadSections(await ctx.run(myLeads, {}), ctx);
}

/** The same of what was found already; what is empty is left out. */
export function myLeadSections(mine: MyLeads, ctx: Context): readonly HomeSection[] {
  const { words } = ctx;
  const more = { more: LIST_LEADS.button({ list: 'mine', page: 0 }, words('lead.home.all')) };
  const sections: readonly HomeSection[] = [
    { title: words('lead.home.asked'), rows: mine.asked.map((one) => askedRow(one, ctx)) },
    {
      title: words('lead.home.handovers'),
      rows: mine.handovers.map((one) => handoverRow(one, ctx)),
    },
    {
      title: words('lead.home.leading'),
      rows: mine.leading.slice(0, MOST_LED).map((one) => leadRow(one, ctx)),
      ...(mine.leading.length > MOST_LED && more),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function askedRow(signal: Signal, ctx: Context): ListRow {
  const { words, partnership, now } = ctx;
  const { lead, urgency } = signal;
  const label = words('lead.button.look');
  if (!lead) return leadRow(signal, ctx, { detail: [], label });
  const phrase = duePhrase(partnership, urgency, lead.acceptBy, now);
  const due = dueWords({ due: lead.acceptBy.toString(), phrase }, words);
  const by = words('lead.home.asked_by', { name: lead.chosen.by.name });
  return leadRow(signal, ctx, { detail: [by, ' · ', ...due], label });
}

function handoverRow(signal: Signal, ctx: Context): ListRow {
  const { words } = ctx;
  const names = currentContacts(signal.lead).flatMap(({ contact, handover }) =>
    handover ? [`${contact.name} → ${handover.to.name}`] : [],
  );
  return leadRow(signal, ctx, { detail: [names.join(', ')], label: words('lead.button.look') });
}
