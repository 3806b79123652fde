import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tablesOf } from '../../src/bot/declare/feature.ts';
import { knowsReminder } from '../../src/bot/declare/reminder-handler.ts';
import { tidy } from '../../src/domain/text/tidy.ts';
import { FEATURES } from '../../src/features/index.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { describeCosts } from '../support/cost/describe-costs.ts';
import { IS_COUNTED, IS_LARGE, LONGEST_MILLISECONDS, SIGNALS } from '../support/cost/mode.ts';
import { type CostStage, openCostStage } from '../support/cost/stage.ts';
import { openOneForTest } from '../support/databases.ts';
import { runs } from '../support/long.ts';
import { ODD_TEXTS, someOddTexts } from '../support/odd-texts.ts';
import { everythingShownIn, type Shown } from '../support/shown/everything-shown.ts';
import { keptOf, WAYS_IN } from '../support/shown/typed-into.ts';
import { slackFaults } from '../support/slack/slack-faults.ts';
import { teamsFaults } from '../support/teams/teams-faults.ts';
import { createWorld } from '../support/world.ts';

/** Kinds of text a field: all of them through the practice room, some on the others. */
const kindsOn = (platform: string) =>
  platform === 'the practice room' ? ODD_TEXTS.length : runs(10, ODD_TEXTS.length);

describe('what every feature shows', () => {
  let database: Database;
  let shown: readonly Shown[];
  let stage: CostStage | undefined;

  beforeAll(async () => {
    if (IS_COUNTED) stage = await openCostStage(SIGNALS, IS_LARGE);
    database = stage?.world.database ?? (await openOneForTest());
    shown = await everythingShownIn(stage?.world ?? (await createWorld(database)));
  }, LONGEST_MILLISECONDS);
  afterAll(() => (stage ? stage.close() : database.close()));

  it('is all there: cards, forms, notices and faults', () => {
    const kinds = new Set(shown.map(({ reply }) => reply.kind));
    expect([...kinds].sort()).toEqual(['card', 'dialog', 'field-errors', 'notice']);
  });

  it('is reminded of on occasions that this version knows', async () => {
    const knows = knowsReminder(tablesOf(FEATURES).reminders);
    const planned = await database.prisma.reminder.findMany({ distinct: ['kind', 'occasion'] });
    expect(planned.length).toBeGreaterThan(15);
    expect(planned.filter(({ kind, occasion }) => !knows(kind, occasion))).toEqual([]);
  });

  it('fits into Slack as a message, a form and a page', () => {
    for (const { name, reply } of shown) expect([name, ...slackFaults(reply)]).toEqual([name]);
  });

  it('is read by Teams without a warning and below 80 KB', () => {
    for (const { name, reply } of shown) expect([name, ...teamsFaults(reply)]).toEqual([name]);
  });

  it.for(Object.keys(WAYS_IN))('takes odd text in any field of any form through %s', (platform) => {
    const dialogs = shown.flatMap(({ reply }) => (reply.kind === 'dialog' ? [reply.dialog] : []));
    const forms = [...new Map(dialogs.map((one) => [one.action, one])).values()];
    const typed = forms.flatMap((form) =>
      form.fields.flatMap((field) => (field.tag === 'text' ? [{ form, field: field.name }] : [])),
    );
    expect(typed.length).toBeGreaterThan(50);
    for (const [turn, { form, field }] of typed.entries()) {
      for (const { name, text } of someOddTexts(kindsOn(platform), turn)) {
        const kept = keptOf(platform, form, field, text);
        expect([form.action, field, name, kept]).toEqual([form.action, field, name, tidy(text)]);
      }
    }
  });

  describeCosts(() => stage);
});
