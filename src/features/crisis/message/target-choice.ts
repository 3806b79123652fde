import type { Scene } from '../../../bot/use-case.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';

/** Everything that a message of a unit could go to. */
export async function targetChoice(
  { stores, partnership, channels }: Scene,
  { exercise }: CrisisUnit,
) {
  const listed = await stores.crisisVoices.list(partnership.id);
  const voices = listed.map(({ member, ...one }) => ({ ...one, memberId: member?.memberId }));
  return { channels, voices, language: partnership.language, exercise };
}
