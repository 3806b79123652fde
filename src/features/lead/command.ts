import { helpCard } from '../../bot/help-card.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Command, CommandForm, Turn } from '../../bot/turn.ts';
import type { Block, Card } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import { parseReference } from '../../domain/reference.ts';
import { Refusal } from '../../domain/refusal.ts';
import { line } from './card-frame.ts';
import { openHandover } from './handover/handover-dialog.ts';
import { myLeadSections } from './home.ts';
import { leadCard } from './lead-card.ts';
import { leadListCard, parseLeadPage } from './lead-list-card.ts';
import { LEAD_LISTS, type LeadList, listLeads } from './list-leads.ts';
import { myLeads } from './my-leads.ts';
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
  summary: (words) => words('lead.command.summary'),
  hint: (words) => words('lead.command.hint'),
  forms: FORMS,
  handle(turn, text) {
    if (text === '') return showMine(turn);
    const list = LIST.exec(text);
    if (list) return showList(turn, { list: listOf(list[1]), page: 0 });
    const [, reference] = ABOUT_ONE.exec(text) ?? [];
    if (reference !== undefined) return openHandover(turn, reference);
    if (isHelp(text)) return { kind: 'card', card: helpCard([leadCommand], turn) };
    return showOne(turn, text);
  },
};

/** Asked for, or something behind a reference or `list` that there is not. */
function isHelp(text: string): boolean {
  const [first = '', ...rest] = text.split(/\s+/);
  if (/^(help|list|handover)$/i.test(first)) return true;
  return rest.length > 0 && parseReference(first) !== undefined;
}

export async function showOne(turn: Turn, text: string): Promise<Reply> {
  const shown = await turn.perform(showLead, { reference: text.trim() });
  return { kind: 'card', card: leadCard(shown, turn) };
}

export async function showPage(turn: Turn, value: string): Promise<Reply> {
  const page = parseLeadPage(value);
  if (!page) throw new Refusal('unknown_action');
  return showList(turn, page);
}

async function showList(turn: Turn, page: { list: LeadList; page: number }): Promise<Reply> {
  const listed = await turn.perform(listLeads, page);
  return { kind: 'card', card: leadListCard(listed, page, turn) };
}

/** One's own leads, and how to find the others. */
async function showMine(turn: Turn): Promise<Reply> {
  const { words, partnership, member } = turn;
  const mine = hasRight(member, myLeads.right) ? await turn.perform(myLeads, {}) : undefined;
  const sections = mine ? myLeadSections(mine, turn) : [];
  const help = helpCard([leadCommand], turn);
  const card: Card = {
    title: words('lead.list.title.mine'),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      ...(sections.length === 0 ? [line(words('lead.list.empty.mine'))] : []),
      ...sections.flatMap(({ title, rows }): Block[] => [
        line({ run: 'strong', text: title }),
        { tag: 'list', rows },
      ]),
      ...help.blocks,
    ],
    buttons: sections.flatMap(({ more }) => (more ? [more] : [])),
  };
  return { kind: 'card', card };
}

function listOf(name: string | undefined): LeadList {
  return LEAD_LISTS.find((one) => one === name?.toLowerCase()) ?? 'open';
}
