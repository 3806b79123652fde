import { useCase } from '../../../bot/use-case.ts';
import type { MessageLanguage } from '../../../domain/crisis/message.ts';
import type { CrisisTemplate } from '../../../domain/crisis/template.ts';
import { type EventKind, templateOf } from '../../../domain/crisis/templates.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { LOOKS, SITS } from '../rights.ts';
import { takeUnitKey } from '../unit/take-unit-key.ts';

export type ShownTemplate = Pick<CrisisTemplate, 'frame' | 'lines' | 'answers'> & {
  /** Whether the partnership wrote its own. */
  readonly own: boolean;
};

interface Which {
  readonly key: EventKind;
  readonly language: MessageLanguage;
}

/** What messages of a kind of event begin with: the partnership's own text, or the one Tandem comes with. */
export const showTemplate = useCase<Which, ShownTemplate>({
  name: 'show-template',
  right: LOOKS,
  async run({ stores, partnership }, { key, language }) {
    const ours = (await stores.crisisTemplates.list(partnership.id)).find(
      (one) => one.key === key && one.language === language,
    );
    const { frame, lines, questions } = templateOf(key, language);
    const answers = questions.map(({ question, answer }) => `${question}\n${answer}`);
    const tandems = { frame, lines: lines.join('\n'), answers: answers.join('\n\n'), own: false };
    return { result: ours ? { ...ours, own: true } : tandems, audit: [], shows: [] };
  },
});

export type SaveTemplate = Which &
  Pick<CrisisTemplate, 'frame' | 'lines' | 'answers'> & {
    /** The dialog's key. */ readonly form: string;
  };

/** Messages of this kind begin with it from now on. */
export const saveTemplate = useCase<SaveTemplate, void>({
  name: 'save-template',
  right: SITS,
  async run(scene, { key, language, frame, lines, answers, form }) {
    const { stores, partnership, member, now } = scene;
    const written = { by: actorOf(member), at: now };
    const { id: partnershipId } = partnership;
    if (!(await takeUnitKey(scene, 'crisis.template', form, partnershipId))) {
      return { result: undefined, audit: [], shows: [] };
    }
    const text = { partnershipId, key, language, frame, lines, answers, written };
    await stores.crisisTemplates.save(text);
    const detail = { template: key, language };
    const audit = {
      action: 'crisis.template_saved',
      model: 'partnership',
      recordId: partnershipId,
    };
    return { result: undefined, audit: [{ ...audit, detail }], shows: [] };
  },
});
