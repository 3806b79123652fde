/** Tandem as the older of two versions: a few of its cards, buttons, reminders and jobs are not there yet. */
import '../../../src/temporal.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { isKnown, LACKS } from './lacks.ts';

for (const feature of FEATURES) {
  const { declarations, jobs = [] } = feature;
  Object.assign(feature, {
    declarations: declarations.filter(isKnown),
    jobs: jobs.filter(({ name }) => name !== LACKS.job),
  });
}
await import('../../../src/main.ts');
