import { randomUUID } from 'node:crypto';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import {
  looksAtSignal,
  onSignalForm,
  type SignalForm,
} from '../../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { LeadMode, Side } from '../../../domain/people/side.ts';
import { acceptBy, type ProtocolTerms } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  chooseLead as choose,
  currentContacts,
  type LeadChoice,
  leadCandidates,
  leadingSides,
} from '../../../domain/signal/lead.ts';
import { type LeadSuggestion, suggestLead } from '../../../domain/signal/lead-suggestion.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { CHOOSES_LEAD, coordinates, maySeeToLead } from '../rights.ts';
import { tellChoice, tellFallen } from '../tell-lead.ts';

export interface PlannedLead {
  readonly signal: Signal;
  readonly suggestion: LeadSuggestion;
}

interface ChooseLead extends SignalForm {
  /** The id of the lead that was there when the form opened; nothing: none. */
  readonly instead: string | undefined;
  readonly mode: LeadMode;
  /** A member by side, by id; that of a side which does not lead is not looked at. */
  readonly contacts: Readonly<Record<Side, string>>;
  readonly reason: string;
}

/** May a lead be chosen here, and what is suggested? Asked before the form opens. */
export const planLead = looksAtSignal('plan-lead', CHOOSES_LEAD, async (ctx, signal) => {
  requireAction(signal, 'choose_lead');
  const { terms } = await timingOf(ctx.stores, ctx.partnership);
  requireChooser(ctx, terms);
  return { signal, suggestion: suggestLead(signal.categories, terms.defaultLead) };
});

/** Chooses who leads, and asks them privately. What somebody else chose meanwhile is not overwritten. */
export const chooseLead = useCase({
  name: 'choose-lead',
  right: CHOOSES_LEAD,
  ...onSignalForm<ChooseLead>('lead.choose'),
  async run(ctx, input, signal) {
    const { stores, member, partnership, people, now } = ctx;
    const timing = await timingOf(stores, partnership);
    requireChooser(ctx, timing.terms);
    const { mode: suggested } = suggestLead(signal.categories, timing.terms.defaultLead);
    const { mode, instead } = input;
    const id = randomUUID();
    const choice = { id, mode, suggested, contacts: contactsOf(ctx, signal, input), instead };
    const by = actorOf(member);
    const chosen = choose(signal, choice, { by, at: now }, acceptBy(timing, signal.urgency, now));
    const note = await writeNote(ctx, chosen, 'lead_reason', input.reason, id);
    const contacts = currentContacts(chosen.lead).map(({ contact }) => contact.memberId);
    const detail = { mode, suggested, contacts, ...note };
    const moving = currentContacts(signal.lead).some(({ handover }) => handover);
    const notes = moving ? await stores.notes.list(signal.id) : [];
    const fallen = tellFallen(signal.lead, notes, chosen);
    const memberCards = [...tellChoice(signal.lead, chosen, people), ...fallen];
    return { ...(await saveChange(ctx, chosen, 'signal.lead_chosen', detail)), memberCards };
  },
});

/** @throws Refusal `lead_contact_missing`, or `lead_contact_wrong_side` for whoever could not lead for it. */
function contactsOf(
  { people }: Transaction,
  { reference }: Signal,
  { mode, contacts }: ChooseLead,
): LeadChoice['contacts'] {
  return leadingSides(mode).map((side) => {
    const id = contacts[side];
    if (!id) throw new Refusal('lead_contact_missing', { reference });
    const named = leadCandidates(people, side).find((one) => one.id === id);
    if (named) return { id: randomUUID(), side, contact: actorOf(named) };
    const name = people.find((one) => one.id === id)?.name ?? '–';
    throw new Refusal('lead_contact_wrong_side', { name });
  });
}

/** @throws Refusal `lead_coordinators_only` if the protocol leaves it to them. */
function requireChooser({ member, people }: Look, terms: ProtocolTerms): void {
  if (maySeeToLead(member, terms)) return;
  const own = people.filter((one) => coordinates(one, member.organisation.side));
  throw new Refusal('lead_coordinators_only', { who: own.map(({ name }) => name).join(', ') });
}
