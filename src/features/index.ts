import type { Feature } from '../bot/feature.ts';
import { crisisFeature } from './crisis/index.ts';
import { exportFeature } from './export/index.ts';
import { leadFeature } from './lead/index.ts';
import { createLiaisonFeature } from './liaison/index.ts';
import { protocolFeature } from './protocol/index.ts';
import { remindersFeature } from './reminders/index.ts';
import { signalFeature } from './signal/index.ts';
import { stepFeature } from './step/index.ts';
import { tandemFeature } from './tandem/index.ts';
import { weighingFeature } from './weighing/index.ts';

const FEATURES_ALONE: readonly Feature[] = [
  signalFeature,
  leadFeature,
  stepFeature,
  weighingFeature,
  exportFeature,
  crisisFeature,
  protocolFeature,
  remindersFeature,
  tandemFeature,
];

const AGENDA = FEATURES_ALONE.flatMap(({ agenda }) => agenda ?? []);

/** Everything Tandem can do. A new command is one folder and one line here. */
export const FEATURES: readonly Feature[] = [...FEATURES_ALONE, createLiaisonFeature(AGENDA)];
