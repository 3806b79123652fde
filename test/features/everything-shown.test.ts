import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database/database.ts';
import { openOneForTest } from '../support/databases.ts';
import { everythingShown, type Shown } from '../support/shown/everything-shown.ts';
import { slackFaults } from '../support/slack/slack-faults.ts';
import { teamsFaults } from '../support/teams/teams-faults.ts';

describe('what every feature shows', () => {
  let database: Database;
  let shown: readonly Shown[];

  beforeAll(async () => {
    database = await openOneForTest();
    shown = await everythingShown(database);
    // Some three hundred answers; a busy machine is no fault.
  }, 240_000);
  afterAll(() => database.close());

  it('is all there: cards, forms, notices and faults', () => {
    const kinds = new Set(shown.map(({ reply }) => reply.kind));
    expect([...kinds].sort()).toEqual(['card', 'dialog', 'field-errors', 'notice']);
  });

  it('fits into Slack as a message, a form and a page', () => {
    for (const { name, reply } of shown) expect([name, ...slackFaults(reply)]).toEqual([name]);
  });

  it('is read by Teams without a warning and below 80 KB', () => {
    for (const { name, reply } of shown) expect([name, ...teamsFaults(reply)]).toEqual([name]);
  });
});
