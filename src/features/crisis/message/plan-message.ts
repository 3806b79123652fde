import type { Look } from '../../../bot/declare/transaction.ts';
import { look } from '../../../bot/declare/use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import {
  type Frame,
  MESSAGE_LANGUAGES,
  type MessageKind,
  type MessageLanguage,
  type MessageVersion,
  TARGET_GROUPS,
  type TargetGroup,
} from '../../../domain/crisis/message.ts';
import type { CrisisMessage } from '../../../domain/crisis/message-record.ts';
import { pushTargets } from '../../../domain/crisis/targets.ts';
import type { EventKind } from '../../../domain/crisis/templates.ts';
import { type CrisisUnit, requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { SITS } from '../rights.ts';
import { startingTexts } from '../templates/templates.ts';
import { findMeantUnit } from '../unit/find-unit.ts';
import { targetChoice } from './draft-content.ts';

export interface PlanMessage {
  readonly unitId?: string | undefined;
  /** Nothing: what comes next; the one that waits is edited. */
  readonly kind?: MessageKind | undefined;
  readonly template?: EventKind | undefined;
  /** Nothing: the first that the message is told in. */
  readonly language?: MessageLanguage;
  /** To edit; nothing: the one that waits, or a new one. */
  readonly messageId?: string | undefined;
}

/** Everything that the form begins with. */
export interface PlannedMessage {
  readonly unit: CrisisUnit;
  /** Nothing: it is made when the form is sent. */
  readonly message: CrisisMessage | undefined;
  readonly newest: MessageVersion | undefined;
  readonly kind: MessageKind;
  readonly template: EventKind;
  readonly language: MessageLanguage;
  readonly frame: Frame;
  readonly languages: readonly MessageLanguage[];
  /** Those that reach anybody. */
  readonly groups: readonly { readonly group: TargetGroup; readonly conversations: number }[];
  readonly chosen: readonly TargetGroup[];
  readonly nextMinutes: number;
}

/** What a message begins with. Asked before its form opens, and whenever it is shown again. */
export const planMessage = look<PlanMessage, PlannedMessage>(
  'plan-message',
  SITS,
  async (ctx, asked) => {
    const { stores, member, partnership } = ctx;
    const { unit, messages } = await findMeantUnit(ctx, asked.unitId);
    requireSeat(unit, actorOf(member));
    const pushed = messages.filter(({ version }) => version.pushed);
    const kind = asked.kind ?? (pushed.length > 0 ? 'update' : 'first');
    if (kind !== 'first' && pushed.length === 0) throw new Refusal('crisis_nothing_to_follow');
    const open = messages.find(({ message, version }) =>
      asked.messageId === undefined
        ? !version.pushed && (asked.kind === undefined || message.kind === asked.kind)
        : message.id === asked.messageId,
    );
    const start = open ?? pushed.at(-1);
    const first = kind === 'all_clear' ? kind : 'holding';
    const template = asked.template ?? open?.message.template ?? first;
    const main = start?.version.content.texts[0]?.language ?? languageOf(partnership.language);
    const language = asked.language ?? main;
    const earlier = start?.version.content.texts.find((one) => one.language === language)?.frame;
    const { terms } = await timingOf(stores, partnership);
    const groups = await groupsOf(ctx, unit);
    const begun = asked.template === undefined ? earlier : undefined;
    const over = !open && kind === 'all_clear';
    const frame =
      begun && !over ? begun : (await startingTexts(ctx, unit, messages, template))(language);
    return {
      unit,
      message: open?.message,
      newest: open?.version,
      kind: open?.message.kind ?? kind,
      template,
      language,
      // What happened is as it was said last; what to do now that it is over is not.
      frame: begun ? { ...frame, happened: begun.happened } : frame,
      languages: languagesOf(ctx, unit, start?.version, main),
      groups,
      chosen: chosenOf(start?.version, groups),
      nextMinutes: terms.crisis.sitrepMinutes,
    };
  },
);

function languageOf(tag: string): MessageLanguage {
  return MESSAGE_LANGUAGES.find((one) => one === tag) ?? 'en';
}

/** As before; at first, all in which somebody there reads. */
function languagesOf(
  { channels }: Look,
  { exercise }: CrisisUnit,
  before: MessageVersion | undefined,
  main: MessageLanguage,
): readonly MessageLanguage[] {
  if (before) return before.content.texts.map(({ language }) => language);
  const read = channels.filter((one) => one.exercise === exercise).map(({ language }) => language);
  return [main, ...MESSAGE_LANGUAGES.filter((one) => one !== main && read.includes(one))];
}

/** @throws Refusal `crisis_no_target`, `crisis_no_exercise_target`: before anybody writes in vain. */
async function groupsOf(ctx: Look, unit: CrisisUnit): Promise<PlannedMessage['groups']> {
  const { language, live } = ctx.partnership;
  const choice = { ...(await targetChoice(ctx, unit)), live };
  const groups = TARGET_GROUPS.flatMap((group) => {
    const targets = pushTargets({ ...choice, languages: [languageOf(language)], groups: [group] });
    return targets.length > 0 ? [{ group, conversations: targets.length }] : [];
  });
  if (groups.length > 0) return groups;
  throw new Refusal(unit.exercise ? 'crisis_no_exercise_target' : 'crisis_no_target');
}

/** As before; at first, where both sides talk and the spokespersons, who are asked first by everybody. */
function chosenOf(
  before: MessageVersion | undefined,
  groups: PlannedMessage['groups'],
): readonly TargetGroup[] {
  const known = groups.map(({ group }) => group);
  const earlier = before?.content.targets.map(({ group }) => group);
  return known.filter((group) => earlier?.includes(group) ?? true);
}
