import type { Feature } from '../bot/feature.ts';
import { signalFeature } from './signal/index.ts';
import { tandemFeature } from './tandem/index.ts';

/** Everything Tandem can do. A new command is one folder and one line here. */
export const FEATURES: readonly Feature[] = [signalFeature, tandemFeature];
