import type { Agenda, AgendaContext } from '../../../bot/declare/agenda-source.ts';
import { type Action, type AgendaItem, wholeAgenda } from '../../../domain/meeting/agenda.ts';
import type { MeetingKind, Series } from '../../../domain/meeting/series.ts';
import type { Member } from '../../../domain/people/member.ts';
import { isSide } from '../../../domain/people/side.ts';
import type { MeetingWithAgenda } from '../../../ports/meeting/meeting-store.ts';
import { visibleAgendaItems } from './visible-agenda.ts';

/** Where both sides talk about what is at hand; a training has another subject. */
const TALKS: readonly MeetingKind[] = ['liaison', 'case_table'];

interface Asked extends AgendaContext {
  readonly agenda: Agenda;
}

/** The agenda of a meeting: what is kept, and until its minutes are taken what comes by itself. */
export async function collectAgenda(
  ctx: Asked,
  { series, meeting, points: kept, nextId, openActions }: MeetingWithAgenda,
): Promise<readonly AgendaItem[]> {
  const points = await visibleAgendaItems(ctx, kept);
  // What comes by itself belongs onto the next agenda, and onto no later one.
  const isNext = nextId === undefined || nextId === meeting.id;
  if (meeting.agendaFixedAt || !isNext) return points;
  const talk = TALKS.includes(series.kind) ? await ctx.agenda(ctx) : [];
  const found = [...actionItems(openActions, ctx.member), ...talk];
  const distinct = new Map(found.toReversed().map((item) => [item.source, item]));
  const coming = found.filter((item) => distinct.get(item.source) === item);
  return wholeAgenda(points, [...templatePoints(series), ...coming]);
}

function templatePoints({ template }: Series): AgendaItem[] {
  return template.map((what) => ({
    source: `template:${what}`,
    kind: 'template',
    reference: '',
    what,
  }));
}

/** What was agreed on in earlier meetings of the series and is not done yet. */
function actionItems(open: readonly Action[], member: Member | undefined): AgendaItem[] {
  return open
    .filter(({ signal }) => signal === undefined || !member || isSide(member.organisation.side))
    .map(({ id, signal = '', what, owner }) => ({
      source: `step:${id}`,
      kind: 'action',
      reference: signal,
      what: `${what} (${owner.name})`,
    }));
}
