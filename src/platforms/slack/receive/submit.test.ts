import { expect, it } from 'vitest';
import { createDirectory } from '../../../bot/directory.ts';
import { createLog } from '../../../log.ts';
import { viewSubmission } from './schema.ts';
import { type SubmissionAnswer, submit } from './submit.ts';

const NOBODY = { partnerships: [], members: [], channels: [] };

it('says the fault of a field that is named like a property of every object, and no more', async () => {
  const answers: SubmissionAnswer[] = [];
  const deps = {
    dispatch: async () => ({ kind: 'field-errors', errors: { other: 'Choose one.' } }) as const,
    directory: await createDirectory({
      load: async () => NOBODY,
      noteRefused: async () => undefined,
    }),
    workspaces: { client: async () => undefined, refresh: async () => undefined },
    pictures: async () => new Map(),
    patience: { clock: { now: () => Temporal.Now.instant() }, pause: async () => undefined },
    tellAlone: async () => undefined,
    log: createLog('silent'),
  };
  await submit(deps, body(), async (one) => {
    answers.push(one);
  });
  expect(answers).toEqual([{ response_action: 'errors', errors: { constructor: 'Choose one.' } }]);
});

function body() {
  return viewSubmission.parse({
    type: 'view_submission',
    user: { id: 'U1', team_id: 'T1' },
    view: {
      id: 'V1',
      type: 'modal',
      private_metadata: JSON.stringify({ action: 'signal.raise', key: 'k1' }),
      state: { values: { constructor: { value: { type: 'plain_text_input', value: 'x' } } } },
    },
  });
}
