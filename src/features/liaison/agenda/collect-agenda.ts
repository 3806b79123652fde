import type { AgendaContext, AgendaSource } from '../../../bot/declare/agenda-source.ts';
import type { CardStores } from '../../../bot/declare/context.ts';
import { type AgendaItem, wholeAgenda } from '../../../domain/meeting/agenda.ts';
import type { MeetingKind, Series } from '../../../domain/meeting/series.ts';
import { isSide } from '../../../domain/people/side.ts';
import type { MeetingOfSeries } from '../meeting/find-meeting.ts';
import { visibleAgendaItems } from './visible-agenda.ts';

/** Where both sides talk about what is at hand; a training has another subject. */
const TALKS: readonly MeetingKind[] = ['liaison', 'case_table'];

interface Asked extends AgendaContext {
  readonly stores: CardStores;
  readonly agenda: AgendaSource;
}

/** The agenda of a meeting: what is kept, and until its minutes are taken what comes by itself. */
export async function collectAgenda(
  ctx: Asked,
  { series, meeting }: MeetingOfSeries,
): Promise<readonly AgendaItem[]> {
  const points = await visibleAgendaItems(ctx, await ctx.stores.agenda.list(meeting.id));
  if (meeting.agendaFixedAt || !(await isNext(ctx, { series, meeting }))) return points;
  const talk = TALKS.includes(series.kind) ? await ctx.agenda(ctx) : [];
  const found = [...(await openActions(ctx, series)), ...talk];
  const distinct = new Map(found.toReversed().map((item) => [item.source, item]));
  const coming = found.filter((item) => distinct.get(item.source) === item);
  return wholeAgenda(points, [...templatePoints(series), ...coming]);
}

/** What comes by itself belongs onto the next agenda, and onto no later one. */
async function isNext({ stores, now }: Asked, { series, meeting }: MeetingOfSeries) {
  const filter = { seriesId: series.id, endsAfter: now, states: ['planned'] } as const;
  const [next] = await stores.meetings.list(filter, { most: 1 });
  return next === undefined || next.id === meeting.id;
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
async function openActions(
  { stores, partnership, member }: Asked,
  { id: seriesId }: Series,
): Promise<AgendaItem[]> {
  const actions = await stores.actions.listOpen({ partnershipId: partnership.id, seriesId });
  return actions
    .filter(({ signal }) => signal === undefined || !member || isSide(member.organisation.side))
    .map(({ id, signal = '', what, owner }) => ({
      source: `step:${id}`,
      kind: 'action',
      reference: signal,
      what: `${what} (${owner.name})`,
    }));
}
