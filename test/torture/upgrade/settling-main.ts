/**
 * Tandem as it was before it left what it does not know: nothing to show, nothing to remind of, nothing to do. What
 * the torture must catch.
 */
import '../../../src/temporal.ts';
import { postedCard } from '../../../src/bot/declare/posted-card.ts';
import { NOTHING_SAID, reminderHandler } from '../../../src/bot/declare/reminder-handler.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { tandemFeature } from '../../../src/features/tandem/index.ts';
import { isKnown, LACKS } from './lacks.ts';

const cards = LACKS.cards.map((name) => postedCard(name, async () => undefined));
const reminders = reminderHandler(LACKS.reminders, {
  knows: () => true,
  read: async () => undefined,
  say: () => NOTHING_SAID,
});
for (const feature of FEATURES) {
  const { declarations, jobs = [] } = feature;
  Object.assign(feature, {
    declarations: declarations.filter(isKnown),
    jobs: jobs.map((job) =>
      job.name === LACKS.job ? { ...job, run: async () => undefined } : job,
    ),
  });
}
Object.assign(tandemFeature, { declarations: [...cards, reminders] });
await import('../../../src/main.ts');
