import { renderAll } from '../../../bot/crisis/render-target.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { composeText } from '../../../domain/crisis/compose.ts';
import type {
  Frame,
  MessageContent,
  MessageKind,
  MessageLanguage,
  MessageVersion,
  TargetGroup,
} from '../../../domain/crisis/message.ts';
import { type CurrentMessage, messageReference } from '../../../domain/crisis/message-record.ts';
import { pushTargets } from '../../../domain/crisis/targets.ts';
import type { EventKind } from '../../../domain/crisis/templates.ts';
import { type TextFault, textFaults } from '../../../domain/crisis/text-faults.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { startingTexts } from '../templates/templates.ts';
import { repeatsEarlier, sameFrame } from './unchanged.ts';

/** What somebody wrote: one frame in one language, the languages it is told in, and to whom. */
export interface Written {
  readonly kind: MessageKind;
  readonly template: EventKind;
  /** Of the frame that was written. */
  readonly language: MessageLanguage;
  readonly frame: Frame;
  /** In which the message is told; the first is for whoever reads in none of them. */
  readonly languages: readonly MessageLanguage[];
  readonly groups: readonly TargetGroup[];
  readonly nextUpdateAt: Temporal.Instant;
}

/** Why it cannot be signed as it stands. */
export type DraftFault =
  | (TextFault & { readonly language: MessageLanguage })
  /** There is no text in this language that says the same. */
  | { readonly fault: 'no_text'; readonly language: MessageLanguage }
  | { readonly fault: 'no_target' }
  /** It says only what the message before it said. */
  | { readonly fault: 'repeats' };

export type Drafted =
  | { readonly ok: true; readonly content: MessageContent }
  | { readonly ok: false; readonly faults: readonly DraftFault[] };

interface Place {
  readonly number: number;
  readonly unit: CrisisUnit;
  /** Of the unit, as they stand. */
  readonly messages: readonly CurrentMessage[];
  readonly newest: MessageVersion | undefined;
  readonly followed: MessageVersion | undefined;
}

/** Everything that is signed: the text in every form and language, where it goes, and how it looks there. */
export async function draftContent(
  ctx: Transaction,
  place: Place,
  written: Written,
): Promise<Drafted> {
  const { unit, number, followed } = place;
  const { sides, partnership } = ctx;
  const { exercise } = unit;
  const frames = await framesOf(ctx, place, written);
  const missing = written.languages.filter((language) => !frames.has(language));
  if (missing.length > 0) {
    return { ok: false, faults: missing.map((language) => ({ fault: 'no_text', language })) };
  }
  const told = { kind: written.kind, exercise, nextUpdateAt: written.nextUpdateAt.toString() };
  const from = { senders: [sides.police, sides.local_authority], timeZone: partnership.timeZone };
  const texts = [...frames].map(([language, frame]) =>
    composeText({ ...told, ...from, language, frame }),
  );
  const live = await ctx.stores.partnerships.isLive(partnership.id);
  const [first = written.language, ...others] = written.languages;
  const choice = { ...(await targetChoice(ctx, unit)), groups: written.groups, live };
  const targets = pushTargets({ ...choice, languages: [first, ...others] });
  const faults: DraftFault[] = texts.flatMap((text) =>
    textFaults(text, { exercise }).map((one) => ({ ...one, language: text.language })),
  );
  if (targets.length === 0) faults.push({ fault: 'no_target' });
  if (repeatsEarlier(told, texts, followed)) faults.push({ fault: 'repeats' });
  if (faults.length > 0) return { ok: false, faults };
  const unrendered = {
    ...told,
    reference: messageReference(unit.reference, number),
    ...(followed && { refersTo: followed.hash }),
    senders: { police: sides.police, local_authority: sides.local_authority },
    texts,
    targets,
  };
  return { ok: true, content: { ...unrendered, renderings: renderAll(unrendered, sides) } };
}

/**
 * The same frame in every language, in their order: what was written; what was there before, if the first
 * language says the same as before; the template, if the first language is the template as it stands. Any
 * other text might say something else.
 */
async function framesOf(
  ctx: Transaction,
  { unit, messages, newest }: Place,
  { language, frame, languages, template }: Written,
): Promise<ReadonlyMap<MessageLanguage, Frame>> {
  const before = newest?.content.texts ?? [];
  const main = before[0]?.language ?? language;
  const kept = language !== main || sameFrame(before[0]?.frame, frame);
  const startsWith = await startingTexts(ctx, unit, messages, template);
  const same = sameFrame(startsWith(language), frame);
  const found = new Map<MessageLanguage, Frame>();
  for (const one of languages) {
    const earlier = kept ? before.find((text) => text.language === one)?.frame : undefined;
    if (one === language) found.set(one, frame);
    else if (earlier) found.set(one, earlier);
    else if (same && language === main) found.set(one, startsWith(one));
  }
  return found;
}

/** Everything that a message of a unit could go to. */
export async function targetChoice(
  { stores, partnership, channels }: Look,
  { exercise }: CrisisUnit,
) {
  const listed = await stores.crisisVoices.list(partnership.id);
  const voices = listed.map(({ member, ...one }) => ({ ...one, memberId: member?.memberId }));
  return { channels, voices, language: partnership.language, exercise };
}
