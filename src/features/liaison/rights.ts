import type { Look, Transaction } from '../../bot/declare/transaction.ts';
import { look, type UseCase, unchanged, useCase } from '../../bot/declare/use-case.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { chairOf, invitedOf, type Series } from '../../domain/meeting/series.ts';
import type { Member } from '../../domain/people/member.ts';
import { ofEveryPart, ofSides } from '../../domain/people/right.ts';
import { isSide } from '../../domain/people/side.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';

/** Who may come to meetings, answer, and add to the agenda; to which ones is decided with the meeting at hand. */
export const MEETS = ofEveryPart(...LEAD_ROLES);

/** Who may plan meetings. */
export const ARRANGES = ofSides(...LEAD_ROLES);

/** Who may say for a side that minutes are right. */
export const APPROVES = ofSides('coordinator', 'deputy');

/** The two sides see every meeting of their partnership; a partner those that they are invited to. */
export function maySeeSeries(member: Member, series: Series): boolean {
  if (member.partnershipId !== series.partnershipId) return false;
  return isSide(member.organisation.side) || isInvited(member, series);
}

/** What a use case is about that is told a meeting, or a series, by its name. */
export interface ByName {
  readonly name: string;
}

/** Declares a use case that looks at something, and changes nothing. */
export function lookAt<Input, Result>(
  name: string,
  see: (ctx: Look, input: Input) => Promise<Result>,
  right = MEETS,
): UseCase<Input, Result> {
  return look(name, right, see);
}

/** The same, but locked until it was seen; or something is kept of having looked. */
export function lookAtLocked<Input, Result>(
  name: string,
  see: (ctx: Transaction, input: Input) => Promise<Result>,
): UseCase<Input, Result> {
  const run = async (ctx: Transaction, input: Input) => unchanged(await see(ctx, input));
  return useCase({ name, right: MEETS, run });
}

/** Who is asked to every meeting of a series. */
export function isInvited(member: Member, series: Series): boolean {
  return invitedOf(series, [member]).length > 0;
}

/** Who is invited may answer, and who was asked to come as somebody's deputy. */
export function mayAnswer(member: Member, series: Series, { answers }: Meeting): boolean {
  return isInvited(member, series) || answers.some(({ deputy }) => deputy?.memberId === member.id);
}

/** Who may move a meeting or call it off, and write its minutes: who arranged it, chairs or takes notes, and coordinators. */
export function arranges(member: Member, series: Series): boolean {
  const { chairIds, noteTakerId, created } = series;
  const named = [...chairIds, noteTakerId, created.by.memberId].includes(member.id);
  return member.partnershipId === series.partnershipId && (coordinates(member) || named);
}

/** Who is asked when something is to be decided about a meeting: its chair, or the coordinators if no chair is left. */
export function chairsOf(
  series: Series,
  { number }: Pick<Meeting, 'number'>,
  people: readonly Member[],
): readonly Member[] {
  const chair = chairOf(series, number, people);
  return chair ? [chair] : people.filter(coordinates);
}

/** The coordinators of both sides. */
export function coordinates({ roles, organisation }: Member): boolean {
  return isSide(organisation.side) && roles.includes('coordinator');
}
