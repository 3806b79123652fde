import { byForm } from '../../../bot/declare/once.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { KEPT_FOR } from '../unit/find-unit.ts';
import type { TemplateText, Which } from './templates.ts';

export interface SaveTemplate extends Which, TemplateText {
  /** The dialog's key. */
  readonly key: string;
}

/** Messages of this kind begin with it from now on. */
export const saveTemplate = useCase({
  name: 'save-template',
  right: SITS,
  find: async ({ partnership }, _: SaveTemplate) => partnership,
  once: {
    key: byForm('crisis.template'),
    model: KEPT_FOR,
    recordId: ({ id }) => id,
    repeated: () => undefined,
  },
  async run({ stores, member, now }, { kind, language, frame, lines, answers }, { id }) {
    const written = { by: actorOf(member), at: now };
    const text = { key: kind, language, frame, lines, answers, written };
    await stores.crisisTemplates.save({ ...text, partnershipId: id });
    const detail = { template: kind, language };
    const audit = { action: 'crisis.template_saved', model: 'partnership', recordId: id, detail };
    return { ...unchanged(undefined), audit: [audit] };
  },
});
