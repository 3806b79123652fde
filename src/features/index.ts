import type { Feature } from '../bot/declare/feature.ts';
import { crisisFeature } from './crisis/index.ts';
import { exportFeature } from './export/index.ts';
import { leadFeature } from './lead/index.ts';
import { liaisonFeature } from './liaison/index.ts';
import { protocolFeature } from './protocol/index.ts';
import { remindersFeature } from './reminders/index.ts';
import { signalFeature } from './signal/index.ts';
import { stepFeature } from './step/index.ts';
import { tandemFeature } from './tandem/index.ts';
import { weighingFeature } from './weighing/index.ts';

/** Everything Tandem can do. A new command is one folder and one line here. */
export const FEATURES: readonly Feature[] = [
  signalFeature,
  leadFeature,
  stepFeature,
  weighingFeature,
  exportFeature,
  crisisFeature,
  protocolFeature,
  remindersFeature,
  tandemFeature,
  liaisonFeature,
];
