import { feature } from '../../bot/declare/feature.ts';
import * as parkedCards from '../../bot/delivery/parked-cards.ts';
import * as bringOut from './bring-out.ts';
import { tandemCommand } from './command.ts';
import { tandemHome } from './home.ts';
import * as readStatus from './read-status.ts';
import * as statusPresses from './status-presses.ts';

/** `/tandem`: help, another way to every command, and what cannot be sent. */
export const tandemFeature = feature({
  key: 'tandem',
  commands: [tandemCommand],
  home: tandemHome,
  modules: [parkedCards, readStatus, bringOut, statusPresses],
});
