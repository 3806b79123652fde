import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import moreCases from '../../../test/cases/more-signals.json' with { type: 'json' };
import givenCases from '../../../test/cases/signals.json' with { type: 'json' };
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import type { ChoiceField } from '../../cards/dialog.ts';
import type { LeadMode } from '../../domain/people/side.ts';
import type { Database } from '../../storage/database/database.ts';

/** What the protocol that Tandem comes with says of each category, by its words on screen. */
const RULE: Readonly<Record<string, LeadMode>> = {
  Crime: 'police',
  'Threat to public safety': 'police',
  Recruitment: 'police',
  'Safeguarding of a child or adult': 'local_authority',
  'Care or services': 'local_authority',
  'A school, club or organisation asks for help': 'local_authority',
  'Something else': 'local_authority',
  'Tension in the community': 'joint',
  'Online rumour': 'joint',
  'A risk to assess and manage together': 'joint',
};
const LABELS = Object.keys(RULE);
const CASES = [...givenCases, ...moreCases];
const ON_SCREEN: Readonly<Record<LeadMode, string>> = {
  police: 'police',
  local_authority: 'local authority',
  joint: 'joint',
};
/** Raises it, and somebody who then acknowledges it. */
const PAIRS = [
  ['liaison-officer', 'safety-coordinator'],
  ['safety-coordinator', 'liaison-officer'],
  ['youth-worker', 'community-officer'],
] as const;

/** One of one category; of two: theirs if they agree, else joint. */
function expected([first = '', second = first]: readonly string[]): LeadMode | undefined {
  return RULE[first] === RULE[second] ? RULE[first] : 'joint';
}

describe.for(ONE_DATABASE)('the suggested lead on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let count = 0;
    let offered: ChoiceField['options'] = [];

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      offered = await options('categories');
    });
    afterAll(() => database.close());

    /** The options of the form's field, as they are read on screen. */
    async function options(name: string): Promise<ChoiceField['options']> {
      const form = await world.command('liaison-officer', 'signal');
      const fields = form.kind === 'dialog' ? form.dialog.fields : [];
      return fields.flatMap((one) =>
        one.tag === 'choice' && one.name === name ? one.options : [],
      );
    }

    /** Raises a signal as somebody does who reads the form, and says what `/lead` suggests. */
    async function suggestion(facts: string, labels: readonly string[]): Promise<string> {
      const categories = labels.map((label) => {
        const option = offered.find((one) => one.label === label);
        if (!option) throw new Error(`The form does not offer "${label}".`);
        return option.value;
      });
      const [raises, acknowledges] = PAIRS[count % PAIRS.length] ?? PAIRS[0];
      count += 1;
      const form = signalForm({ facts, interpretation: '', area: '', categories });
      let raised = await world.submit(raises, 'signal.raise', form);
      if (raised.kind === 'dialog') {
        const { key } = raised.dialog;
        raised = await world.submit(
          raises,
          'signal.raise',
          { ...form, second_look: 'keep' },
          { key },
        );
      }
      const [reference = ''] = /S-\d{4}-\d{4}/.exec(textOf(raised)) ?? [];
      await world.press(acknowledges, 'signal.acknowledge', reference);
      return textOf(await world.command(acknowledges, 'lead', reference));
    }

    function expectSuggested(shown: string, lead: LeadMode): void {
      expect(shown).toContain(`Suggested lead: ${ON_SCREEN[lead]}, because `);
      expect(shown).toContain('It is only a suggestion');
    }

    it('offers every category by its words', () => {
      expect(offered.map(({ label }) => label).toSorted()).toEqual(LABELS.toSorted());
    });

    it.each(CASES)('of "$text" is $lead', async ({ text, categories, lead }) => {
      const labels = categories.map(labelMeant);
      expect(expected(labels)).toBe(modeOf(lead));
      const shown = await suggestion(text, labels);
      expectSuggested(shown, modeOf(lead));
      for (const label of labels) expect(shown).toContain(label);
    });

    it.each(LABELS)('of %s alone is what the protocol says of it', async (label) => {
      expectSuggested(
        await suggestion('Something was seen.', [label]),
        expected([label]) ?? 'joint',
      );
    });

    it.each(pairs())(
      'of %s and %s is their side if they agree, else joint',
      async (first, second) => {
        const shown = await suggestion('Something was seen.', [first, second]);
        expectSuggested(shown, expected([first, second]) ?? 'joint');
        for (const label of [first, second]) expect(shown).toContain(label);
        expect(shown.includes(', so: joint.')).toBe(RULE[first] !== RULE[second]);
      },
    );

    it('is never taken from what was written', async () => {
      const shown = await suggestion('Recruitment, a crime, a threat: police!', [
        'Care or services',
      ]);
      expectSuggested(shown, 'local_authority');
    });
  });
});

/** Every two, once this way round and once that. */
function pairs(): [string, string][] {
  return LABELS.flatMap((first, index) =>
    LABELS.slice(index + 1).map((second, other): [string, string] =>
      (index + other) % 2 === 0 ? [first, second] : [second, first],
    ),
  );
}

/** Whoever writes a case need not write a category to the letter: a part of it is enough, in small letters. */
function labelMeant(said: string): string {
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const meant = LABELS.filter((label) => plain(label).includes(plain(said)));
  const [label] = meant;
  if (label === undefined || meant.length > 1) throw new Error(`Which category is "${said}"?`);
  return label;
}

function modeOf(said: string): LeadMode {
  const word = said
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (word === 'police' || word === 'local_authority' || word === 'joint') return word;
  throw new Error(`No such lead: ${said}`);
}
