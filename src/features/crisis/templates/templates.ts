import type { Look } from '../../../bot/declare/transaction.ts';
import { look } from '../../../bot/declare/use-case.ts';
import type { Frame, MessageLanguage } from '../../../domain/crisis/message.ts';
import type { CurrentMessage } from '../../../domain/crisis/message-record.ts';
import type { CrisisTemplate } from '../../../domain/crisis/template.ts';
import {
  EVENT_KINDS,
  type EventKind,
  fillPlaceholders,
  templateOf,
} from '../../../domain/crisis/templates.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { LOOKS } from '../rights.ts';

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
export const showTemplate = look<Which, ShownTemplate>(
  'show-template',
  LOOKS,
  async ({ stores, partnership }, which) =>
    shownTemplate(await stores.crisisTemplates.list(partnership.id), which),
);

/** The same for every kind of event, in one language. */
export const listTemplates = look<Pick<Which, 'language'>, ReadonlyMap<EventKind, ShownTemplate>>(
  'list-templates',
  LOOKS,
  async ({ stores, partnership }, { language }) => {
    const own = await stores.crisisTemplates.list(partnership.id);
    return new Map(EVENT_KINDS.map((kind) => [kind, shownTemplate(own, { kind, language })]));
  },
);

function shownTemplate(own: readonly CrisisTemplate[], { kind, language }: Which): ShownTemplate {
  const ours = own.find((one) => one.key === kind && one.language === language);
  if (ours) return { ...ours, own: true };
  const { frame, lines, questions } = templateOf(kind, language);
  const answers = questions.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n');
  return { frame, lines: lines.join('\n'), answers, own: false };
}

/**
 * The text that a message begins with, in each language: the partnership's own or Tandem's, with what is known filled
 * in. The place of the first report is known as long as the last message pushed still names it: a correction may have
 * taken it back.
 */
export async function startingTexts(
  { stores, partnership }: Look,
  { report }: Pick<CrisisUnit, 'report'>,
  messages: readonly CurrentMessage[],
  kind: EventKind,
): Promise<(language: MessageLanguage) => Frame> {
  const own = await stores.crisisTemplates.list(partnership.id);
  const last = messages.findLast(({ version }) => version.pushed)?.version.content.texts;
  const said = last?.some(({ variants }) => variants.standard.includes(report.location)) ?? true;
  const known = {
    place: said ? report.location : '',
    emergency_number: partnership.emergencyNumber,
  };
  return (language) => {
    const ours = own.find((one) => one.key === kind && one.language === language);
    return fillPlaceholders(ours?.frame ?? templateOf(kind, language).frame, known);
  };
}
