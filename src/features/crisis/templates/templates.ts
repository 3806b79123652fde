import type { Transaction } from '../../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import type { Frame, MessageLanguage } from '../../../domain/crisis/message.ts';
import type { CrisisTemplate } from '../../../domain/crisis/template.ts';
import { type EventKind, fillPlaceholders, templateOf } from '../../../domain/crisis/templates.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { LOOKS } from '../rights.ts';
import { newestVersions } from '../unit/situation.ts';

export type TemplateText = Pick<CrisisTemplate, 'frame' | 'lines' | 'answers'>;

export interface ShownTemplate extends TemplateText {
  /** Whether the partnership wrote its own. */
  readonly own: boolean;
}

export interface Which {
  readonly kind: EventKind;
  readonly language: MessageLanguage;
}

/** What messages of a kind of event begin with: the partnership's own text, or the one Tandem comes with. */
export const showTemplate = useCase<Which, ShownTemplate>({
  name: 'show-template',
  right: LOOKS,
  async run(ctx, which) {
    const ours = await ownTemplate(ctx, which);
    if (ours) return unchanged({ ...ours, own: true });
    const { frame, lines, questions } = templateOf(which.kind, which.language);
    const answers = questions.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n');
    return unchanged({ frame, lines: lines.join('\n'), answers, own: false });
  },
});

/** The text that the partnership wrote for a kind of event in a language, if it did. */
async function ownTemplate({ stores, partnership }: Transaction, { kind, language }: Which) {
  const own = await stores.crisisTemplates.list(partnership.id);
  return own.find((one) => one.key === kind && one.language === language);
}

/**
 * The text that a message begins with: the partnership's own or Tandem's, with what is known filled in. The place
 * of the first report is known as long as the last message pushed still names it: a correction may have taken
 * it back.
 */
export async function startingText(
  ctx: Transaction,
  { id, report }: Pick<CrisisUnit, 'id' | 'report'>,
  kind: EventKind,
  language: MessageLanguage,
): Promise<Frame> {
  const ours = await ownTemplate(ctx, { kind, language });
  const messages = await newestVersions(ctx.stores, id);
  const last = messages.findLast(({ version }) => version.pushed)?.version.content.texts;
  const said = last?.some(({ variants }) => variants.standard.includes(report.location)) ?? true;
  return fillPlaceholders(ours?.frame ?? templateOf(kind, language).frame, {
    place: said ? report.location : '',
    emergency_number: ctx.partnership.emergencyNumber,
  });
}
