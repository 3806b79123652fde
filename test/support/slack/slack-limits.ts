import { SLACK_LIMITS } from '../../../src/platforms/slack/limits.ts';

type Json = Readonly<Record<string, unknown>>;

/** Lengths by the place where they stand; the paths are those of Block Kit. */
const LENGTHS: readonly (readonly [kind: string, path: string, most: number])[] = [
  ['section', 'text.text', SLACK_LIMITS.sectionCharacters],
  ['header', 'text.text', SLACK_LIMITS.headerCharacters],
  ['context', 'elements.0.text', SLACK_LIMITS.contextCharacters],
  ['image', 'alt_text', SLACK_LIMITS.altCharacters],
  ['button', 'text.text', SLACK_LIMITS.buttonCharacters],
  ['button', 'value', SLACK_LIMITS.buttonValueCharacters],
  ['button', 'url', SLACK_LIMITS.buttonUrlCharacters],
  ['button', 'action_id', SLACK_LIMITS.actionIdCharacters],
  ['actions', 'elements', SLACK_LIMITS.actionsElements],
  ['actions', 'block_id', SLACK_LIMITS.blockIdCharacters],
  ['input', 'label.text', SLACK_LIMITS.inputLabelCharacters],
  ['input', 'hint.text', SLACK_LIMITS.inputHintCharacters],
  ['input', 'block_id', SLACK_LIMITS.blockIdCharacters],
  ['plain_text_input', 'initial_value', SLACK_LIMITS.inputCharacters],
  ['static_select', 'options', SLACK_LIMITS.selectOptions],
  ['static_select', 'option_groups', SLACK_LIMITS.optionGroups],
  ['multi_static_select', 'options', SLACK_LIMITS.selectOptions],
  ['multi_static_select', 'option_groups', SLACK_LIMITS.optionGroups],
  ['checkboxes', 'options', SLACK_LIMITS.checkboxes],
  ['radio_buttons', 'options', SLACK_LIMITS.radioButtons],
  ['modal', 'title.text', SLACK_LIMITS.viewTitleCharacters],
  ['modal', 'submit.text', SLACK_LIMITS.viewButtonCharacters],
  ['modal', 'close.text', SLACK_LIMITS.viewButtonCharacters],
  ['modal', 'private_metadata', SLACK_LIMITS.metadataCharacters],
  ['modal', 'callback_id', SLACK_LIMITS.callbackIdCharacters],
  ['modal', 'blocks', SLACK_LIMITS.viewBlocks],
  ['home', 'blocks', SLACK_LIMITS.viewBlocks],
];

/** @returns every limit that is passed, by its place. */
export function passedLimits(json: unknown): string[] {
  return objectsOf(json).flatMap((one) => [
    ...LENGTHS.filter(([kind]) => one['type'] === kind).flatMap(([kind, path, most]) => {
      const length = lengthAt(one, path);
      return length > most ? [`${kind} ${path}: ${length} > ${most}`] : [];
    }),
    ...richFaults(one),
    ...doubledIds(one),
  ]);
}

function richFaults(one: Json): string[] {
  if (one['type'] === 'text' && one['text'] === '') return ['an empty text element'];
  if (one['type'] !== 'rich_text') return [];
  const said = objectsOf(one).map(({ text }) => (typeof text === 'string' ? text.length : 0));
  const length = said.reduce((sum, more) => sum + more, 0);
  return length > SLACK_LIMITS.sectionCharacters ? [`rich_text: ${length}`] : [];
}

/** Ids within a block, and of blocks within a view, must differ. */
function doubledIds(one: Json): string[] {
  const ids = [...listOf(one['elements'], 'action_id'), ...listOf(one['blocks'], 'block_id')];
  return new Set(ids).size === ids.length ? [] : [`doubled ids in ${String(one['type'])}`];
}

function listOf(list: unknown, name: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => (typeof one[name] === 'string' ? [one[name]] : []));
}

function lengthAt(one: Json, path: string): number {
  const value = path.split('.').reduce<unknown>((at, name) => Object(at)[name], one);
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

function objectsOf(json: unknown): Json[] {
  if (Array.isArray(json)) return json.flatMap(objectsOf);
  if (typeof json !== 'object' || json === null) return [];
  return [json as Json, ...Object.values(json).flatMap(objectsOf)];
}
