import { onPress } from '../../bot/declare/action.ts';
import { cardHead } from '../../bot/declare/card-head.ts';
import type { Command, CommandForm, Context } from '../../bot/declare/context.ts';
import { cardReply, type Reply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { OPEN_LEAD } from '../../bot/signals/actions.ts';
import { heading, line } from '../../cards/blocks.ts';
import type { Block } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import { isBareNumber, parseReference } from '../../domain/reference.ts';
import { LEAD_LISTS, type LeadList, LIST_LEADS } from './actions.ts';
import { openHandover } from './handover/handover-dialog.ts';
import { myLeadSections, myLeads } from './home.ts';
import { leadCard } from './lead-card.ts';
import { leadListCard, listLeads } from './list-leads.ts';
import { showLead } from './show-lead.ts';

const LIST = new RegExp(`^list(?:\\s+(${LEAD_LISTS.join('|')}))?$`, 'i');
/** A reference, and perhaps one word of ours. */
const ABOUT_ONE = /^(\S+)\s+handover$/i;

const FORMS: readonly CommandForm[] = [
  { usage: '', summary: (words) => words('lead.command.mine') },
  { usage: 'S-2026-0001', summary: (words) => words('lead.command.show') },
  { usage: 'S-2026-0001 handover', summary: (words) => words('lead.command.handover') },
  {
    usage: 'list [unassigned|mine|police|council|joint]',
    summary: (words) => words('lead.command.list'),
  },
  { usage: 'help', summary: (words) => words('lead.command.help') },
];

export const leadCommand: Command = {
  name: 'lead',
  series: 'S',
  summary: (words) => words('lead.command.summary'),
  hint: (words) => words('lead.command.hint'),
  forms: FORMS,
  handle(ctx, text) {
    if (text === '') return showMine(ctx);
    const list = LIST.exec(text);
    if (list) return showPage(ctx, { list: listOf(list[1]), page: 0 });
    const [, reference] = ABOUT_ONE.exec(text) ?? [];
    if (reference !== undefined) return openHandover(ctx, reference);
    if (isHelp(text)) return cardReply(helpCard([leadCommand], ctx));
    return showOne(ctx, text);
  },
};

/** Asked for, or something behind a reference or `list` that there is not. */
function isHelp(text: string): boolean {
  const [first = '', ...rest] = text.split(/\s+/);
  if (/^(help|list|handover)$/i.test(first)) return true;
  return rest.length > 0 && (isBareNumber(first) || parseReference(first) !== undefined);
}

async function showOne(ctx: Context, reference: string): Promise<Reply> {
  return cardReply(leadCard(await ctx.run(showLead, { reference: reference.trim() }), ctx));
}

async function showPage(ctx: Context, page: { list: LeadList; page: number }): Promise<Reply> {
  return cardReply(leadListCard(await ctx.run(listLeads, page), page, ctx));
}

export const pressLead = onPress(OPEN_LEAD, showOne);
export const pressPage = onPress(LIST_LEADS, showPage);

/** One's own leads, and how to find the others. */
async function showMine(ctx: Context): Promise<Reply> {
  const { words, member } = ctx;
  const mine = hasRight(member, myLeads.right) ? await ctx.run(myLeads, {}) : undefined;
  const sections = mine ? myLeadSections(mine, ctx) : [];
  const help = helpCard([leadCommand], ctx);
  return cardReply({
    ...cardHead(words('lead.list.title.mine'), ctx),
    blocks: [
      ...(sections.length === 0 ? [line(words('lead.list.empty.mine'))] : []),
      ...sections.flatMap(({ title, rows }): Block[] => [heading(title), { tag: 'list', rows }]),
      ...help.blocks,
    ],
    buttons: sections.flatMap(({ more }) => (more ? [more] : [])),
  });
}

function listOf(name: string | undefined): LeadList {
  return LEAD_LISTS.find((one) => one === name?.toLowerCase()) ?? 'open';
}
