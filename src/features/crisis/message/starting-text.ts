import type { Scene } from '../../../bot/use-case.ts';
import type { Frame, MessageLanguage } from '../../../domain/crisis/message.ts';
import { type EventKind, fillPlaceholders, templateOf } from '../../../domain/crisis/templates.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { ownTemplate } from '../templates/templates.ts';

/** The text that a message begins with: the partnership's own or Tandem's, with what is known filled in. */
export async function startingText(
  { stores, partnership }: Pick<Scene, 'stores' | 'partnership'>,
  { report }: Pick<CrisisUnit, 'report'>,
  kind: EventKind,
  language: MessageLanguage,
): Promise<Frame> {
  const ours = await ownTemplate(stores, partnership.id, { kind, language });
  return fillPlaceholders(ours?.frame ?? templateOf(kind, language).frame, {
    place: report.location,
    emergency_number: partnership.emergencyNumber,
  });
}
