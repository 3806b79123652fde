import type { Interaction } from '../../../bot/declare/interaction.ts';
import type { Button, Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import { pressAgain } from '../../shared/press-again.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { NotShownWhy } from './open-view.ts';

const WHY = {
  expired: 'slack.expired',
  no_trigger: 'slack.form_ready',
  not_installed: 'slack.not_connected',
  failed: 'slack.form_failed',
} as const satisfies Record<NotShownWhy, string>;

/** Why a form is not there, with a button that does the same once more, then with three seconds of its own. */
export function openAgain(interaction: Interaction, reader: Reader, why: NotShownWhy): Card {
  const words = wordsFor(reader.language);
  const { action, value } = pressAgain(interaction);
  const kept = value.length <= SLACK_LIMITS.buttonValueCharacters;
  const short = interaction.kind === 'command' ? interaction.name : '';
  const button: Button = {
    action,
    value: kept ? value : short,
    label: words('slack.open_form'),
    look: 'primary',
    opensDialog: true,
  };
  return {
    title: words(WHY[why]),
    blocks: kept ? [] : [{ tag: 'text', tone: 'normal', text: [words('slack.too_long_to_keep')] }],
    buttons: [button],
  };
}
