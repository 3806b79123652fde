import { randomUUID } from 'node:crypto';
import { tidyInteraction } from '../../../src/bot/tidy-interaction.ts';
import type { Dialog, FormValues } from '../../../src/cards/dialog.ts';
import { submissionRequest } from '../../../src/platforms/room/receive/schema.ts';
import { receiveSubmission } from '../../../src/platforms/slack/receive/receive.ts';
import { viewSubmission } from '../../../src/platforms/slack/receive/schema.ts';
import { renderDialog as slackView } from '../../../src/platforms/slack/render/render-dialog.ts';
import { readDialogState } from '../../../src/platforms/teams/render/dialog-state.ts';
import { renderDialog as teamsTask } from '../../../src/platforms/teams/render/render-dialog.ts';
import { stateOf } from '../../journeys/slack-driver.ts';
import { filledIn } from '../../journeys/teams-driver.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const ENVELOPE = {
  id: 'once',
  actor: { platform: 'room', tenant: 'havenstad', user: 'liaison-officer' },
  conversation: undefined,
  locale: undefined,
};

/** How a platform shows a form and sends back what was typed into one field of it. */
type Ways = Readonly<Record<string, (dialog: Dialog, typed: FormValues) => FormValues | undefined>>;

/** The ways in of every platform, as what it sends would be read. */
export const WAYS_IN: Ways = {
  'the practice room': ({ action, about }, values) =>
    submissionRequest.parse(
      asSent({
        ...{ as: 'havenstad/liaison-officer', id: randomUUID(), conversation: randomUUID() },
        ...{ action, key: randomUUID(), about, values },
      }),
    ).values,
  Slack(dialog, values) {
    const view = asSent(slackView(dialog, READER));
    const body = viewSubmission.parse({
      ...{ type: 'view_submission', user: { id: 'U0POLICE', team_id: 'T0POLICE' } },
      team: { id: 'T0POLICE' },
      view: { ...view, id: 'V0FORM', state: asSent(stateOf(view, values)) },
    });
    const interaction = receiveSubmission(body)?.interaction;
    return interaction?.kind === 'submission' ? interaction.values : undefined;
  },
  'Microsoft Teams': (dialog, values) =>
    readDialogState(asSent(filledIn(asSent(teamsTask(dialog, READER)), values)))?.values,
};

/** What is kept of a text that somebody types into a field of a form on a platform. */
export function keptOf(
  platform: keyof typeof WAYS_IN,
  dialog: Dialog,
  field: string,
  text: string,
): FormValues[string] | undefined {
  const fields = dialog.fields.map((one) =>
    one.tag === 'text' && one.name === field ? { ...one, value: '' } : one,
  );
  const values = WAYS_IN[platform]?.({ ...dialog, fields }, { [field]: text });
  if (!values) return undefined;
  const { action, key, about } = dialog;
  const submission = { kind: 'submission', ...ENVELOPE, action, key, about, values } as const;
  const { interaction } = tidyInteraction(submission);
  return interaction.kind === 'submission' ? interaction.values[field] : undefined;
}

/** Through the text that goes over the line, and back. */
function asSent<T extends object>(value: T): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value));
}
