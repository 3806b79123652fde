import type { Context } from '../../../bot/declare/context.ts';
import type { DialogReply } from '../../../bot/declare/reply.ts';
import {
  choice,
  chosen,
  emergencyNote,
  longText,
  type OpenedWith,
  oneLine,
} from '../../../bot/form/form-fields.ts';
import type { ChoiceField, Field, FormValues } from '../../../cards/dialog.ts';
import { MEETING_KINDS, type MeetingKind } from '../../../domain/meeting/series.ts';
import type { Member } from '../../../domain/people/member.ts';
import { isSide, SIDES } from '../../../domain/people/side.ts';
import { cityOf } from '../../../domain/time/place-zone.ts';
import { SCHEDULE_SERIES } from '../actions.ts';
import { MOST_INVITED, NOBODY } from '../input.ts';
import { invitable, labelsOf, lineOf, memberChoice, textOf } from './meeting-fields.ts';

export interface Scheduling extends OpenedWith {
  /** Names the dates that were shown: a form that is sent with them is recorded. */
  readonly shown?: string;

  /** Asks which of several rhythms is meant. */
  readonly ask?: ChoiceField | undefined;
}

/** The form for a series of meetings, as far as it is filled in. */
export function scheduleDialog(
  ctx: Context,
  { values, shown = '', above = [], ask, ...again }: Scheduling,
): DialogReply {
  const { words, partnership } = ctx;
  return SCHEDULE_SERIES.dialog(shown, {
    ...again,
    title: words('liaison.schedule.title'),
    submit: words(shown === '' ? 'liaison.schedule.show' : 'liaison.schedule.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      ...whenFields(ctx, values, ask),
      ...whatFields(ctx, values),
      ...peopleFields(ctx, values),
      ...quorumFields(ctx, values),
      ...laterFields(ctx, values),
    ],
  });
}

function whenFields(
  { words, partnership }: Context,
  values: FormValues,
  ask: ChoiceField | undefined,
): Field[] {
  const hint = words('liaison.schedule.when_hint', { city: cityOf(partnership.timeZone) });
  return [
    { ...lineOf(values, 'when', words('liaison.schedule.when'), hint), required: true },
    ...(ask ? [ask] : []),
    lineOf(values, 'ends', words('liaison.schedule.ends'), words('liaison.schedule.ends_hint')),
  ];
}

function whatFields({ words }: Context, values: FormValues): Field[] {
  const kind = { name: 'kind', label: words('liaison.schedule.kind'), most: 1 };
  const labelOf = (one: MeetingKind) => words(`liaison.kind.${one}`);
  return [
    choice(kind, MEETING_KINDS, labelOf, chosen(values, 'kind', 'liaison')),
    lineOf(values, 'title', words('liaison.schedule.name'), words('liaison.schedule.name_hint')),
    lineOf(values, 'place', words('liaison.schedule.place')),
    lineOf(values, 'link', words('liaison.schedule.link'), words('liaison.schedule.link_hint')),
  ];
}

function peopleFields({ words, member, members }: Context, values: FormValues): Field[] {
  const people = invitable(members);
  const sides = people.filter(({ organisation }) => isSide(organisation.side));
  const ids = people.map(({ id }) => id);
  const invited = { name: 'invited', label: words('liaison.schedule.invited'), most: MOST_INVITED };
  const wanted = values['invited'] ? chosen(values, 'invited') : sides.map(({ id }) => id);
  const one = (
    name: 'chair' | 'other_chair' | 'note_taker',
    among: readonly Member[],
    otherwise: string,
    nobody?: string,
  ) => {
    const label = words(`liaison.schedule.${name}`);
    return memberChoice(words, name, label, among, textOf(values, name) || otherwise, nobody);
  };
  return [
    one('chair', sides, member.id),
    one('other_chair', sides, NOBODY, words('liaison.schedule.same_chair')),
    one('note_taker', people, NOBODY, words('liaison.schedule.no_note_taker')),
    choice(invited, ids, labelsOf(people, words), wanted),
  ];
}

function quorumFields({ words, sides }: Context, values: FormValues): Field[] {
  return SIDES.map((side) =>
    oneLine({
      name: `quorum_${side}`,
      label: words('liaison.schedule.quorum', { side: sides[side] }),
      required: true,
      value: textOf(values, `quorum_${side}`) || '1',
    }),
  );
}

function laterFields({ words }: Context, values: FormValues): Field[] {
  const reminders = values['reminders'];
  return [
    oneLine({
      name: 'reminders',
      label: words('liaison.schedule.reminders'),
      hint: words('liaison.schedule.reminders_hint'),
      value:
        typeof reminders === 'string' ? reminders : words('liaison.schedule.reminders_default'),
    }),
    longText({
      name: 'template',
      label: words('liaison.schedule.template'),
      hint: words('liaison.schedule.template_hint'),
      value: textOf(values, 'template'),
    }),
  ];
}
