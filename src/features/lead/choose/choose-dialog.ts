import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../../bot/declare/reply.ts';
import { choice, emergencyNote, memberChoice, reasonField } from '../../../bot/form/form-fields.ts';
import { CHOOSE_LEAD } from '../../../bot/signals/actions.ts';
import { nameAndOrganisation } from '../../../bot/signals/signal-words.ts';
import type { Field } from '../../../cards/dialog.ts';
import { LEAD_MODES, SIDES, type Side } from '../../../domain/people/side.ts';
import { currentContacts, leadCandidates, leadingSides } from '../../../domain/signal/lead.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { type ChooseLeadInput, chooseLeadInput } from '../input.ts';
import { suggestionBlock } from '../suggestion-block.ts';
import { faultAt } from '../words-form.ts';
import { chooseLead, type PlannedLead, planLead } from './choose-lead.ts';

/** What was there when the form opened: no lead yet. */
const NOTHING_YET = '-';

/** Opens the form, if a lead can be chosen here. */
export const openChoice = onPress(CHOOSE_LEAD, async (ctx, reference) =>
  chooseDialog(await ctx.run(planLead, { reference }), ctx),
);

export const submitChoice = onSubmit(CHOOSE_LEAD, chooseLeadInput, async (ctx, form) => {
  const { reference, seen } = form.about;
  const { mode, reason, ...contacts } = form.input;
  const errors = { ...contactFaults(form.input, ctx), ...faultAt('reason', reason, ctx.words) };
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const instead = seen === NOTHING_YET ? undefined : seen;
  const input = { reference, instead, mode, contacts, reason, key: form.key };
  return doneNotice(chosenWords(await ctx.run(chooseLead, input), ctx));
});

/** Who is asked now; of oneself alone: what comes next. */
function chosenWords({ reference, lead }: Signal, { words, member }: Context): string {
  const asked = currentContacts(lead).filter(({ state }) => state === 'asked');
  if (asked.length === 0) {
    const own = currentContacts(lead).some(({ contact }) => contact.memberId === member.id);
    return own ? words('lead.choose.own', { reference }) : words('lead.choose.done', { reference });
  }
  const names = asked.map(({ contact }) => contact.name).join(words('list.and'));
  return words('lead.choose.asked', { names, reference });
}

/** Beside each leading side's field; on the choice of lead itself where there is nobody to name. */
function contactFaults(
  input: ChooseLeadInput,
  { members, words }: Context,
): Record<string, string> {
  const faults = leadingSides(input.mode).flatMap((side): [string, string][] => {
    const candidates = leadCandidates(members, side);
    const id = input[side];
    if (candidates.length === 0) {
      return [['mode', words('lead.fault.contact_none', { side: words(`lead.for.${side}`) })]];
    }
    if (id === '') return [[side, words('lead.fault.contact_missing')]];
    if (candidates.some((one) => one.id === id)) return [];
    const named = members.find((one) => one.id === id);
    if (!named || named.organisation.side === side) return [[side, words('field.not_offered')]];
    return [[side, words('lead.fault.contact_wrong_side', { name: named.name })]];
  });
  return Object.fromEntries(faults);
}

function chooseDialog({ signal, suggestion }: PlannedLead, ctx: Context): DialogReply {
  const { words, partnership } = ctx;
  const { reference, lead } = signal;
  const mode = { name: 'mode', label: words('lead.choose.mode'), most: 1 };
  const about = { reference, seen: lead?.id ?? NOTHING_YET };
  return CHOOSE_LEAD.dialog(about, {
    title: words('lead.choose.title', { reference }),
    submit: words('lead.choose.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [suggestionBlock(suggestion, words)] },
      choice(mode, LEAD_MODES, (one) => words(`signal.lead.mode.${one}`), [suggestion.mode]),
      ...SIDES.flatMap((side) => contactField(side, signal, ctx)),
      reasonField(words('lead.choose.reason'), words('lead.choose.reason_hint')),
    ],
  });
}

/** Nobody to choose from: no field. Who leads or is asked already is chosen beforehand. */
function contactField(side: Side, { lead }: Signal, { words, members }: Context): Field[] {
  const candidates = leadCandidates(members, side);
  if (candidates.length === 0) return [];
  const present = currentContacts(lead)
    .filter((one) => one.side === side && one.state !== 'declined')
    .map(({ contact }) => contact.memberId);
  const chosen = candidates.map(({ id }) => id).filter((id) => present.includes(id));
  const field = { name: side, label: words(`lead.choose.contact.${side}`) };
  const hint = words(`lead.choose.contact_hint.${side}`);
  return [
    {
      ...memberChoice(words, field, candidates, nameAndOrganisation, chosen),
      hint,
      required: false,
    },
  ];
}
